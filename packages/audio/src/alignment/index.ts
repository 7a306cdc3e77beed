export { align, PASSAGE, type Alignment, type Passage, type Shift } from "./align.ts";
