/** Amounts drawn in a line of text. */
import { accent, dim, type Text } from "./text.ts";

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** A share from 0 to 1 as a bar of this many cells, to an eighth of a cell. Anything above nothing shows. */
export function bar(share: number, cells = 20): Text {
  const clamped = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  const eighths = Math.max(clamped > 0 ? 1 : 0, Math.floor(clamped * cells * 8));
  const filled = `${"█".repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ""}`;
  return [accent(filled), dim("·".repeat(cells - filled.length))];
}

/** Peaks from 0 to 1 as a row of columns, the highest of each span; a missing value is a gap. */
export function sparkline(values: readonly number[], cells = values.length): string {
  const shown = Math.min(cells, values.length);
  return Array.from({ length: shown }, (_, at) => {
    const from = Math.floor((at * values.length) / shown);
    const to = Math.max(from + 1, Math.floor(((at + 1) * values.length) / shown));
    const span = values.slice(from, to).filter(Number.isFinite);
    if (span.length === 0) return " ";
    const peak = Math.min(1, Math.max(0, ...span));
    return LEVELS[Math.min(LEVELS.length - 1, Math.floor(peak * LEVELS.length))] ?? " ";
  }).join("");
}
