import type { ProbeDepth } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Mp4Track } from "../mp4/index.ts";
import type { FrameHeader } from "../mpeg/frame-header.ts";
import { hashVideo } from "../packet-hash/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { hashPicturePackets, hashSoundPackets } from "./hash-packets.ts";
import { hearSamples, type HeardSamples } from "./hear-samples.ts";
import { identifySound, type SoundIdentity } from "./identify-sound.ts";
import * as mp4Issue from "./issues.ts";
import { problemOf } from "./problem.ts";
import { runTogether, type Pass } from "./run-together.ts";
import type { SortedTracks } from "./sort-tracks.ts";

export interface Mp4Hash {
  /** Null where the file has none; issues say why. */
  readonly audioHash: string | null;
  /** What was heard of the first sound track on the way, where it is known by its samples. */
  readonly heard: HeardSamples | null;
  /** The first sound track is known by its samples, heard or not. */
  readonly isLossless: boolean;
  /** Where the first sound track is MPEG audio: the header of its first packet of audio. */
  readonly mpeg: FrameHeader | null;
  readonly issues: readonly Issue[];
}

export interface HashOptions {
  readonly depth: ProbeDepth;
  /** A track could not be read, so that nobody knows what it is. */
  readonly isPartial: boolean;
}

interface TrackResult {
  readonly hash: string | null;
  readonly heard: HeardSamples | null;
  readonly mpeg: FrameHeader | null;
  readonly issues: readonly Issue[];
}

/**
 * The audio hash of a file (docs/reference/audio-hash.md, “MP4 and QuickTime”, “Pictures”): of its sound, or of sound and
 * pictures together. All tracks are read side by side, forward once; what is lossless is heard on the way.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING.
 */
export async function hashMp4(
  source: ByteSource,
  { sounds, pictures }: SortedTracks,
  { depth, isPartial }: HashOptions,
): Promise<Mp4Hash> {
  const isHashed = !isPartial && (pictures.length > 0 || sounds.length === 1);
  const identities = sounds.map((track) => identify(track, source.name));
  const wanted = isHashed ? identities : identities.slice(0, 1);
  const passes = wanted.map((identity, index): Pass<TrackResult> => {
    const options = { isHashed, depth: index === 0 ? depth : ("identity" as const) };
    return passSound(source, identity, options);
  });
  const pictured = isHashed ? pictures : [];
  const results = await runTogether([...passes, ...pictured.map((track) => passPictures(source, track))]);
  const [first] = results;
  const all = results.map(({ hash }) => hash);
  return {
    audioHash: isHashed ? combine(all.slice(0, sounds.length), all.slice(sounds.length)) : null,
    heard: first?.heard ?? null,
    isLossless: identities[0]?.identity.kind === "samples",
    mpeg: first?.mpeg ?? null,
    issues: [
      ...(isPartial ? [mp4Issue.notHashed("one of its tracks cannot be read")] : []),
      ...(!isPartial && !isHashed ? [mp4Issue.notHashed("it has several sound tracks")] : []),
      ...results.flatMap(({ issues }) => issues),
    ],
  };
}

interface Identified {
  readonly track: Mp4Track;
  readonly identity: SoundIdentity;
}

function identify(track: Mp4Track, path: string): Identified {
  try {
    return { track, identity: identifySound(track, path) };
  } catch (thrown) {
    return { track, identity: { kind: "none", reason: problemOf(thrown) } };
  }
}

function combine(sounds: readonly (string | null)[], pictures: readonly (string | null)[]): string | null {
  const [heard, seen] = [sounds, pictures].map((hashes) => hashes.filter((hash) => hash !== null));
  if (heard?.length !== sounds.length || seen?.length !== pictures.length) return null;
  return pictures.length > 0 ? hashVideo(heard, seen) : (heard[0] ?? null);
}

async function* passSound(
  source: ByteSource,
  { track, identity }: Identified,
  { isHashed, depth }: { readonly isHashed: boolean; readonly depth: ProbeDepth },
): Pass<TrackResult> {
  if (identity.kind === "samples") {
    const { heard, issues } = yield* hearSamples(source, track, { isHashed, depth });
    return { hash: heard?.audioHash ?? null, heard, mpeg: null, issues };
  }
  if (identity.kind === "none") {
    const issues = isHashed ? [mp4Issue.notHashed(identity.reason)] : [];
    return { hash: null, heard: null, mpeg: null, issues };
  }
  const { hash, mpeg, issues } = yield* hashSoundPackets(source, track, identity);
  return { hash, heard: null, mpeg, issues: isHashed ? issues : [] };
}

async function* passPictures(source: ByteSource, track: Mp4Track): Pass<TrackResult> {
  const hashed = yield* hashPicturePackets(source, track);
  return { ...hashed, heard: null };
}
