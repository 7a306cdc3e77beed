import { numberAt, textAt, type Part, type SizeField } from "./part.ts";

export interface Found {
  readonly parts: readonly Part[];
  /** Exclusive; where nothing was found, where it was looked for. */
  readonly end: number;
}

/** An ID3v2 tag with its frames. */
export function id3At(bytes: Buffer, start: number): Found {
  if (textAt(bytes, start, 3) !== "ID3") return { parts: [], end: start };
  const size: SizeField = { at: start + 6, width: 4, form: "synchsafe" };
  const end = Math.min(bytes.length, start + 10 + numberAt(bytes, size));
  const parts: Part[] = [{ name: "ID3", start, end, size }];
  const version = bytes[start + 3] ?? 0;
  for (let at = start + 10; at + 10 <= end && bytes[at] !== 0 && parts.length < 5000;) {
    const field: SizeField =
      version === 2
        ? { at: at + 3, width: 3, form: "be" }
        : { at: at + 4, width: 4, form: version === 4 ? "synchsafe" : "be" };
    const next = Math.min(end, at + (version === 2 ? 6 : 10) + numberAt(bytes, field));
    parts.push({ name: textAt(bytes, at), start: at, end: next, size: field });
    at = next;
  }
  return { parts, end };
}

/** Vorbis comments, from the length of the vendor on. */
export function commentsAt(bytes: Buffer, start: number): Found {
  const parts: Part[] = [];
  let at = start;
  const push = (name: string): void => {
    const size: SizeField = { at, width: 4, form: "le" };
    const end = Math.min(bytes.length, at + 4 + numberAt(bytes, size));
    parts.push({ name, start: at, end, size });
    at = end;
  };
  push("vendor");
  const count: SizeField = { at, width: 4, form: "le" };
  parts.push({ name: "count", start: at, end: at + 4, size: count });
  at += 4;
  for (let left = Math.min(5000, numberAt(bytes, count)); left > 0 && at + 4 <= bytes.length; left--)
    push("comment");
  return { parts, end: at };
}
