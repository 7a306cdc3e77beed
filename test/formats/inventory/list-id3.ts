/** Frames of an ID3v2 tag. */
import { nameAt, partOf, take, type Part } from "./part.ts";

/** What the header of a tag says of its length, header and footer counted; 0 where there is no tag. */
export function id3Length(bytes: Buffer, offset: number): number {
  if (offset + 10 > bytes.length || nameAt(bytes, offset, 3) !== "ID3") return 0;
  const hasFooter = ((bytes[offset + 5] ?? 0) & 0x10) !== 0;
  return 10 + synchsafe(bytes, offset + 6) + (hasFooter ? 10 : 0);
}

/** Version, frames in their order with what tells frames of a kind apart, and padding, all under `prefix`. */
export function listId3(prefix: string, tag: Buffer): Part[] {
  const version = tag[3] ?? 0;
  const flags = tag[5] ?? 0;
  const stored = take(tag, 10, synchsafe(tag, 6));
  const body = version < 4 && (flags & 0x80) !== 0 ? withoutStuffing(stored) : stored;
  const [idSize, headSize] = version === 2 ? [3, 6] : [4, 10];
  const parts = [partOf(`${prefix}/version`, Uint8Array.of(version))];
  let at = version > 2 && (flags & 0x40) !== 0 ? extendedSize(body, version) : 0;
  if (at > 0) parts.push(partOf(`${prefix}/extended header`, take(body, 0, at)));
  while (at + headSize <= body.length && body[at] !== 0) {
    const id = nameAt(body, at, idSize);
    const size =
      version === 2
        ? body.readUIntBE(at + 3, 3)
        : version === 3
          ? body.readUInt32BE(at + 4)
          : synchsafe(body, at + 4);
    const content = take(body, at + headSize, size);
    const frame = Buffer.concat([
      take(body, at + headSize - (version === 2 ? 0 : 2), version === 2 ? 0 : 2),
      content,
    ]);
    parts.push({ ...partOf(`${prefix}/${id}${detail(id, content)}`, frame), size });
    at += headSize + size;
  }
  if (at < body.length) parts.push(listPadding(prefix, body.subarray(at)));
  return parts;
}

function listPadding(prefix: string, rest: Buffer): Part {
  if (rest.some((byte) => byte !== 0))
    throw new Error(`${prefix}: what stands behind the frames is not padding`);
  return partOf(`${prefix}/padding`, rest, true);
}

/** Owner, description, language or picture type. */
function detail(id: string, content: Buffer): string {
  const zero = content.indexOf(0);
  const encoding = content[0] ?? 0;
  switch (id) {
    case "TXXX":
    case "WXXX":
      return `:${textAt(content, 1, encoding)}`;
    case "COMM":
    case "USLT":
      return `:${nameAt(content, 1, 3)}:${textAt(content, 4, encoding)}`;
    case "PRIV":
    case "UFID":
    case "POPM":
      return `:${content.toString("latin1", 0, zero)}`;
    case "APIC": {
      const type = content.indexOf(0, 1) + 1;
      return `:${content[type] ?? 0}:${textAt(content, type + 1, encoding)}`;
    }
    case "GEOB": {
      const fileName = content.indexOf(0, 1) + 1;
      return `:${textAt(content, afterText(content, fileName, encoding), encoding)}`;
    }
    default:
      return "";
  }
}

function textAt(content: Buffer, at: number, encoding: number): string {
  const isWide = encoding === 1 || encoding === 2;
  const text = content.subarray(at, afterText(content, at, encoding) - (isWide ? 2 : 1));
  if (encoding === 3) return text.toString("utf8");
  if (!isWide) return text.toString("latin1");
  return new TextDecoder(encoding === 2 || text[0] === 0xfe ? "utf-16be" : "utf-16le").decode(text);
}

/** The offset behind a text and its end mark. */
function afterText(content: Buffer, at: number, encoding: number): number {
  const width = encoding === 1 || encoding === 2 ? 2 : 1;
  for (let end = at; end + width <= content.length; end += width) {
    if (content[end] === 0 && content[end + width - 1] === 0) return end + width;
  }
  throw new Error("a text of an ID3 frame has no end");
}

function extendedSize(body: Buffer, version: number): number {
  return version === 3 ? 4 + body.readUInt32BE(0) : synchsafe(body, 0);
}

/** Takes out the zeros that unsynchronisation puts behind FF. */
function withoutStuffing(bytes: Buffer): Buffer {
  return Buffer.from(bytes.filter((byte, index) => byte !== 0 || bytes[index - 1] !== 0xff));
}

function synchsafe(bytes: Buffer, at: number): number {
  return take(bytes, at, 4).reduce((value, byte) => {
    if (byte > 0x7f) throw new Error("a size of ID3 has a byte above 7F");
    return value * 128 + byte;
  }, 0);
}
