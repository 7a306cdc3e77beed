/** Files and rescues for tests. */
import type { AudioFacts, TagField, TagReading } from "../asset/audio-facts.ts";
import type { HeardComparison } from "../comparison/index.ts";
import { buildRescue } from "./build-rescue.ts";
import type { HeardPair, RescueFile, RescueInput, RescueRow } from "./rescue-input.ts";
import type { Rescue, RescuedRecording } from "./rescue.ts";

interface GivenFile {
  /** Names the audio; files with the same are one sound. Default: the path. */
  readonly audio?: string;
  readonly tags?: Partial<Record<TagField, string>>;
  readonly modifiedMs?: number;
  readonly facts?: Partial<AudioFacts>;
}

const CARRIERS: Partial<Record<TagField, string>> = {
  isrc: "id3/TSRC",
  title: "id3/TIT2",
  artist: "id3/TPE1",
};

/** Three minutes of WAV, 24 bit at 44.1 kHz. */
export function aRescueFile(
  path: string,
  { audio = path, tags = {}, modifiedMs = 0, facts = {} }: GivenFile = {},
): RescueFile {
  const readings = Object.entries(tags).map(([field, value]): TagReading => {
    const known = field as TagField;
    return { field: known, value, carrier: CARRIERS[known] ?? `id3/${field}`, trust: "carrier" };
  });
  return {
    path,
    modifiedMs,
    facts: {
      container: "wav",
      codec: "pcm_s24le",
      sampleRate: 44_100,
      channels: 2,
      channelMask: null,
      bitDepth: 24,
      frames: 7_938_000,
      durationMs: 180_000,
      modulation: { firstFrame: 0, endFrame: 7_938_000, thresholdDbfs: -60, blockMs: 10 },
      sound: null,
      waveform: null,
      fingerprint: null,
      size: 1000,
      sha256: `${audio} ${JSON.stringify(tags)}`,
      audioHash: `dwa1:${audio}`,
      tags: readings,
      issues: [],
      measuredBy: "test",
      ...facts,
    },
  };
}

export function aRow(given: Partial<RescueRow>): RescueRow {
  return {
    sheet: "statement.csv",
    row: 2,
    isrc: null,
    title: null,
    versionTitle: null,
    artist: null,
    durationMs: null,
    file: null,
    issues: [],
    ...given,
  };
}

export function aPair(a: string, b: string, heard: HeardComparison): HeardPair {
  return { a, b, heard };
}

export function rescueOf(files: readonly RescueFile[], given: Partial<RescueInput> = {}): Rescue {
  return buildRescue({ files, unheard: [], uncompared: [], pairs: [], rows: [], agency: null, ...given });
}

export function recordingsOf(rescue: Rescue): readonly RescuedRecording[] {
  return [...rescue.families.flatMap(({ recordings }) => recordings), ...rescue.strangers];
}

/** The recording that has this file. */
export function recordingWith(rescue: Rescue, path: string): RescuedRecording {
  const found = recordingsOf(rescue).find(({ files }) => files.some((file) => file.path === path));
  if (found === undefined) throw new Error(`no recording has ${path}`);
  return found;
}
