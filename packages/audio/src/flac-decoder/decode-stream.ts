/** Frames become blocks of samples in a row, and what is wrong with them becomes issues. */
import type { StreamInfo } from "../flac/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createFrameReader, type Damage } from "./frame-reader.ts";
import type { IssueLog } from "./issue-log.ts";
import * as flacIssue from "./issues.ts";
import { createSampleMd5 } from "./sample-md5.ts";
import { createTimeline, type Place } from "./timeline.ts";

export interface FlacStream {
  readonly info: StreamInfo;
  /** Bytes, at the most. */
  readonly size: number;
  /** The frames, in pieces of any size. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Samples of silence in one block. */
const SILENCE = 4096;

/** Decodes a stream from its first frame to its last. The issues are complete when the blocks have come to their end. */
export async function* decodeStream(stream: FlacStream, log: IssueLog): AsyncGenerator<FrameBlock, void> {
  const { info } = stream;
  const reader = createFrameReader(stream.pieces, info);
  const timeline = createTimeline(info, stream.size);
  const md5 = info.md5 === null ? null : createSampleMd5(info.bitDepth);
  let isWhole = true;
  let isRateTold = false;
  for (;;) {
    const { header, samples, damage } = await reader.next();
    const from = timeline.position;
    if (header === null) {
      if (damage !== null) {
        const gap = timeline.closeBehind(damage);
        isWhole = tellEnd(log, info, damage, { from, frames: gap }) && isWhole;
        yield* silence(info, from, gap);
      }
      break;
    }
    const place = timeline.place(header, damage);
    const span = { from, frames: place.gap, sampleRate: info.sampleRate };
    isWhole = tellPlace(log, span, damage, place) && isWhole;
    if (header.sampleRate !== info.sampleRate && !isRateTold) {
      log.add(flacIssue.rateDiffers(header.sampleRate, { ...span, from: from + place.gap }));
      isRateTold = true;
    }
    yield* silence(info, from, place.gap);
    if (isWhole) md5?.add(samples);
    yield { firstFrame: from + place.gap, frames: header.frames, samples };
  }
  if (info.frames !== null && timeline.position !== info.frames) {
    log.add(flacIssue.lengthDiffers(timeline.position, info.frames));
    isWhole = false;
  }
  // Where something is missing, the MD5 cannot be right, and says nothing more.
  const found = isWhole ? md5?.finish() : undefined;
  if (info.md5 !== null && found !== undefined && found !== info.md5) {
    log.add(flacIssue.md5Differs(found, info.md5));
  }
}

function* silence({ channels }: StreamInfo, from: number, frames: number): Generator<FrameBlock, void> {
  const samples = new Int32Array(Math.min(SILENCE, frames) * channels);
  for (let done = 0; done < frames; done += SILENCE) {
    const size = Math.min(SILENCE, frames - done);
    yield { firstFrame: from + done, frames: size, samples: samples.fill(0).subarray(0, size * channels) };
  }
}

/** False where audio is missing. */
function tellPlace(
  log: IssueLog,
  span: flacIssue.Span,
  damage: Damage | null,
  { gap, stated }: Place,
): boolean {
  if (damage !== null && gap > 0) log.add(flacIssue.damaged(span, damage.problem));
  else if (damage !== null && stated !== null) {
    log.add(flacIssue.damagedAtUnknownLength(span, damage.problem));
    return false;
  } else if (damage !== null) log.add(flacIssue.bytesBetween(damage.bytes, span));
  else if (gap > 0) log.add(flacIssue.missing(span));
  else if (stated !== null) {
    const isCut = span.from === 0;
    log.add(isCut ? flacIssue.cutFromLonger(stated) : flacIssue.countedOddly(stated, span));
  }
  return gap === 0;
}

/** The same of what stands behind the last frame. */
function tellEnd(
  log: IssueLog,
  { frames, sampleRate }: StreamInfo,
  { problem, bytes }: Damage,
  at: { readonly from: number; readonly frames: number },
): boolean {
  const span = { ...at, sampleRate };
  if (at.frames > 0) log.add(flacIssue.damaged(span, problem));
  else if (frames === null || at.from < frames) log.add(flacIssue.damagedAtUnknownLength(span, problem));
  else {
    log.add(flacIssue.bytesBehind(bytes));
    return true;
  }
  return false;
}
