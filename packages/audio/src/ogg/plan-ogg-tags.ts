/**
 * How an Ogg file comes to its new comments: the pages of the comment packet are made anew; where their number changes,
 * the pages of the same stream behind them get new numbers and checksums. No packet but that one, no position and no
 * other stream changes.
 */
import { CatalogError, type TagPlan } from "@deadwax/catalog";
import { joinPieces, pieceSize, type Piece } from "../pieces/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { applyVorbisPlan, type VorbisPlanResult } from "../vorbis-comment/index.ts";
import { buildCommentPacket } from "./comment-packet.ts";
import { findRun, repaginate, type HeaderRun } from "./header-run.ts";
import { MAX_PAGE, PAGE_HEADER, parsePage, renumberedHeader } from "./page.ts";
import type { OggHeaders, OggComments } from "./read-ogg-audio.ts";
import { readOggPages } from "./read-ogg-pages.ts";

export interface OggTagPlan {
  /** The new file in order. Where pages are renumbered the old file is read once more while the pieces come. */
  readonly pieces: () => Iterable<Piece> | AsyncIterable<Piece>;
  /** Each old piece stays where it is: only the new ones need to be written. */
  readonly isInPlace: boolean;
  /** Of the new file, in bytes. */
  readonly length: number;
  /** False when the file already says all of it; the plan is the file as it is. */
  readonly isChanged: boolean;
  /** By how much the pages behind the comments are renumbered. */
  readonly shift: number;
  readonly stated: VorbisPlanResult["stated"];
}

/** A last page is hardly ever larger; bytes. */
const USUAL_PAGE = 8 * 1024;

/**
 * Plans what is to stand in the comments. Where pages behind them move or get new numbers, the whole file is read once, and
 * refused where a page of it is damaged.
 * @throws CatalogError AUDIO_TAG_DAMAGED, AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_TAG_PLAN_INVALID.
 */
export async function planOggTags(source: ByteSource, audio: OggHeaders, plan: TagPlan): Promise<OggTagPlan> {
  const comments = checkComments(source, audio);
  const { comment, isChanged, stated } = applyVorbisPlan(comments.comment, plan);
  const file: Piece = { kind: "old", offset: 0, size: source.size };
  if (!isChanged) {
    const same = { isInPlace: true, length: source.size, isChanged, shift: 0, stated };
    return { pieces: () => [file], ...same };
  }
  const run = findRun(source.name, audio, comments.index);
  const old = audio.headers[comments.index] ?? new Uint8Array(0);
  const packet = buildCommentPacket(audio.codec, old, { prefix: comments.prefix, comment });
  if (audio.codec.name === "flac" && packet.length >= 2 ** 24) {
    const problem = "all comments together are larger than a block of FLAC can be (16 MiB)";
    throw new CatalogError("AUDIO_TAG_PLAN_INVALID", { field: "tags", problem });
  }
  const packets = audio.headers.with(comments.index, packet).slice(run.from, run.to);
  const pages = repaginate(run, packets, audio.serial);
  const shift = pages.length - run.pages.length;
  const isInPlace = run.pages.every(({ size }, index) => size === pages[index]?.length) && shift === 0;
  await (isInPlace ? checkLastPage(source, audio) : checkPages(source, audio));
  const head = joinPieces(replacePages(run, pages));
  const behind = endOf(run);
  const rest: Piece = { kind: "old", offset: behind, size: source.size - behind };
  const length = [...head, rest].reduce((sum, piece) => sum + pieceSize(piece), 0);
  const renumber = { from: behind, serial: audio.serial, shift };
  return {
    pieces: () => (shift === 0 ? [...head, rest] : renumbered(source, head, renumber)),
    ...{ isInPlace, length, isChanged, shift, stated },
  };
}

function checkComments(source: ByteSource, { comments }: OggHeaders): OggComments {
  if (comments !== null && !comments.comment.isDamaged) return comments;
  const problem = comments === null ? "it is missing" : "the list ends before all of its entries";
  throw new CatalogError("AUDIO_TAG_DAMAGED", { path: source.name, carrier: "comment header", problem });
}

/** A new checksum must not hide damage, and the tags of one stream must not be taken for those of the next. */
async function checkPages(source: ByteSource, { headerPages, serials }: OggHeaders): Promise<void> {
  const first = headerPages[0]?.offset ?? 0;
  let begun = 0;
  for await (const page of readOggPages(source)) {
    const place = `byte ${page.offset.toLocaleString("en-US")}`;
    const isDamaged = !page.isIntact || (page.skipped > 0 && page.offset > first);
    if (isDamaged) throw unsafe(source, `the page at ${place} is damaged`);
    if (page.isFirst) begun += 1;
    if (begun > serials.length)
      throw unsafe(source, `another stream begins at ${place}, with tags of its own`);
  }
}

/** Where nothing moves, it is enough that the file ends with the stream with which it begins. */
async function checkLastPage(source: ByteSource, { serials }: OggHeaders): Promise<void> {
  for (const size of [USUAL_PAGE, MAX_PAGE]) {
    const from = Math.max(0, source.size - size);
    const read = await source.read(from, size);
    const end = Buffer.from(read.buffer, read.byteOffset, read.length);
    for (let at = end.length; at > 0;) {
      at = end.lastIndexOf("OggS", at - 1, "latin1");
      const page = at < 0 ? null : parsePage(end.subarray(at), from + at, 0);
      if (page === null) continue;
      if (serials.includes(page.serial)) return;
      if (page.isIntact) throw unsafe(source, "another stream follows the first, with tags of its own");
    }
  }
}

function unsafe(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
}

function endOf(run: HeaderRun): number {
  const last = run.pages.at(-1);
  return last === undefined ? 0 : last.offset + last.size;
}

/** Each new page takes the place of an old one; what is left over goes to the last. Pages of other streams stay. */
function replacePages({ pages }: HeaderRun, created: readonly Uint8Array[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, { offset, size }] of pages.entries()) {
    pieces.push({ kind: "old", offset: at, size: offset - at });
    const end = index === pages.length - 1 ? created.length : index + 1;
    for (const bytes of created.slice(index, end)) pieces.push({ kind: "new", bytes });
    at = offset + size;
  }
  return pieces;
}

interface Renumber {
  readonly from: number;
  readonly serial: number;
  readonly shift: number;
}

async function* renumbered(
  source: ByteSource,
  head: readonly Piece[],
  { from, serial, shift }: Renumber,
): AsyncGenerator<Piece> {
  yield* head;
  let kept = from;
  for await (const page of readOggPages(source, from)) {
    if (page.serial !== serial) continue;
    if (page.offset > kept) yield { kind: "old", offset: kept, size: page.offset - kept };
    // Numbers count in 32 bits.
    const sequence = (page.sequence + shift + 2 ** 32) % 2 ** 32;
    yield { kind: "new", bytes: renumberedHeader(page, sequence) };
    kept = page.offset + PAGE_HEADER;
  }
  if (kept < source.size) yield { kind: "old", offset: kept, size: source.size - kept };
}
