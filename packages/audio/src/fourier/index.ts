export { createFourier, type Fourier } from "./fourier.ts";
