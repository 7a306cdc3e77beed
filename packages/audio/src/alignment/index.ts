export { align, PASSAGE, type Alignment, type Shift } from "./align.ts";
