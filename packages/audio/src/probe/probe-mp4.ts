import { CatalogError, type ProbeDepth } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { notDecoded } from "../decoding/index.ts";
import { hashWhileReading } from "../file-digest/index.ts";
import type { Heard } from "../listener/index.ts";
import * as hearing from "../mp4-hearing/index.ts";
import {
  readHeardTrack,
  readMp4Map,
  readMp4Tags,
  type Gapless,
  type Mp4Map,
  type Mp4Track,
} from "../mp4/index.ts";
import type { FileSource } from "../riff/index.ts";
import { hearDecoded } from "./hear-decoded.ts";
import { NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";

/**
 * Everything about an MP4, M4A or QuickTime file: its first sound track, and an audio hash that names its pictures, too,
 * where it has some. What is lossy is decoded only to measure how it sounds; for AAC that takes a program ffmpeg.
 * @throws CatalogError AUDIO_SOUND_MISSING, AUDIO_DATA_MISSING and the refusals of `readMp4Map` and `readHeardTrack`.
 */
export async function probeMp4(file: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const map = await readMp4Map(file);
  const tags = await readMp4Tags(file, map);
  const tracks = hearing.sortTracks(map);
  const [track] = tracks.sounds;
  if (track === undefined) throw new CatalogError("AUDIO_SOUND_MISSING", { path: file.name });
  const digest = hashWhileReading(file);
  const samples = hearing.readApart(map, digest.source, file);
  const hashed = await hearing.hashMp4(samples, tracks, { depth, isPartial: isPartial(map) });
  const facts = describe(track, hashed);
  const { gapless } = tags;
  const length = await measureLength(file, track, { rate: facts.sampleRate, gapless, hashed });
  const isMeasured = depth === "identity" || hashed.isLossless;
  const measured = isMeasured
    ? { ...NOT_HEARD, ...hashed.heard, issues: [] }
    : await measure(file, track, { hashed, gapless });
  const { modulation, sound, waveform, fingerprint } = measured;
  return {
    ...facts,
    frames: length.frames,
    durationMs: length.durationMs,
    ...{ modulation, sound, waveform, fingerprint, audioHash: hashed.audioHash },
    size: file.size,
    sha256: await digest.finish(),
    tags: tags.readings,
    issues: [
      ...map.issues,
      ...tags.issues,
      ...(tracks.sounds.length > 1 ? [hearing.severalSounds(tracks.sounds.length)] : []),
      ...(tracks.pictures.length > 0 ? [hearing.musicVideo()] : []),
      ...[...length.issues, ...hashed.issues, ...measured.issues],
    ],
  };
}

/** Where damage hides nothing but tags. */
const IN_TAGS = /^(?:moov\/(?:udta|meta)|meta\/|ilst$)/u;

/** A track that cannot be read, or that nobody finds, may be one of sound or pictures. */
function isPartial({ issues, damaged }: Mp4Map): boolean {
  const isTold = issues.some(({ code }) => code === "MP4_TRACK_DAMAGED" || code === "MP4_TOO_MANY_TRACKS");
  return isTold || (damaged !== null && !IN_TAGS.test(damaged));
}

type Described = Pick<MeasuredFacts, "codec" | "sampleRate" | "channels" | "channelMask" | "bitDepth">;

function describe({ entries }: Mp4Track, { heard, mpeg }: hearing.Mp4Hash): Described {
  const sound = entries[0]?.sound ?? null;
  const stated = {
    codec: sound?.codec ?? "unknown",
    sampleRate: sound?.sampleRate == null ? null : Math.round(sound.sampleRate),
    channels: sound?.channels ?? null,
    bitDepth: sound?.bitDepth ?? null,
    channelMask: null,
  };
  if (mpeg !== null)
    return { ...stated, codec: `mp${mpeg.layer}`, sampleRate: mpeg.sampleRate, channels: mpeg.channels };
  if (heard === null) return stated;
  const { sampleRate, channels, channelMask, validBits: bitDepth } = heard.format;
  return { ...stated, sampleRate, channels, channelMask, bitDepth };
}

interface Length {
  readonly frames: number | null;
  readonly durationMs: number | null;
  readonly issues: readonly Issue[];
}

/** As many frames as were heard of what is lossless, else as the tables say. */
async function measureLength(
  file: FileSource,
  track: Mp4Track,
  {
    rate,
    gapless,
    hashed,
  }: { readonly rate: number | null; readonly gapless: Gapless | null; readonly hashed: hearing.Mp4Hash },
): Promise<Length> {
  const { heard, isLossless } = hashed;
  const sampleRate = Math.round(rate ?? 0);
  const options = isLossless ? {} : { gapless };
  const { samples, durationMs, issues } = await readHeardTrack(file, track, {
    ...options,
    ...(sampleRate > 0 && { rate: sampleRate }),
  });
  if (samples === 0) throw new CatalogError("AUDIO_DATA_MISSING", { path: file.name });
  if (heard !== null)
    return { frames: heard.frames, durationMs: (heard.frames / heard.format.sampleRate) * 1000, issues };
  const isKnown = durationMs !== null && sampleRate > 0;
  return { frames: isKnown ? Math.round((durationMs * sampleRate) / 1000) : null, durationMs, issues };
}

interface Lossy {
  readonly hashed: hearing.Mp4Hash;
  readonly gapless: Gapless | null;
}

type Measured = Pick<Heard, "modulation" | "sound" | "waveform" | "fingerprint"> & {
  readonly issues: readonly Issue[];
};

/** How something lossy sounds. */
async function measure(file: FileSource, track: Mp4Track, { hashed, gapless }: Lossy): Promise<Measured> {
  try {
    const own = await hearing.decodeMp4(file, track, { mpeg: hashed.mpeg, gapless });
    if (own !== null) return await hearDecoded(own, { isHashed: false, depth: "everything" });
    return await measureForeign(file, track, gapless);
  } catch (thrown) {
    return notMeasured(hearing.problemOf(thrown));
  }
}

function notMeasured(reason: string, hint?: string): Measured {
  return { ...NOT_HEARD, issues: [notDecoded(reason, hint)] };
}

async function measureForeign(file: FileSource, track: Mp4Track, gapless: Gapless | null): Promise<Measured> {
  const foreign = await hearing.decodeForeign(file, track, gapless);
  if ("reason" in foreign) return notMeasured(foreign.reason, foreign.hint);
  try {
    return await hearForeign(foreign);
  } finally {
    await foreign.close();
  }
}

/** What is measured over half of the audio says nothing about the whole. */
async function hearForeign({ decoding, version }: hearing.ForeignSound): Promise<Measured> {
  const heard = await hearDecoded(decoding, { isHashed: false, depth: "everything" });
  const failure = heard.issues.find(({ code }) => code === "FFMPEG_FAILED");
  if (failure !== undefined) return { ...NOT_HEARD, issues: heard.issues };
  const { sound, fingerprint } = heard;
  const decoder = `ffmpeg/${version}`;
  return {
    ...heard,
    sound: sound === null ? null : { ...sound, measuredBy: `${sound.measuredBy} ${decoder}` },
    fingerprint: fingerprint === null ? null : { ...fingerprint, madeBy: `${fingerprint.madeBy} ${decoder}` },
  };
}
