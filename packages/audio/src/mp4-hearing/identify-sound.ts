import type { Mp4Track, SampleEntry, SoundCoding } from "../mp4/index.ts";
import { readOpusSetup } from "../ogg-decoder/opus-setup.ts";
import type { CodedSound } from "../packet-hash/index.ts";
import { opusHeadOf } from "./opus-head.ts";
import { setUpOf, statedSound } from "./set-up.ts";

/** By what a sound track is known. */
export type SoundIdentity =
  /** By its samples: it is not lossy. */
  | { readonly kind: "samples" }
  | { readonly kind: "packets"; readonly sound: CodedSound }
  /** By its packets, of which the first says what they are. */
  | { readonly kind: "mpeg" }
  /** By nothing; the reason is the second half of a sentence. */
  | { readonly kind: "none"; readonly reason: string };

const AAC: readonly (number | null)[] = [0x40, 0x66, 0x67, 0x68];
const MPEG: readonly (number | null)[] = [0x69, 0x6b];
const LINEAR: ReadonlySet<string> = new Set([
  "twos",
  "sowt",
  "raw ",
  "NONE",
  "in24",
  "in32",
  "fl32",
  "fl64",
  "lpcm",
  "ipcm",
  "fpcm",
]);

/**
 * Which of its kinds the audio hash has for a track (docs/reference/audio-hash.md, “MP4 and QuickTime”).
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD for a configuration of Opus that makes no sense.
 */
export function identifySound({ entries }: Mp4Track, path: string): SoundIdentity {
  const [entry] = entries;
  if (entries.length > 1) return none("its sound is described in several ways");
  if (entry === undefined || entry.sound === null) return none("nothing describes its sound");
  const { coding, sound } = entry;
  if (isKnownBySamples(entry)) return { kind: "samples" };
  if (LINEAR.has(coding)) return none("its linear samples are stored in a way that is not read");
  if (isMpeg(entry)) return { kind: "mpeg" };
  if (coding === "mp4a" && AAC.includes(sound.objectType)) return identifyAac(sound);
  if (coding === "Opus") return { kind: "packets", sound: describeOpus(sound, path) };
  return { kind: "packets", sound: describeOther(entry) };
}

/** Linear samples, Apple Lossless, FLAC. */
export function isKnownBySamples({ coding, sound }: SampleEntry): boolean {
  return (sound !== null && sound.pcm !== null) || coding === "alac" || coding === "fLaC";
}

/** Layer I, II or III. */
export function isMpeg({ coding, sound }: SampleEntry): boolean {
  return coding === ".mp3" || (coding === "mp4a" && MPEG.includes(sound?.objectType ?? null));
}

function none(reason: string): SoundIdentity {
  return { kind: "none", reason };
}

function identifyAac({ aac, config, channels }: SoundCoding): SoundIdentity {
  if (aac === null || config === null) return none("the configuration of its AAC is missing or damaged");
  return {
    kind: "packets",
    sound: { codec: "aac ", sampleRate: aac.coreSampleRate, channels: channels ?? 0, setup: [config] },
  };
}

function describeOpus({ config }: SoundCoding, path: string): CodedSound {
  const { channels, hashed } = readOpusSetup(opusHeadOf(config ?? new Uint8Array(0)), path);
  return { codec: "opus", sampleRate: 48_000, channels, setup: [hashed] };
}

function describeOther(entry: SampleEntry): CodedSound {
  return { codec: entry.coding, ...statedSound(entry), setup: setUpOf(entry) };
}
