import type { Issue } from "@deadwax/identifiers";
import { readPackets, type Mp4Packet, type Mp4Track } from "../mp4/index.ts";
import { readFrameHeader, type FrameHeader } from "../mpeg/frame-header.ts";
import { readInfoFrame } from "../mpeg/info-frame.ts";
import { createPacketHasher, createPictureHasher, type PacketHasher } from "../packet-hash/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { SoundIdentity } from "./identify-sound.ts";
import { notHashed } from "./issues.ts";
import { problemOf } from "./problem.ts";
import { readStretches } from "./read-stretches.ts";
import type { Pass } from "./run-together.ts";
import { setUpOf } from "./set-up.ts";

export interface HashedPackets {
  /** Null where there is none; issues say why. */
  readonly hash: string | null;
  /** Of MPEG audio: what its first packet of audio says. */
  readonly mpeg: FrameHeader | null;
  readonly issues: readonly Issue[];
}

/** Pictures are placed in milliseconds. */
const PICTURE_RATE = 1000;

/** Hashes a sound track by its packets. @throws CatalogError AUDIO_CHANGED_WHILE_READING. */
export async function* hashSoundPackets(
  source: ByteSource,
  track: Mp4Track,
  identity: Extract<SoundIdentity, { kind: "packets" | "mpeg" }>,
): Pass<HashedPackets> {
  const opening: Opening =
    identity.kind === "mpeg"
      ? openMpeg
      : () => ({ hasher: createPacketHasher(identity.sound), rate: identity.sound.sampleRate });
  return yield* hashTrack(source, track, opening);
}

/** Hashes a track of pictures. @throws CatalogError AUDIO_CHANGED_WHILE_READING. */
export async function* hashPicturePackets(source: ByteSource, track: Mp4Track): Pass<HashedPackets> {
  const [entry] = track.entries;
  if (track.entries.length > 1) return without("its pictures are described in several ways");
  if (entry === undefined || entry.picture === null) return without("nothing describes its pictures");
  const pictures = { codec: entry.coding, ...entry.picture, setup: setUpOf(entry) };
  return yield* hashTrack(source, track, () => ({
    hasher: createPictureHasher(pictures),
    rate: PICTURE_RATE,
  }));
}

function without(reason: string): HashedPackets {
  return { hash: null, mpeg: null, issues: [notHashed(reason)] };
}

interface Opened {
  readonly hasher: PacketHasher;
  /** In which stretches are counted. */
  readonly rate: number;
  readonly mpeg?: FrameHeader;
}

/** Begins with a packet; passes over it with `skip`, or gives up with a reason. */
type Opening = (packet: Mp4Packet | null) => Opened | "skip" | { readonly reason: string };

async function* hashTrack(source: ByteSource, track: Mp4Track, open: Opening): Pass<HashedPackets> {
  try {
    let opened: Opened | null = null;
    let units = 0;
    for await (const packet of readPackets(source, track)) {
      if (packet.samples > 1) return without("its sound is in a coding whose packets are not counted");
      units += packet.duration;
      if (opened === null) {
        const outcome = open(packet);
        if (outcome === "skip") continue;
        if ("reason" in outcome) return without(outcome.reason);
        opened = outcome;
      }
      opened.hasher.add(packet.bytes);
      yield units / track.timescale;
    }
    const outcome = opened ?? open(null);
    if (outcome === "skip" || "reason" in outcome) return without("it has no packets");
    const stretches = await readStretches(source, track, outcome.rate);
    if (typeof stretches === "string") return without(stretches);
    return { hash: outcome.hasher.finish(stretches), mpeg: outcome.mpeg ?? null, issues: [] };
  } catch (thrown) {
    return without(problemOf(thrown));
  }
}

function openMpeg(packet: Mp4Packet | null): ReturnType<Opening> {
  const header = packet === null ? null : readFrameHeader(packet.bytes, 0);
  if (packet === null || header === null) return { reason: "its first packet is no frame of MPEG audio" };
  if (packet.index === 0 && readInfoFrame(packet.bytes, header) !== null) return "skip";
  const { layer, sampleRate, channels } = header;
  const sound = { codec: `mp${layer} `, sampleRate, channels, setup: [] };
  return { hasher: createPacketHasher(sound), rate: sampleRate, mpeg: header };
}
