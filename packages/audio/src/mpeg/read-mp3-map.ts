/** Maps an MP3 file: tags in front, the audio from its first frame to its last, tags behind. */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { readInfoFrame, type InfoFrame } from "./info-frame.ts";
import * as mapIssue from "./issues.ts";
import type { Mp3Map, Mp3Part, Mp3TagMap } from "./mp3-map.ts";
import { findTagAt, findTagBefore, type FoundTag } from "./tag-at.ts";
import { walkFrames, type FrameWalk } from "./walk-frames.ts";

type Range = Omit<Mp3Part, "content">;

/** More tags than this in a row were not made by taggers. */
const MAX_TAGS = 100;
/** Bytes of tags that are held, all together. */
const MAX_CONTENT = 64 * 1024 * 1024;
/** Junk behind the audio is held up to this size, so that it can be moved like a tag. */
const MAX_JUNK = 64 * 1024;
/** So many interruptions are named one by one. */
const MAX_NAMED = 10;

/**
 * Maps a file of MPEG audio. Every frame is visited and counted, by its header: the whole file is read once, 512 KiB at
 * a time, and of what is read only tags are kept, up to 64 MiB.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where no whole frame is found, or the audio is in more than 10,000 pieces.
 */
export async function readMp3Map(source: ByteSource): Promise<Mp3Map> {
  const front = await readFront(source);
  const start = endOf(front);
  const back = await readBack(source, start);
  const limit = back[0]?.offset ?? source.size;
  const walk = await walkFrames(source, { start, limit });
  if (walk === null) {
    const problem = "no whole frame of MPEG audio was found in it";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "MP3", problem });
  }
  const { first } = walk;
  const infoFrame = readInfoFrame(await source.read(first.offset, first.size), first.header);
  const ranges = [...front, ...splitFirst(walk, infoFrame), ...back];
  return {
    name: source.name,
    size: source.size,
    ...measure(walk, infoFrame),
    infoFrame,
    firstBytes: await source.read(0, 10),
    parts: await withContent(source, ranges),
    issues: issuesOf(walk, infoFrame, ranges),
  };
}

/**
 * Maps the tags in front and behind. The audio between them is one part that is not looked at, so that reading and writing
 * tags costs the same however long a file is.
 */
export async function readMp3TagMap(source: ByteSource): Promise<Mp3TagMap> {
  const front = await readFront(source);
  const offset = endOf(front);
  const back = await readBack(source, offset);
  const size = (back[0]?.offset ?? source.size) - offset;
  const ranges: Range[] = [...front, { kind: "frames", offset, size }, ...back];
  const parts = await withContent(source, ranges);
  return { name: source.name, size: source.size, firstBytes: await source.read(0, 10), parts };
}

/** Tags at the beginning, several in a row, with zeros between and behind them. */
async function readFront(source: ByteSource): Promise<Range[]> {
  const front: Range[] = [];
  while (front.length < MAX_TAGS) {
    const at = endOf(front);
    const zeros = await countZeros(source, at);
    if (zeros > 0 && at + zeros < source.size) front.push({ kind: "zeros", offset: at, size: zeros });
    const tag = await findTagAt(source, endOf(front), source.size);
    if (tag === null || tag.kind === "id3v1" || tag.kind === "id3v1-enhanced") break;
    front.push(tag);
  }
  return front;
}

/** Tags at the end, in the order of the file. */
async function readBack(source: ByteSource, floor: number): Promise<FoundTag[]> {
  const back: FoundTag[] = [];
  while (back.length < MAX_TAGS) {
    const tag = await findTagBefore(source, back[0]?.offset ?? source.size, floor);
    if (tag === null) break;
    back.unshift(tag);
  }
  return back;
}

function endOf(ranges: readonly Range[]): number {
  const last = ranges.at(-1);
  return last === undefined ? 0 : last.offset + last.size;
}

async function countZeros(source: ByteSource, start: number): Promise<number> {
  const step = 64 * 1024;
  for (let at = start; at < source.size; at += step) {
    const bytes = await source.read(at, step);
    let index = 0;
    while (index < bytes.length && bytes[index] === 0) index += 1;
    if (index < bytes.length) return at + index - start;
  }
  return source.size - start;
}

/** The stretches of the walk, the info frame apart from the frames it stands before. */
function splitFirst({ stretches, first }: FrameWalk, infoFrame: InfoFrame | null): Range[] {
  if (infoFrame === null) return [...stretches];
  return stretches.flatMap((stretch): Range[] => {
    if (stretch.offset !== first.offset) return [stretch];
    const { offset, size } = first;
    const info = { kind: "info-frame", offset, size } as const;
    const rest = { kind: "frames", offset: offset + size, size: stretch.size - size } as const;
    return rest.size > 0 ? [info, rest] : [info];
  });
}

type Measured = Pick<Mp3Map, "bitrate" | "bitrateMode" | "format" | "frameCount" | "samples">;

function measure(walk: FrameWalk, infoFrame: InfoFrame | null): Measured {
  const { version, layer, sampleRate, channels, samples } = walk.first.header;
  const isInfo = infoFrame !== null;
  const coded = walk.samples - (isInfo ? samples : 0);
  const bytes = walk.frameBytes - (isInfo ? walk.first.size : 0);
  const trim = trimOf(infoFrame);
  return {
    format: { version, layer, sampleRate, channels },
    bitrateMode: nameMode(walk.bitrates | (isInfo ? 0 : walk.first.bitrates)),
    bitrate: coded === 0 ? 0 : Math.round((bytes * 8 * sampleRate) / coded),
    frameCount: walk.frameCount - (isInfo ? 1 : 0),
    samples: trim > coded ? coded : coded - trim,
  };
}

function nameMode(bitrates: number): Mp3Map["bitrateMode"] {
  if ((bitrates & 1) !== 0) return "free";
  return (bitrates & (bitrates - 1)) === 0 ? "constant" : "variable";
}

function trimOf(infoFrame: InfoFrame | null): number {
  const gapless = infoFrame?.gapless ?? null;
  return gapless === null ? 0 : gapless.delay + gapless.padding;
}

function issuesOf(walk: FrameWalk, infoFrame: InfoFrame | null, ranges: readonly Range[]): Issue[] {
  const issues: Issue[] = [];
  if (walk.frameCount === (infoFrame === null ? 0 : 1)) issues.push(mapIssue.noAudio());
  const firstFrame = ranges.findIndex(({ offset }) => offset === walk.first.offset);
  const lastFrame = ranges.findLastIndex(({ kind }) => kind === "frames" || kind === "info-frame");
  const junk = [...ranges.entries()].filter(([, { kind }]) => kind === "junk");
  const between = junk.filter(([index]) => index > firstFrame && index < lastFrame);
  issues.push(...junk.filter(([index]) => index < firstFrame).map(([, range]) => mapIssue.junkBefore(range)));
  issues.push(...between.slice(0, MAX_NAMED).map(([, range]) => mapIssue.junkBetween(range)));
  if (between.length > MAX_NAMED) issues.push(mapIssue.interruptions(between.length - MAX_NAMED));
  if (walk.isLastFrameCut) issues.push(mapIssue.lastFrameCut());
  else
    issues.push(
      ...junk.filter(([index]) => index > lastFrame).map(([, range]) => mapIssue.junkBehind(range)),
    );
  if (!walk.isUniform) issues.push(mapIssue.formatChanges());
  if (!walk.hasOneChannelCount) issues.push(mapIssue.channelsChange());
  const [stated, counted] = [infoFrame?.frameCount ?? null, walk.frameCount - 1];
  // Some encoders count the info frame, too.
  if (stated !== null && stated !== counted && stated !== counted + 1) {
    issues.push(mapIssue.framesMissing(stated, counted));
  }
  const coded = walk.samples - walk.first.header.samples;
  if (trimOf(infoFrame) > coded) issues.push(mapIssue.trimImpossible());
  return issues;
}

async function withContent(source: ByteSource, ranges: readonly Range[]): Promise<Mp3Part[]> {
  const parts: Mp3Part[] = [];
  const lastFrame = ranges.findLastIndex(({ kind }) => kind === "frames" || kind === "info-frame");
  let room = MAX_CONTENT;
  for (const [index, { kind, offset, size }] of ranges.entries()) {
    const isTag = !["frames", "info-frame", "zeros", "junk"].includes(kind);
    const isKept = (isTag || (kind === "junk" && index > lastFrame && size <= MAX_JUNK)) && size <= room;
    if (isKept) room -= size;
    parts.push({ kind, offset, size, content: isKept ? await source.read(offset, size) : null });
  }
  return parts;
}
