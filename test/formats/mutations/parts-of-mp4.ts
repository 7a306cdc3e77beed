import { numberAt, textAt, type Part, type SizeField } from "./part.ts";

const PARENTS = new Set(
  "moov trak mdia minf stbl udta ilst edts dinf moof traf mvex meta stsd mp4a alac wave ----".split(" "),
);
const DEEPEST = 16;

/** Atoms with those inside them. What stands between the head of an atom and its first child is looked for. */
export function partsOfMp4(bytes: Buffer, start: number): Part[] {
  const parts: Part[] = [];
  walk(start, bytes.length, 0);
  return parts;

  function walk(from: number, to: number, depth: number, isList = false): void {
    for (let at = from; at + 8 <= to && parts.length < 20_000;) {
      const size: SizeField = { at, width: 4, form: "be" };
      const stated = numberAt(bytes, size);
      const name = textAt(bytes, at + 4);
      const end = stated < 8 ? to : Math.min(to, at + stated);
      parts.push({ name, start: at, end, size });
      if (depth < DEEPEST && (isList || PARENTS.has(name)))
        walk(at + headOf(bytes, name, at), end, depth + 1, name === "ilst");
      at = end;
    }
  }
}

function headOf(bytes: Buffer, name: string, at: number): number {
  if (name === "stsd") return 16;
  if (name === "mp4a" || name === "alac") return 36;
  return name === "meta" && textAt(bytes, at + 12) !== "hdlr" ? 12 : 8;
}
