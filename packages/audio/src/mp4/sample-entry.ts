/**
 * The entries of `stsd`: how the samples of a track are coded (ISO/IEC 14496-12 clause 8.5.2 and 12.2; sound of versions 0
 * to 2 in the QuickTime File Format, "Sound Sample Descriptions").
 */
import { fourCc, innerAtoms, viewOf, type InnerAtom } from "./atom.ts";
import { readSoundCoding, type SoundCoding } from "./sound-coding.ts";
import type { Grain, SoundFields } from "./sound-fields.ts";

export interface SampleEntry {
  /** Four characters: `mp4a`, `alac`, `avc1`. */
  readonly coding: string;
  /** The whole entry as it stands in the file, with its header. */
  readonly raw: Uint8Array;
  /** The atoms behind its fixed part. */
  readonly extensions: readonly InnerAtom[];
  /** From 1: which entry of `dref` says where the samples are. */
  readonly dataReference: number;
  /** The samples lie in another file. */
  readonly isExternal: boolean;
  /** Null for all but sound, and where the entry is cut off. */
  readonly sound: SoundCoding | null;
  /** Pixels; null for all but pictures. */
  readonly picture: { readonly width: number; readonly height: number } | null;
}

const MAX_ENTRIES = 64;
/** The fixed part of an entry of pictures, with its header. */
const PICTURE_FIXED = 86;
const VARIABLE_RATE = -2;
/** Real ones have 1 or 64 frames. */
const MAX_GRAIN = 65_536;

/** Reads the content of `stsd` behind version and flags. `isVersion1` is the version of the atom itself. */
export function readSampleEntries(
  content: Uint8Array,
  { handler, isVersion1, external }: { handler: string; isVersion1: boolean; external: ReadonlySet<number> },
): SampleEntry[] {
  const { atoms } = innerAtoms(content, 4);
  return atoms.slice(0, MAX_ENTRIES).map(({ type, raw }) => {
    const dataReference = raw.length >= 16 ? viewOf(raw).getUint16(14) : 0;
    const base = { coding: type, raw, dataReference, isExternal: external.has(dataReference) };
    const parsed = handler === "soun" ? readSound(type, raw, isVersion1) : null;
    if (parsed !== null) {
      const extensions = innerAtoms(raw, parsed.end).atoms;
      return { ...base, extensions, sound: readSoundCoding(parsed.fields, extensions), picture: null };
    }
    if (handler !== "vide" || raw.length < PICTURE_FIXED)
      return { ...base, extensions: [], sound: null, picture: null };
    const view = viewOf(raw);
    const picture = { width: view.getUint16(32), height: view.getUint16(34) };
    return { ...base, extensions: innerAtoms(raw, PICTURE_FIXED).atoms, sound: null, picture };
  });
}

function readSound(
  coding: string,
  raw: Uint8Array,
  isVersion1: boolean,
): { fields: SoundFields; end: number } | null {
  if (raw.length < 36) return null;
  const view = viewOf(raw);
  const version = isVersion1 ? 0 : view.getUint16(16);
  const fields: SoundFields = {
    coding,
    version,
    channels: view.getUint16(24),
    sampleSize: view.getUint16(26),
    sampleRate: view.getUint32(32) >>> 16 || null,
    grain: null,
    linearFlags: null,
  };
  if (version === 1 && raw.length >= 52) {
    const grain = readGrain(view.getUint32(36), view.getUint32(44));
    return { fields: { ...fields, grain: view.getInt16(28) === VARIABLE_RATE ? null : grain }, end: 52 };
  }
  if (version === 2 && raw.length >= 72) {
    const sampleRate = view.getFloat64(40);
    return {
      fields: {
        ...fields,
        channels: view.getUint32(48),
        sampleSize: view.getUint32(56),
        sampleRate: Number.isFinite(sampleRate) && sampleRate > 0 && sampleRate < 2 ** 32 ? sampleRate : null,
        grain: readGrain(view.getUint32(68), view.getUint32(64)),
        linearFlags: view.getUint32(60),
      },
      end: 72,
    };
  }
  return { fields, end: 36 };
}

function readGrain(frames: number, bytes: number): Grain | null {
  return frames > 0 && frames <= MAX_GRAIN && bytes > 0 && bytes <= MAX_GRAIN ? { frames, bytes } : null;
}

/** The entries of `dref` that name another file; its content behind version and flags. */
export function externalReferences(content: Uint8Array): ReadonlySet<number> {
  const external = new Set<number>();
  for (const [index, atom] of innerAtoms(content, 4).atoms.entries()) {
    const isSelf = atom.content.length >= 4 && (viewOf(atom.content).getUint32(0) & 1) === 1;
    const isLocation = ["url ", "urn ", "alis", "rsrc"].includes(fourCc(atom.raw, 4));
    if (isLocation && !isSelf) external.add(index + 1);
  }
  return external;
}
