export { align, scoreItself, PASSAGE, type Alignment, type Shift } from "./align.ts";
