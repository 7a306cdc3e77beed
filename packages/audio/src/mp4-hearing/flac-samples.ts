import { CatalogError } from "@deadwax/catalog";
import type { Decoding } from "../decoding/index.ts";
import { readChannelMask } from "../flac-decoder/channel-mask.ts";
import { decodeStream } from "../flac-decoder/decode-stream.ts";
import { createIssueLog, type IssueLog } from "../flac-decoder/issue-log.ts";
import { FLAC_BLOCK, parseStreamInfo } from "../flac/index.ts";
import type { Mp4Track } from "../mp4/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { readVorbisComment } from "../vorbis-comment/index.ts";
import { createDamageLog, type DamageLog } from "./damage-log.ts";
import { readSoundPackets } from "./sound-packets.ts";

/** All samples of a track of FLAC: a packet is a frame, and `dfLa` holds the blocks. @throws CatalogError AUDIO_NOT_UNDERSTOOD. */
export function flacSamples(source: ByteSource, track: Mp4Track): Decoding {
  const blocks = splitBlocks(track.entries[0]?.sound?.config ?? new Uint8Array(0));
  const info = parseStreamInfo(blocks.find(({ type }) => type === FLAC_BLOCK.streamInfo)?.content ?? NOTHING);
  if (info === null) {
    const problem = "its STREAMINFO is missing or damaged";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "FLAC", problem });
  }
  const comment = blocks.find(({ type }) => type === FLAC_BLOCK.vorbisComment);
  const { sampleRate, channels, bitDepth } = info;
  let [log, damage]: [IssueLog, DamageLog] = [createIssueLog(), createDamageLog(sampleRate)];

  async function* frames(): AsyncGenerator<Uint8Array, void> {
    for await (const { bytes } of readSoundPackets(source, track, { sampleRate, log: damage })) yield bytes;
  }

  return {
    format: {
      kind: "int",
      width: Math.ceil(bitDepth / 8),
      validBits: bitDepth,
      ...{ channels, sampleRate },
      channelMask: comment === undefined ? null : readChannelMask(readVorbisComment(comment.content)),
    },
    blocks() {
      [log, damage] = [createIssueLog(), createDamageLog(sampleRate)];
      return decodeStream({ info, size: source.size, pieces: frames() }, log);
    },
    issues: () => [...log.list(), ...damage.issues()],
  };
}

const NOTHING = new Uint8Array(0);

interface Block {
  readonly type: number;
  readonly content: Uint8Array;
}

/** Metadata blocks one behind the other (RFC 9639 section 8.1). */
function splitBlocks(bytes: Uint8Array): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const [head = 0, a = 0, b = 0, c = 0] = bytes.subarray(at, at + 4);
    const size = (a << 16) | (b << 8) | c;
    blocks.push({ type: head & 0x7f, content: bytes.subarray(at + 4, at + 4 + size) });
    at += 4 + size;
  }
  return blocks;
}
