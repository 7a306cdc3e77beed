/** Labels and values, one pair a line, the values under each other. */
import type { Block } from "./block.ts";
import { dim, paint, type Text } from "./text.ts";
import { fit, widthOf, wrap } from "./width.ts";

/** A pair whose value is undefined is left out. */
export type Fact = readonly [label: string, value: Text | undefined];

/** An aligned block of labels and values; long values wrap under themselves. */
export function facts(pairs: readonly Fact[]): Block {
  const shown = pairs.filter((pair): pair is readonly [string, Text] => pair[1] !== undefined);
  const labels = Math.max(0, ...shown.map(([label]) => widthOf(label)));
  return (look) => {
    // A label never takes more than half of a narrow line.
    const width = look.width === undefined ? labels : Math.min(labels, Math.floor(look.width / 2) - 2);
    const room = look.width === undefined ? undefined : Math.max(1, look.width - width - 2);
    return shown.flatMap(([label, value]) =>
      wrap(value, room, look.keepsWords).map((line, index) => {
        const head = fit(index === 0 ? dim(label) : "", { width: Math.max(0, width) }, look);
        return `${head}  ${paint(line, look)}`.trimEnd();
      }),
    );
  };
}
