/** Decodes FLAC, bit for bit: written from RFC 9639. */
import type { Decoding } from "../decoding/index.ts";
import { FLAC_BLOCK, type FlacMap, type StreamInfo } from "../flac/index.ts";
import type { OggAudio } from "../ogg/index.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { readVorbisComment, type VorbisComment } from "../vorbis-comment/index.ts";
import { readChannelMask } from "./channel-mask.ts";
import { decodeStream, type FlacStream } from "./decode-stream.ts";
import { createIssueLog, type IssueLog } from "./issue-log.ts";
import * as flacIssue from "./issues.ts";
import { readOggFrames, readStretch } from "./pieces.ts";

/**
 * Decodes the audio of a FLAC file. A frame that is damaged becomes silence of its length and an issue; nothing is thrown
 * but what the source throws, and AUDIO_CHANGED_WHILE_READING where it has become shorter. What the map tells already is
 * not told again: that STREAMINFO states no length or no MD5.
 */
export async function decodeFlac(source: ByteSource, map: FlacMap): Promise<Decoding> {
  const { streamInfo, audio } = map;
  const block = map.blocks.find(({ type }) => type === FLAC_BLOCK.vorbisComment);
  const comment = block === undefined ? null : readVorbisComment(await source.read(block.offset, block.size));
  return createDecoding(streamInfo, comment, () => ({
    size: audio.size,
    pieces: readStretch(source, audio),
  }));
}

/** Decodes the audio of FLAC in Ogg in the same way. */
export function decodeOggFlac(source: ByteSource, audio: OggAudio): Decoding {
  const { codec, comments } = audio;
  if (codec.name !== "flac") throw new Error(`a stream of ${codec.name} is not FLAC`);
  return createDecoding(codec.head, comments?.comment ?? null, (log) => {
    if (codec.head.md5 === null) log.add(flacIssue.md5Unknown());
    return {
      size: source.size,
      pieces: readOggFrames(source, audio, (offset) => {
        log.add(flacIssue.pageDamaged(offset));
      }),
    };
  });
}

function createDecoding(
  info: StreamInfo,
  comment: VorbisComment | null,
  open: (log: IssueLog) => Omit<FlacStream, "info">,
): Decoding {
  let log = createIssueLog();
  return {
    format: describeSamples(info, readChannelMask(comment)),
    blocks() {
      log = createIssueLog();
      return decodeStream({ info, ...open(log) }, log);
    },
    issues: () => log.list(),
  };
}

function describeSamples(info: StreamInfo, channelMask: number | null): PcmFormat {
  const { bitDepth, channels, sampleRate } = info;
  const width = Math.ceil(bitDepth / 8);
  return { kind: "int", width, validBits: bitDepth, channels, sampleRate, channelMask };
}
