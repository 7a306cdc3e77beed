/** Damages a file the way files are damaged, and the way somebody would who wants to do harm. */
import type { Random } from "../../ledger/random.ts";
import { MUTATIONS } from "./mutations.ts";
import { numberAt, putNumber, textAt, type Part } from "./part.ts";
import { partsOf } from "./parts-of.ts";
import { repairFlac, repairOgg } from "./repair.ts";

/** In bytes: what was measured was measured on small files. */
export const LARGEST = 100_000;

export interface Mutant {
  readonly bytes: Buffer;
  /** What was done to it, in order. */
  readonly steps: readonly string[];
}

export interface MutationRequest {
  readonly seed: Buffer;
  /** Files whose parts may be put into it. */
  readonly others: readonly Buffer[];
  readonly random: Random;
  /** Only the first of them, to find out which of them matter. */
  readonly steps?: number;
}

/** One to six changes, few more often than many. The same chance makes the same file. */
export function mutate({ seed, others, random, steps = Infinity }: MutationRequest): Mutant {
  let bytes: Buffer = Buffer.from(seed);
  const done: string[] = [];
  const wanted = random.size(6);
  const isRepaired = random.chance(0.8);
  for (let step = 0; step < Math.min(wanted, steps); step++) {
    const parts = partsOf(bytes);
    const other = random.pick(others) ?? seed;
    const mutation = random.pick(MUTATIONS);
    const change = mutation?.({ bytes, parts, other, random });
    if (change === undefined || change === null) continue;
    done.push(change.says);
    const before = bytes;
    bytes = change.bytes.subarray(0, LARGEST);
    if (!isRepaired) continue;
    const grown = bytes.length - before.length;
    if (grown === 0) repairFlac(bytes, textAt(seed, 0) === "fLaC" ? parts : []);
    else if (change.at !== undefined) resize(bytes, parts, { at: change.at, grown });
    repairOgg(bytes);
  }
  if (isRepaired) done.push("sizes and checksums made right");
  return { bytes, steps: done };
}

interface Growth {
  readonly at: number;
  /** Bytes; below zero where it shrank. */
  readonly grown: number;
}

/** Everything around the place that grew or shrank says so. */
function resize(bytes: Buffer, parts: readonly Part[], { at, grown }: Growth): void {
  for (const { start, end, size } of parts) {
    if (size === null || start >= at || end < at || size.at + size.width > at) continue;
    // What ends here is around the place only if something inside it ends here, too.
    const isAround = grown > 0 && parts.some((part) => part.start > start && part.end === at);
    if (end === at && !isAround) continue;
    putNumber(bytes, size, Math.max(0, numberAt(bytes, size) + grown));
  }
}
