/**
 * A page is made of blocks; a block is a function from the look to lines. Commands build blocks from plain values and
 * never see widths, colors or escape sequences.
 */
import type { Look } from "./look.ts";
import { paint, strong, type Text } from "./text.ts";
import { widthOf, wrap } from "./width.ts";

export type Block = (look: Look) => readonly string[];

/** The block as it goes out, with a line end after each line. */
export function render(block: Block, look: Look): string {
  return block(look)
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** Blocks one under the other. */
export function page(...blocks: readonly Block[]): Block {
  return (look) => blocks.flatMap((block) => block(look));
}

/** Blocks with an empty line between them; blocks without lines leave none. */
export function spaced(...blocks: readonly Block[]): Block {
  return (look) =>
    blocks
      .map((block) => block(look))
      .filter((lines) => lines.length > 0)
      .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** Nothing. */
export const nothing: Block = () => [];

/** A sentence or two, wrapped at the width. */
export function paragraph(text: Text): Block {
  return (look) => wrap(text, look.width, look.keepsWords).map((line) => paint(line, look));
}

/** The title of what follows. */
export function heading(text: string): Block {
  return paragraph(strong(text));
}

/** A block moved to the right. */
export function indent(block: Block, cells = 2): Block {
  return hanging(" ".repeat(cells), block);
}

/** A block whose first line begins with a mark and whose other lines stand under the text. */
export function hanging(mark: Text, block: Block): Block {
  const cells = widthOf(mark);
  return (look) => {
    const inner = { ...look, width: look.width === undefined ? undefined : Math.max(1, look.width - cells) };
    const first = paint(wrap(mark, undefined)[0] ?? [], look);
    return block(inner).map((line, index) => `${index === 0 ? first : " ".repeat(cells)}${line}`);
  };
}

/** One mark and one text a line. */
export function bullets(items: readonly Text[]): Block {
  return page(...items.map((item) => hanging("- ", paragraph(item))));
}

/** Ready-made text, line by line, as it stands: scripts and documents the program made itself, no user data. */
export function verbatim(text: string): Block {
  return () => text.replace(/\n$/u, "").split("\n");
}
