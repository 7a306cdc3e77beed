/**
 * Votes of one window of a query over one segment: every item of the window that a posting shares votes for the line on which
 * the window would lie. What is heard is where several votes, at different times of the window, meet.
 */
import { countBits } from "../bit-count/index.ts";
import { keyOf, KEYS, shadeOf } from "./item-key.ts";
import {
  placeIn,
  recordingAt,
  type Segment,
  shadeIn,
  STEP_ITEMS,
  WINDOW_ITEMS,
  WINDOW_STEPS,
} from "./segment.ts";

const TABLE_BITS = 18;
const TABLE_MASK = 2 ** TABLE_BITS - 1;

/** Bits of evidence in a shade with so many differences: its bits change in a tenth of true hits, in nearly half of others. */
const SHADE_EVIDENCE = [4.3, 1.4, -1.5] as const;

/** Bits of evidence in a key that is met: 6 % of the items of a true copy are, and 1.5 in 2^16 of others, on one of three lines. */
const KEY_EVIDENCE = 9.7;

/** A key that so many times more postings have than the average says nothing, and costs time. */
const COMMON = 16;
const FEW = 4096;

/** Votes at neighbouring times come from one held sound more often than not. */
const NEIGHBOUR_SHARE = 0.5;

/** Lines that meet: places and times are rounded to steps. */
const MEETING_LINES = 3;
const FEWEST_VOTES = 3;

/** So that no line, nor one near it, is below zero. */
const SHIFT = WINDOW_STEPS + MEETING_LINES;

/** Room below a line for the time of a vote and the distance of its shades. */
const INFO = 2 ** 12;

const shadeDistances = Uint8Array.from({ length: 64 }, (_, bits) => countBits(bits));

/** Where votes of one window met. */
export interface Meeting {
  /** Number of the recording in its segment. */
  readonly recording: number;
  /** Where the first item of the window lies, in steps from the start of the recording. */
  readonly step: number;
  /** Bits of evidence. */
  readonly evidence: number;
}

export interface WindowQuery {
  readonly items: Uint32Array;
  readonly first: number;
  /** Shades that differ in more bits than these, 0 to 2, are not the same sound. */
  readonly mostShadeBits: number;
  /** Meetings with less evidence are not told. */
  readonly least: number;
}

export interface Ballot {
  meetings(segment: Segment, query: WindowQuery): Meeting[];
}

/** Creates what votes are counted in: 256 KiB, and room for the votes of a window. */
export function createBallot(): Ballot {
  const table = new Uint8Array(TABLE_MASK + 1);
  let lines = new Uint32Array(2 ** 16);
  let infos = new Uint16Array(2 ** 16);

  /** Room for so many votes; those that were cast are kept. */
  function makeRoom(votes: number): void {
    if (votes <= lines.length) return;
    const [olderLines, olderInfos] = [lines, infos];
    lines = new Uint32Array(2 * votes);
    infos = new Uint16Array(2 * votes);
    lines.set(olderLines);
    infos.set(olderInfos);
  }

  return {
    meetings(segment, { items, first, mostShadeBits, least }) {
      const end = Math.min(first + WINDOW_ITEMS, items.length);
      const most = Math.max((COMMON * segment.postings.length) / KEYS, FEW);
      let votes = 0;
      for (let place = first; place < end; place += 1) {
        const item = items[place] ?? 0;
        if (place > first && item === items[place - 1]) continue;
        const key = keyOf(item);
        const from = segment.directory[key] ?? 0;
        const to = segment.directory[key + 1] ?? 0;
        if (to - from > most) continue;
        makeRoom(votes + to - from);
        votes = cast({
          postings: segment.postings,
          from,
          to,
          shade: shadeOf(item),
          mostShadeBits,
          time: place - first,
          table,
          lines,
          infos,
          votes,
        });
      }
      const kept = survivors({ votes, table, lines, infos });
      table.fill(0);
      return meet(segment, kept, least);
    },
  };
}

interface Votes {
  readonly votes: number;
  readonly table: Uint8Array;
  readonly lines: Uint32Array;
  /** Time of the vote in the window, and above it the distance of the shades. */
  readonly infos: Uint16Array;
}

interface Vote extends Votes {
  readonly postings: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly shade: number;
  readonly mostShadeBits: number;
  readonly time: number;
}

/** One item votes for the line of every posting of its key; returns how many votes there are then. */
function cast({ postings, from, to, shade, mostShadeBits, time, table, lines, infos, votes }: Vote): number {
  const shift = SHIFT - (time >>> 2);
  let count = votes;
  for (let at = from; at < to; at += 1) {
    const posting = postings[at] ?? 0;
    const distance = shadeDistances[shadeIn(posting) ^ shade] ?? 0;
    if (distance > mostShadeBits) continue;
    const line = placeIn(posting) + shift;
    lines[count] = line;
    infos[count] = time | (distance << 8);
    count += 1;
    const slot = line & TABLE_MASK;
    const before = table[slot] ?? 0;
    if (before < 255) table[slot] = before + 1;
  }
  return count;
}

/** Votes that have others within two lines, so that three may meet: line and info of each, ascending. */
function survivors({ votes, table, lines, infos }: Votes): Float64Array {
  const codes: number[] = [];
  for (let n = 0; n < votes; n += 1) {
    const line = lines[n] ?? 0;
    let others = 0;
    for (let slot = line - MEETING_LINES + 1; slot < line + MEETING_LINES; slot += 1)
      others += table[slot & TABLE_MASK] ?? 0;
    if (others >= FEWEST_VOTES) codes.push(line * INFO + (infos[n] ?? 0));
  }
  return Float64Array.from(codes).sort();
}

/** The best meeting within neighbouring lines, for each recording; codes are those of `survivors`. */
function meet(segment: Segment, codes: Float64Array, least: number): Meeting[] {
  const best = new Map<number, Meeting>();
  let start = 0;
  let end = 0;
  while (start < codes.length) {
    const line = Math.floor((codes[start] ?? 0) / INFO);
    while (end < codes.length && (codes[end] ?? 0) < (line + MEETING_LINES) * INFO) end += 1;
    const evidence = end - start < FEWEST_VOTES ? 0 : evidenceIn(codes.subarray(start, end));
    if (evidence >= least) {
      const recording = recordingAt(segment.starts, Math.max(line - SHIFT + WINDOW_STEPS, 0));
      const step = line + 1 - SHIFT - (segment.starts[recording] ?? 0);
      if (evidence > (best.get(recording)?.evidence ?? 0)) best.set(recording, { recording, step, evidence });
    }
    while (start < codes.length && (codes[start] ?? 0) < (line + 1) * INFO) start += 1;
  }
  return [...best.values()];
}

/** Of several votes at one time the strongest counts. */
function evidenceIn(codes: Float64Array): number {
  const strongest = new Float64Array(WINDOW_STEPS);
  for (const code of codes) {
    const time = code % WINDOW_ITEMS;
    const distance = Math.floor((code % INFO) / WINDOW_ITEMS);
    const slot = Math.floor(time / STEP_ITEMS);
    const evidence = KEY_EVIDENCE + (SHADE_EVIDENCE[distance] ?? 0);
    if (evidence > (strongest[slot] ?? 0)) strongest[slot] = evidence;
  }
  return sumOf(strongest);
}

/** A vote next to another counts for less. */
function sumOf(slots: Float64Array): number {
  let sum = 0;
  let before = 0;
  for (const evidence of slots) {
    sum += evidence - NEIGHBOUR_SHARE * Math.min(before, evidence);
    before = evidence;
  }
  return sum;
}
