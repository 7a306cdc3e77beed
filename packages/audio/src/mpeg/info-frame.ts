/**
 * The frame that encoders put in front of the audio: a silent frame of layer III whose body holds counts. `Xing` is that
 * of Xing's VBR header, `Info` the same in front of a constant bitrate, `VBRI` that of Fraunhofer. LAME adds how many
 * samples of the decoded audio were not in the source (gabriel.mp3-tech.org/mp3infotag.html).
 */
import type { FrameHeader } from "./frame-header.ts";

export interface InfoFrame {
  readonly kind: "Info" | "VBRI" | "Xing";
  /** As stated, without this frame; null where it is not stated. */
  readonly frameCount: number | null;
  /** As stated: from this frame to the last. */
  readonly byteCount: number | null;
  /** `LAME3.100`, `Lavf`; empty where it is not stated. */
  readonly encoder: string;
  /** Samples of a channel that the encoder put in front and behind; null where it is not stated. */
  readonly gapless: { readonly delay: number; readonly padding: number } | null;
}

const FLAG = { frames: 1, bytes: 2, positions: 4, quality: 8 } as const;
/** Of the extension of LAME: its name, then where delay and padding stand, 12 bits each. */
const LAME = { name: 9, delays: 21, size: 36 } as const;
const VBRI_OFFSET = 36;
/** What the name of an encoder starts with that fills in delay and padding. */
const GAPLESS_ENCODERS = /^(?:LAME|L3\.99|Lav[cf]|GOGO)/u;

/** Reads the information of a frame, all of whose bytes are given; null where it is a frame of audio. */
export function readInfoFrame(frame: Uint8Array, header: FrameHeader): InfoFrame | null {
  if (header.layer !== 3) return null;
  const isMono = header.channels === 1;
  const sideInfo = header.version === 1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  // Most writers pass over the checksum of the frame, some do not.
  for (const at of [4 + sideInfo, 4 + sideInfo + 2]) {
    const kind = latin1(frame, at, 4);
    if (kind === "Xing" || kind === "Info") return readXing(frame, at, kind);
  }
  return latin1(frame, VBRI_OFFSET, 4) === "VBRI" ? readVbri(frame) : null;
}

function readXing(frame: Uint8Array, start: number, kind: "Info" | "Xing"): InfoFrame {
  const flags = frame.length < start + 8 ? 0 : readUint32(frame, start + 4);
  let at = start + 8;
  const take = (flag: number, size: number): number | null => {
    if ((flags & flag) === 0) return null;
    at += size;
    return at <= frame.length ? readUint32(frame, at - size) : null;
  };
  const frameCount = take(FLAG.frames, 4);
  const byteCount = take(FLAG.bytes, 4);
  take(FLAG.positions, 100);
  take(FLAG.quality, 4);
  const encoder = latin1(frame, at, LAME.name)
    .replace(/[^\x20-\x7e].*$/su, "")
    .trimEnd();
  const hasDelays = GAPLESS_ENCODERS.test(encoder) && at + LAME.size <= frame.length;
  return {
    kind,
    frameCount,
    byteCount,
    encoder,
    gapless: hasDelays ? readDelays(frame, at + LAME.delays) : null,
  };
}

function readDelays(frame: Uint8Array, at: number): { delay: number; padding: number } {
  const bits = ((frame[at] ?? 0) << 16) | ((frame[at + 1] ?? 0) << 8) | (frame[at + 2] ?? 0);
  return { delay: bits >> 12, padding: bits & 0xfff };
}

/** Version, delay and quality of two bytes each, then bytes and frames. Its delay is that of the decoder, not a trim. */
function readVbri(frame: Uint8Array): InfoFrame | null {
  if (frame.length < VBRI_OFFSET + 18) return null;
  const [byteCount, frameCount] = [readUint32(frame, VBRI_OFFSET + 10), readUint32(frame, VBRI_OFFSET + 14)];
  return { kind: "VBRI", frameCount, byteCount, encoder: "", gapless: null };
}

function latin1(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString("latin1");
}

function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at);
}
