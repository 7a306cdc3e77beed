/**
 * The first audio stream of an Ogg file (RFC 3533): Vorbis, Opus or FLAC. Read are its headers, the pages up to the first
 * that states a position, and the end of the file.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { readVorbisComment, type VorbisComment } from "../vorbis-comment/index.ts";
import { areHeadersWhole, findComments, granuleRate, parseCodec, type OggCodec } from "./codec.ts";
import * as oggIssue from "./issues.ts";
import type { OggPage } from "./page.ts";
import {
  createPacketAssembler,
  MAX_PACKET,
  type OggPacket,
  type PacketAssembler,
} from "./read-ogg-packets.ts";
import { readOggPages } from "./read-ogg-pages.ts";
import { measureStream } from "./stream-length.ts";

/** A page that holds parts of headers. */
export interface HeaderPage {
  readonly offset: number;
  readonly size: number;
  readonly lacing: Uint8Array;
  readonly isContinued: boolean;
  readonly sequence: number;
}

export interface OggComments {
  /** Among the headers. */
  readonly index: number;
  /** Bytes in front of the list in its packet. */
  readonly prefix: number;
  readonly comment: VorbisComment;
}

/** What stands in front of the audio of the stream. */
export interface OggHeaders {
  readonly codec: OggCodec;
  readonly serial: number;
  /** Serial numbers of all streams that begin together. */
  readonly serials: readonly number[];
  readonly headers: readonly Uint8Array[];
  readonly headerPages: readonly HeaderPage[];
  /** The headers end where a page ends. */
  readonly isAudioApart: boolean;
  readonly comments: OggComments | null;
  /** Where pages of audio are to be looked for. */
  readonly audioOffset: number;
  readonly issues: readonly Issue[];
}

export interface OggAudio extends OggHeaders {
  /** Hz, of positions and `frames`: 48000 for Opus. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Exact, without what decoders leave out; null where the file does not tell. */
  readonly frames: number | null;
  readonly durationMs: number | null;
}

/** More than headers with many large pictures need. */
const MAX_HEADER_PAGES = 10_000;
const MAX_STREAMS = 100;

/**
 * Reads headers, comments and length.
 * @throws CatalogError the refusals of `readOggHeaders`.
 */
export async function readOggAudio(source: ByteSource): Promise<OggAudio> {
  const stream = await readOggHeaders(source);
  const { codec } = stream;
  const length = await measureStream(source, stream);
  const sampleRate = granuleRate(codec);
  return {
    ...{ ...stream, sampleRate, channels: codec.head.channels, frames: length.frames },
    durationMs: length.frames === null ? null : (length.frames / sampleRate) * 1000,
    issues: [...stream.issues, ...length.issues],
  };
}

/**
 * Reads headers and comments: the beginning of the file, whatever its length.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where no stream is one of Vorbis, Opus or FLAC, or its headers are damaged.
 */
export async function readOggHeaders(source: ByteSource): Promise<OggHeaders> {
  const pages = readOggPages(source);
  const heads = await readHeads(pages);
  const [first] = heads.audio;
  if (first === undefined) throw notUnderstood(source, "no stream in it is Vorbis, Opus or FLAC");
  const { codec, serial } = first;
  const issues: Issue[] = [];
  if (heads.skipped > 0) issues.push(oggIssue.bytesInFront(heads.skipped));
  if (heads.audio.length > 1) issues.push(oggIssue.severalAudioStreams(heads.audio.length));
  const read = await readHeaders(source, first, resume(heads.pages, pages));
  if (!read.isAudioApart) issues.push(oggIssue.audioNotApart());
  const found = findComments(codec, read.headers);
  const packet = found === null ? undefined : read.headers[found.index];
  const comments =
    found === null || packet === undefined
      ? null
      : { ...found, comment: readVorbisComment(packet.subarray(found.prefix)) };
  if (comments === null) issues.push(oggIssue.noComments());
  const { headers, pages: headerPages, isAudioApart, audioOffset } = read;
  const { serials } = heads;
  return { codec, serial, serials, headers, headerPages, isAudioApart, audioOffset, comments, issues };
}

function notUnderstood(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "Ogg", problem });
}

interface AudioStream {
  readonly codec: OggCodec;
  readonly serial: number;
}

interface Heads {
  readonly audio: readonly AudioStream[];
  readonly serials: readonly number[];
  readonly skipped: number;
  /** All that were looked at: of the streams the first ones, and the one behind them. */
  readonly pages: readonly OggPage[];
}

/** The first pages of all streams stand in front of everything else. */
async function readHeads(source: AsyncIterator<OggPage, void>): Promise<Heads> {
  const audio: AudioStream[] = [];
  const serials: number[] = [];
  const pages: OggPage[] = [];
  for (;;) {
    const { value: page } = await source.next();
    if (page === undefined) break;
    pages.push(page);
    if (!page.isFirst || serials.length === MAX_STREAMS) break;
    serials.push(page.serial);
    const end = page.lacing.findIndex((value) => value < 255);
    const codec = end < 0 ? null : parseCodec(page.body.subarray(0, end * 255 + (page.lacing[end] ?? 0)));
    if (codec !== null) audio.push({ codec, serial: page.serial });
  }
  return { audio, serials, skipped: pages[0]?.skipped ?? 0, pages };
}

async function* resume(
  read: readonly OggPage[],
  rest: AsyncIterable<OggPage>,
): AsyncGenerator<OggPage, void> {
  yield* read;
  yield* rest;
}

interface Headers {
  readonly headers: readonly Uint8Array[];
  readonly pages: readonly HeaderPage[];
  readonly isAudioApart: boolean;
  /** Where pages of audio are to be looked for. */
  readonly audioOffset: number;
}

async function readHeaders(
  source: ByteSource,
  { codec, serial }: AudioStream,
  all: AsyncIterable<OggPage>,
): Promise<Headers> {
  const assembler = createPacketAssembler(source.name);
  const headers: Uint8Array[] = [];
  const pages: HeaderPage[] = [];
  let held = 0;
  for await (const page of all) {
    if (page.serial !== serial) continue;
    const { offset, bytes, lacing, isContinued, sequence } = page;
    pages.push({ offset, size: bytes.length, lacing: new Uint8Array(lacing), isContinued, sequence });
    held += bytes.length;
    if (pages.length > MAX_HEADER_PAGES || held > MAX_PACKET)
      throw notUnderstood(source, "its headers do not end");
    const packets = addPage(source, assembler, page);
    for (const [index, packet] of packets.entries()) {
      headers.push(new Uint8Array(packet.bytes));
      if (!areHeadersWhole(codec, headers)) continue;
      const isAudioApart = index === packets.length - 1 && lacing.at(-1) !== 255;
      const audioOffset = isAudioApart ? offset + bytes.length : offset;
      return { headers, pages, isAudioApart, audioOffset };
    }
  }
  throw notUnderstood(source, "it ends inside its headers");
}

function addPage(source: ByteSource, assembler: PacketAssembler, page: OggPage): OggPacket[] {
  try {
    return assembler.add(page);
  } catch (thrown) {
    if (!(thrown instanceof CatalogError)) throw thrown;
    throw new CatalogError(
      "AUDIO_NOT_UNDERSTOOD",
      { path: source.name, format: "Ogg", problem: "its headers are damaged" },
      { cause: thrown },
    );
  }
}
