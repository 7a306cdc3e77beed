/** A list of Vorbis comments: vendor, then entries. */
import { partOf, take, type Part } from "./part.ts";

export interface Comments {
  readonly parts: readonly Part[];
  /** Offset behind the last entry. */
  readonly end: number;
}

export function listComments(prefix: string, bytes: Buffer, start: number): Comments {
  const textAt = (at: number): Buffer => take(bytes, at + 4, bytes.readUInt32LE(at));
  const vendor = textAt(start);
  const parts = [partOf(`${prefix}/vendor`, vendor)];
  let at = start + 4 + vendor.length;
  const count = bytes.readUInt32LE(at);
  at += 4;
  for (let index = 0; index < count; index++) {
    const entry = textAt(at);
    const [name = ""] = entry.toString("utf8").split("=");
    parts.push(partOf(`${prefix}/${name.toUpperCase()}`, entry));
    at += 4 + entry.length;
  }
  return { parts, end: at };
}
