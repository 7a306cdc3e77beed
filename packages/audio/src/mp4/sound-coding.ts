/** What the entry of a sound track says about its coding, as a decoder wants to know it. */
import { CatalogError } from "@deadwax/catalog";
import { parseAlacCookie } from "../alac/index.ts";
import { parseStreamInfo } from "../flac/index.ts";
import { nameCodec, type PcmFormat } from "../pcm/index.ts";
import { innerAtoms, type InnerAtom } from "./atom.ts";
import { readDolby } from "./dolby.ts";
import { parseAudioConfig, readEsds, type AudioConfig } from "./esds.ts";
import { readPcmFormat } from "./pcm-entry.ts";
import type { Grain, SoundFields } from "./sound-fields.ts";

export interface SoundCoding {
  /** `aac`, `alac`, `mp3`, `opus`, `flac`, `ac3`, `eac3`, `pcm_s16le`; else the four characters of the entry. */
  readonly codec: string;
  /** Hz, as the configuration states it, else the entry; null where neither does. */
  readonly sampleRate: number | null;
  readonly channels: number | null;
  /** Of lossless codings. */
  readonly bitDepth: number | null;
  /**
   * Exactly as it stands in the file: AudioSpecificConfig of AAC, the cookie of ALAC, the content of `dOps`, the blocks of
   * `dfLa`, the content of `dac3` and `dec3`. Null where there is none.
   */
  readonly config: Uint8Array | null;
  /** objectTypeIndication of `esds` (ISO/IEC 14496-1 table 5). */
  readonly objectType: number | null;
  readonly aac: AudioConfig | null;
  /** Of linear samples. */
  readonly pcm: PcmFormat | null;
  /** For codings of constant density, whose packets are counted in frames. */
  readonly grain: Grain | null;
}

const MP3_TYPES: readonly number[] = [0x69, 0x6b];
const AAC_TYPES: readonly number[] = [0x40, 0x66, 0x67, 0x68];
const OBJECT_TYPES: Readonly<Record<number, string>> = {
  0xa5: "ac3",
  0xa6: "eac3",
  0xa9: "dts",
  0xad: "opus",
  0xdd: "vorbis",
};
const NAMES: Readonly<Record<string, string>> = {
  ".mp3": "mp3",
  "ms\0U": "mp3",
  ulaw: "pcm_mulaw",
  alaw: "pcm_alaw",
  samr: "amr_nb",
  sawb: "amr_wb",
  ima4: "adpcm_ima_qt",
};

/** `extensions` are the atoms behind the fixed part, to which those inside of `wave` are added. */
export function readSoundCoding(fields: SoundFields, extensions: readonly InnerAtom[]): SoundCoding {
  const wave = extensions.find(({ type }) => type === "wave");
  const all = [...extensions, ...(wave === undefined ? [] : innerAtoms(wave.content).atoms)];
  const find = (type: string): Uint8Array | undefined => all.find((atom) => atom.type === type)?.content;
  const base: SoundCoding = {
    codec: NAMES[fields.coding] ?? fields.coding.trim(),
    sampleRate: fields.sampleRate,
    channels: fields.channels === 0 ? null : fields.channels,
    bitDepth: null,
    config: null,
    objectType: null,
    aac: null,
    pcm: null,
    grain: fields.grain ?? grainOf(fields),
  };
  const esds = find("esds");
  if (fields.coding === "mp4a" || (esds !== undefined && fields.coding !== "enca")) return mpeg4(base, esds);
  const pcm = readPcmFormat(fields, find);
  if (pcm !== null) {
    const grain = { frames: 1, bytes: pcm.width * pcm.channels };
    return {
      ...base,
      codec: nameCodec(pcm),
      bitDepth: pcm.kind === "int" ? pcm.validBits : null,
      pcm,
      grain,
    };
  }
  return CONFIGURED[fields.coding]?.(base, find) ?? base;
}

function mpeg4(base: SoundCoding, esds: Uint8Array | undefined): SoundCoding {
  const found = esds === undefined ? null : readEsds(esds);
  if (found === null) return { ...base, codec: "aac", grain: null };
  const { objectType, config } = found;
  const coding = { ...base, objectType, config, grain: null };
  if (MP3_TYPES.includes(objectType)) return { ...coding, codec: "mp3" };
  if (!AAC_TYPES.includes(objectType)) return { ...coding, codec: OBJECT_TYPES[objectType] ?? "unknown" };
  const aac = config === null ? null : parseAudioConfig(config);
  if (aac === null) return { ...coding, codec: "aac" };
  const codec = AUDIO_OBJECTS[aac.objectType] ?? "aac";
  return { ...coding, codec, aac, sampleRate: aac.sampleRate, channels: aac.channels ?? base.channels };
}

/** Audio object types of ISO/IEC 14496-3 that are no AAC. */
const AUDIO_OBJECTS: Readonly<Record<number, string>> = {
  32: "mp1",
  33: "mp2",
  34: "mp3",
  36: "als",
  42: "usac",
};

/** What entries of version 0 leave unsaid. */
function grainOf({ coding, channels }: SoundFields): Grain | null {
  if (channels === 0) return null;
  if (coding === "ulaw" || coding === "alaw") return { frames: 1, bytes: channels };
  return coding === "ima4" ? { frames: 64, bytes: 34 * channels } : null;
}

type Find = (type: string) => Uint8Array | undefined;

const CONFIGURED: Readonly<Record<string, (base: SoundCoding, find: Find) => SoundCoding>> = {
  alac(base, find) {
    // Version and flags stand in front of it.
    const config = find("alac")?.subarray(4) ?? null;
    const cookie = config === null ? null : cookieOf(config);
    if (cookie === null) return { ...base, config, grain: null };
    const { sampleRate, channels, bitDepth } = cookie;
    return { ...base, config, sampleRate, channels, bitDepth, grain: null };
  },
  Opus(base, find) {
    const config = find("dOps") ?? null;
    return {
      ...base,
      codec: "opus",
      config,
      sampleRate: 48_000,
      channels: config?.[1] ?? base.channels,
      grain: null,
    };
  },
  fLaC(base, find) {
    const config = find("dfLa")?.subarray(4) ?? null;
    const info = config === null ? null : parseStreamInfo(config.subarray(4));
    const stated =
      info === null ? {} : { sampleRate: info.sampleRate, channels: info.channels, bitDepth: info.bitDepth };
    return { ...base, codec: "flac", config, ...stated, grain: null };
  },
  "ac-3": (base, find) => dolby({ ...base, codec: "ac3" }, find("dac3")),
  "ec-3": (base, find) => dolby({ ...base, codec: "eac3" }, find("dec3")),
};

function dolby(base: SoundCoding, config: Uint8Array | undefined): SoundCoding {
  if (config === undefined) return { ...base, grain: null };
  return { ...base, config, ...readDolby(base.codec === "eac3", config), grain: null };
}

/** A cookie that is damaged is told by the decoder; here the entry still says what it says. */
function cookieOf(config: Uint8Array): ReturnType<typeof parseAlacCookie> | null {
  try {
    return parseAlacCookie(config, "");
  } catch (thrown) {
    if (thrown instanceof CatalogError) return null;
    throw thrown;
  }
}
