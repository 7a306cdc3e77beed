import type { OnMissing } from "./atoms.ts";
import type { FontSource } from "./font-source.ts";
import type { Paper } from "./row.ts";

/**
 * A paper as PDF, A4, with its fonts inside: for the same content the same bytes. `onMissing` is told of letters that no font
 * holds; `[?]` stands for them.
 */
export async function writePdf(paper: Paper, fonts: FontSource, onMissing: OnMissing): Promise<Uint8Array> {
  // The libraries take a quarter of a second to load, which only who prints should wait for.
  const { drawPaper } = await import("./draw-paper.ts");
  return drawPaper(paper, fonts, onMissing);
}
