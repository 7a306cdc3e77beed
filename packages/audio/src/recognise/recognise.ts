/** Recognises audio by its content. The name of a file says nothing here: names lie. */
import type { ByteSource } from "../riff/index.ts";
import { adtsFrameSize, mpegFrameSize } from "./mpeg-frame.ts";
import { AUDIO_SIGNATURES, matches, OTHER_SIGNATURES, type Recognised } from "./signatures.ts";

/** How much of the beginning is looked at. */
const HEAD = 16 * 1024;
/** The last byte that a signature of audio names is the sixteenth. */
const LONGEST_SIGNATURE = 32;

const MP3 = {
  kind: "audio",
  start: 0,
  container: "mp3",
  format: { name: "MP3", mediaType: "audio/mpeg" },
} as const;
const ADTS = {
  kind: "audio",
  start: 0,
  container: "other",
  format: { name: "AAC (ADTS)", mediaType: "audio/aac" },
} as const;

/** Says what a file is, from its content. Reads at most 32 KiB; of most audio, its first bytes. */
export async function recognise(source: ByteSource): Promise<Recognised> {
  if (source.size === 0) return { kind: "not-audio", seems: "an empty file" };
  const signed = bySignature(await source.read(0, LONGEST_SIGNATURE));
  if (signed !== null) return signed;
  const head = await source.read(0, HEAD);
  const behind = skipId3(head);
  if (behind === null) return byContent(head) ?? { kind: "not-audio", seems: nameUnknown(head) };
  // An ID3v2 tag says nothing about what it stands before: FLAC and others carry one, too.
  const rest = await source.read(behind, HEAD);
  const found = rest.length === 0 ? null : byContent(rest);
  if (found?.kind === "audio") return { ...found, start: behind };
  return { kind: "not-audio", seems: `an ID3 tag with ${nameWhatFollows(source.size, behind)} behind it` };
}

function nameWhatFollows(size: number, behind: number): string {
  return behind >= size ? "nothing" : "no audio that is known";
}

/** Where an ID3v2 tag at the beginning ends; null when there is none. Several in a row are not followed. */
function skipId3(head: Uint8Array): number | null {
  if (head[0] !== 0x49 || head[1] !== 0x44 || head[2] !== 0x33 || head.length < 10) return null;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  const hasFooter = ((head[5] ?? 0) & 0x10) !== 0;
  return 10 + size + (hasFooter ? 10 : 0);
}

function bySignature(head: Uint8Array): Recognised | null {
  const audio = AUDIO_SIGNATURES.find((signature) => matches(head, signature));
  if (audio === undefined) return null;
  const { container, name, mediaType } = audio;
  return { kind: "audio", container, format: { name, mediaType }, start: 0 };
}

function byContent(head: Uint8Array): Recognised | null {
  const audio = bySignature(head);
  if (audio !== null) return audio;
  const other = OTHER_SIGNATURES.find((signature) => matches(head, signature));
  if (other !== undefined) return { kind: "not-audio", seems: other.seems };
  return findFrames(head);
}

/**
 * MPEG audio has no signature, only a pattern of twelve bits that any data can hold by chance. So a second header has
 * to stand where the first frame ends; at the very beginning of the file a first one whose frame is cut off will do.
 */
function findFrames(head: Uint8Array): Recognised | null {
  // Zeros may stand in front, left over from a tag that was taken out.
  const start = Math.max(
    0,
    head.findIndex((byte) => byte !== 0),
  );
  for (let at = start; at < head.length - 4; at++) {
    if (head[at] !== 0xff) continue;
    for (const [frameSize, found] of [
      [mpegFrameSize, MP3],
      [adtsFrameSize, ADTS],
    ] as const) {
      const size = frameSize(head, at);
      if (size === null) continue;
      const next = at + size;
      if (next + 4 <= head.length ? frameSize(head, next) !== null : at === start) return found;
    }
  }
  return null;
}

function nameUnknown(head: Uint8Array): string {
  if (head.every((byte) => byte === 0)) return "nothing but zeros, as a broken download leaves them";
  const text = new TextDecoder("utf-8").decode(head.subarray(0, 4096), { stream: true });
  // eslint-disable-next-line no-control-regex -- control characters are what text does not have
  if (/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/u.test(text)) return "data of an unknown kind";
  return /^\s*<(?:!doctype|html)/iu.test(text) ? "a web page" : "text";
}
