export type { LabelCopyInput } from "./label-copy-input.ts";
export { labelCopyPage } from "./label-copy-page.ts";
export { labelCopyPdf, type LabelCopyPdf } from "./label-copy-pdf.ts";
