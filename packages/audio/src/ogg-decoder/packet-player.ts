import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { createHeardBlocks, type HeardBlocks } from "../decoding/heard-blocks.ts";
import type { OggAudio } from "../ogg/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog } from "./damage-log.ts";
import { findHeardSpan } from "./heard-span.ts";
import type { PacketRun } from "./locate-pages.ts";
import type { PacketClock } from "./packet-clock.ts";
import type { DecodedPacket, PacketDecoder } from "./packet-decoder.ts";

/** Plays packets one after the other, each in its place. */
export interface PacketPlayer {
  /** @throws CatalogError AUDIO_NOT_UNDERSTOOD where the decoder gives up. */
  play(run: PacketRun): Generator<FrameBlock, void>;
  /** What is left. @throws CatalogError AUDIO_NOT_UNDERSTOOD where the decoder made nothing of any packet. */
  end(): Generator<FrameBlock, void>;
  /** Frames that are to be heard, so far. */
  readonly frames: number;
  /** Where packets were damaged or missing. */
  issues(): Issue[];
}

export interface Playing {
  readonly path: string;
  readonly audio: OggAudio;
  readonly order: readonly number[];
  readonly clock: PacketClock;
  readonly decoder: PacketDecoder;
}

/** Silence in the place of missing packets, all together: more than a damaged copy lacks. Seconds. */
const MAX_SILENCE = 600;

export function createPacketPlayer({ path, audio, order, clock, decoder }: Playing): PacketPlayer {
  const damage = createDamageLog(audio.sampleRate);
  let silenceLeft = MAX_SILENCE * audio.sampleRate;
  let heard: HeardBlocks | null = null;
  // The position of the first packet's frames, how many frames came since, and how many of them are left out.
  let [base, now, skip] = [0, 0, 0];
  let decodedFrames = 0;

  function notUnderstood(problem: string, cause?: unknown): CatalogError {
    return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Ogg", problem }, { cause });
  }

  function begin(position: number | null): HeardBlocks {
    base = position ?? 0;
    skip = findHeardSpan(audio, position).start;
    const blocks = createHeardBlocks({ order, skip });
    if (audio.frames !== null) blocks.setLimit(audio.frames);
    return blocks;
  }

  /** What is missing in front of a run behind a gap. */
  function fill({ position }: PacketRun): number {
    clock.restart();
    const missing = position === null ? null : Math.max(0, position - base - now);
    const isKnown = missing !== null && missing <= silenceLeft;
    damage.gap(now - skip, isKnown ? missing : null);
    if (!isKnown) return 0;
    silenceLeft -= missing;
    now += missing;
    return missing;
  }

  function decode(packet: Uint8Array): DecodedPacket | null {
    try {
      return decoder.decode(packet);
    } catch (cause) {
      throw notUnderstood("its decoder gave up on a packet", cause);
    }
  }

  function* playPacket(blocks: HeardBlocks, packet: Uint8Array): Generator<FrameBlock, void> {
    const expected = clock.next(packet);
    const decoded = expected === null ? null : decode(packet);
    const frames = decoded?.frames ?? 0;
    const owed = expected === "unknown" ? frames : (expected ?? 0);
    const given = Math.min(frames, owed);
    decodedFrames += given;
    damage.packet(now - skip, decoded !== null && given === owed);
    if (decoded !== null) for (const block of blocks.add(decoded.planes, given)) yield block;
    for (const block of blocks.addSilence(owed - given)) yield block;
    now += owed;
  }

  return {
    *play(run) {
      const silence = heard !== null && !run.isContinuous ? fill(run) : 0;
      const blocks = (heard ??= begin(run.position));
      for (const block of blocks.addSilence(silence)) yield block;
      if (audio.frames === null && run.isLast && run.granule !== null) {
        const preSkip = skip - Math.max(0, -base);
        blocks.setLimit(Math.max(0, run.granule - Math.max(0, base) - preSkip));
      }
      for (const packet of run.packets) {
        if (blocks.isFull) return;
        yield* playPacket(blocks, packet);
      }
    },
    *end() {
      if (heard === null) return;
      if (now > 0 && decodedFrames === 0) throw notUnderstood("its decoder makes nothing of any packet");
      yield* heard.end();
    },
    get frames() {
      return heard?.frames ?? 0;
    },
    issues: () => damage.issues(),
  };
}
