export { createFourier } from "./fourier.ts";
