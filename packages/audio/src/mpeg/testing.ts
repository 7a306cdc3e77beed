/** Builds MPEG audio for tests: silent frames with true headers, and the frame that encoders put in front. */
import { frameSize } from "./frame-header.ts";

/** `MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo`, in other words 417 or 418 bytes. */
export const MP3_128 = [0xff, 0xfb, 0x90, 0x00] as const;

/** Frames with this header. Their bodies differ from each other and hold no header. */
export function buildFrames(
  count: number,
  header: readonly [number, number, number, number] = MP3_128,
  freeSize = 0,
): Buffer {
  const size = frameSize(Uint8Array.from(header), 0, freeSize);
  const frame = (index: number): Buffer =>
    Buffer.concat([Buffer.from(header), Buffer.alloc(size - 4, 0x20 + (index % 64))]);
  return Buffer.concat(Array.from({ length: count }, (_, index) => frame(index)));
}

export interface BuiltInfo {
  readonly kind?: "Info" | "Xing";
  readonly frames?: number;
  readonly delay?: number;
  readonly padding?: number;
}

/** An info frame as LAME writes it. */
export function buildInfoFrame({
  kind = "Info",
  frames = 0,
  delay = 576,
  padding = 1000,
}: BuiltInfo = {}): Buffer {
  const frame = buildFrames(1);
  frame.fill(0, 4);
  frame.write(kind, 36, "latin1");
  frame.writeUInt32BE(0x0f, 40);
  frame.writeUInt32BE(frames, 44);
  frame.write("LAME3.100", 156, "latin1");
  frame.writeUIntBE(delay * 4096 + padding, 177, 3);
  return frame;
}

/** A frame of ID3v2.3 or of 2.4 with a body below 128 bytes. */
export function buildId3Frame(id: string, body: string | Uint8Array): Buffer {
  const content = typeof body === "string" ? Buffer.from(body, "latin1") : body;
  return Buffer.concat([Buffer.from(id), Uint8Array.of(0, 0, 0, content.length, 0, 0), content]);
}

/** An ID3v2 tag. `content` is what stands between its header and its end. */
export function buildId3(content: Uint8Array, { version = 3, flags = 0 } = {}): Buffer {
  const size = [21, 14, 7, 0].map((shift) => (content.length >> shift) & 0x7f);
  const header = Buffer.from([0x49, 0x44, 0x33, version, 0, flags, ...size]);
  const footer = (flags & 0x10) === 0 ? [] : [Buffer.from("3DI"), header.subarray(3)];
  return Buffer.concat([header, content, ...footer]);
}

export interface BuiltId3v1 {
  readonly title?: string;
  readonly artist?: string;
  readonly release?: string;
  readonly year?: string;
  readonly comment?: string;
  readonly track?: number;
}

/** An ID3v1.1 tag, padded with zeros. */
export function buildId3v1({
  title = "",
  artist = "",
  release = "",
  year = "",
  comment = "",
  track = 0,
}: BuiltId3v1 = {}): Buffer {
  const tag = Buffer.alloc(128);
  tag.write("TAG", "latin1");
  tag.write(title, 3, 30, "latin1");
  tag.write(artist, 33, 30, "latin1");
  tag.write(release, 63, 30, "latin1");
  tag.write(year, 93, 4, "latin1");
  tag.write(comment, 97, 28, "latin1");
  tag[126] = track;
  tag[127] = 17;
  return tag;
}

export interface BuiltApe {
  readonly version?: 1000 | 2000;
  readonly header?: boolean;
  readonly footer?: boolean;
}

/** An APE item; `flags` 0 is text, 2 binary. */
export function buildApeItem(key: string, value: string | Uint8Array, flags = 0): Buffer {
  const content = Buffer.from(value);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(content.length, 0);
  head.writeUInt32LE(flags, 4);
  return Buffer.concat([head, Buffer.from(`${key}\0`, "latin1"), content]);
}

/** An APE tag with these items. */
export function buildApe(
  items: readonly Uint8Array[],
  { version = 2000, header = true, footer = true }: BuiltApe = {},
): Buffer {
  const content = Buffer.concat(items);
  const end = (flags: number): Buffer => {
    const bytes = Buffer.alloc(32);
    bytes.write("APETAGEX", "latin1");
    bytes.writeUInt32LE(version, 8);
    bytes.writeUInt32LE(content.length + (footer ? 32 : 0), 12);
    bytes.writeUInt32LE(items.length, 16);
    bytes.writeUInt32LE(
      version === 1000 ? 0 : flags + (header ? 0x8000_0000 : 0) + (footer ? 0 : 0x4000_0000),
      20,
    );
    return bytes;
  };
  return Buffer.concat([...(header ? [end(0x2000_0000)] : []), content, ...(footer ? [end(0)] : [])]);
}

/** A Lyrics3 2.00 tag. */
export function buildLyrics3(text: string): Buffer {
  const content = `LYRICSBEGIN${text}`;
  return Buffer.from(`${content}${String(content.length).padStart(6, "0")}LYRICS200`, "latin1");
}
