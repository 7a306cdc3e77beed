/** How long the audio of a stream is: from its first position to its last (RFC 7845 section 4, Vorbis I appendix A.2). */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import type { OggCodec } from "./codec.ts";
import * as oggIssue from "./issues.ts";
import { opusPacketFrames } from "./opus.ts";
import { createPacketAssembler } from "./read-ogg-packets.ts";
import { readOggPages } from "./read-ogg-pages.ts";
import { readVorbisModes, vorbisFrames } from "./vorbis.ts";

export interface MeasuredStream {
  readonly codec: OggCodec;
  readonly serial: number;
  readonly serials: readonly number[];
  readonly headers: readonly Uint8Array[];
  readonly audioOffset: number;
}

export interface StreamLength {
  readonly frames: number | null;
  readonly issues: readonly Issue[];
}

/** Several pages, of 64 KiB at the most. */
const TAIL = 256 * 1024;
/** More packets than stand in front of the first position in a file that keeps the rules: a page holds 255. */
const MAX_PACKETS = 10_000;

export async function measureStream(source: ByteSource, stream: MeasuredStream): Promise<StreamLength> {
  const end = await findEnd(source, stream);
  if (end.isChained) return { frames: null, issues: [oggIssue.chained()] };
  const issues: Issue[] = end.isFinished ? [] : [oggIssue.endMissing()];
  const { codec } = stream;
  if (codec.name === "flac" && codec.head.frames !== null) return { frames: codec.head.frames, issues };
  if (end.granule === null) return { frames: null, issues };
  const start = codec.name === "flac" ? 0 : await findStart(source, stream);
  if (start === null) issues.push(oggIssue.startUnknown());
  const preSkip = codec.name === "opus" ? codec.head.preSkip : 0;
  return { frames: Math.max(0, end.granule - (start ?? 0) - preSkip), issues };
}

interface StreamEnd {
  readonly granule: number | null;
  readonly isFinished: boolean;
  /** A stream follows that did not begin with the others. */
  readonly isChained: boolean;
}

/** Looks at the end of the file, and further back as long as no position of the stream is found there. */
async function findEnd(source: ByteSource, stream: MeasuredStream): Promise<StreamEnd> {
  for (let size = TAIL; ; size *= 8) {
    const from = Math.max(stream.audioOffset, source.size - size);
    let end: StreamEnd = { granule: null, isFinished: false, isChained: false };
    for await (const page of readOggPages(source, from)) {
      // What a damaged page says of itself is not believed.
      if (!page.isIntact) continue;
      // Behind the headers no stream begins, unless the file is chained.
      const isChained = end.isChained || page.isFirst || !stream.serials.includes(page.serial);
      const isOurs = page.serial === stream.serial;
      end = {
        granule: isOurs ? (page.granule ?? end.granule) : end.granule,
        isFinished: isOurs ? page.isLast : end.isFinished,
        isChained,
      };
    }
    if (end.granule !== null || end.isChained || from === stream.audioOffset) return end;
  }
}

/**
 * The position at which the audio starts: 0, unless the stream was cut out of a longer one. A first position before the
 * end of its packets says that decoders leave the beginning out, or, on the last page, the end. Null where it is unknown.
 */
async function findStart(source: ByteSource, stream: MeasuredStream): Promise<number | null> {
  const packets: Uint8Array[] = [];
  const assembler = createPacketAssembler(source.name);
  try {
    for await (const page of readOggPages(source, stream.audioOffset)) {
      if (page.serial !== stream.serial) continue;
      const ended = assembler.add(page);
      // The first two bytes of a packet state its length.
      packets.push(...ended.map(({ bytes }) => new Uint8Array(bytes.subarray(0, 2))));
      const granule = ended.at(-1)?.granule ?? null;
      if (granule === null && packets.length < MAX_PACKETS) continue;
      const frames = granule === null ? null : countFrames(stream, packets);
      if (granule === null || frames === null) return null;
      return page.isLast ? 0 : Math.max(0, granule - frames);
    }
  } catch (thrown) {
    // A damaged page of audio does not keep anybody from reading the tags.
    if (!(thrown instanceof CatalogError)) throw thrown;
  }
  return null;
}

function countFrames({ codec, headers }: MeasuredStream, packets: readonly Uint8Array[]): number | null {
  if (codec.name === "opus") return packets.reduce((sum, packet) => sum + opusPacketFrames(packet), 0);
  const modes = readVorbisModes(headers[2] ?? new Uint8Array(0));
  return codec.name === "flac" || modes === null ? null : vorbisFrames(packets, codec.head, modes);
}
