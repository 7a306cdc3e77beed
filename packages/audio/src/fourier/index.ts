export { createFourier, createRealFourier } from "./fourier.ts";
