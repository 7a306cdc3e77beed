export type { Span } from "./atoms.ts";
export { installedFonts, type FontSource } from "./font-source.ts";
export type { Cell, Paper, Row } from "./row.ts";
export { TEXT_WIDTH } from "./page.ts";
export { writePdf } from "./write-pdf.ts";
