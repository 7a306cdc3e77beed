export { countBits } from "./bit-count.ts";
