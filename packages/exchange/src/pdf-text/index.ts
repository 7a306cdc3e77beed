export type { Span } from "./atoms.ts";
export { installedFonts, type FontSource } from "./font-source.ts";
export type { Cell, Paper, Row } from "./row.ts";
export { TEXT_WIDTH, writePdf } from "./write-pdf.ts";
