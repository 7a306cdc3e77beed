/** Carries out a plan, or foresees its outcome without carrying it out. */
import type { OpenFile } from "./file-system.ts";
import type { Patch, WritePlan } from "./layout.ts";
import type { Sealer } from "./seal.ts";

/** Bytes that are held at a time: what stays in the cache of a processor from the reading to the looking. */
const BLOCK = 256 * 1024;
/** After so many blocks other work of the program gets its turn. */
const TURN = 64;

/** The plan that leaves a file of this length as it is. */
export function unchanged(length: number): WritePlan {
  return { patches: [], keep: length, tail: new Uint8Array(0), trailing: null, length };
}

/**
 * The seal of the file that the plan makes of `source`. When the written file has it, then every byte that the plan does
 * not name, the audio among them, is the byte that was there before.
 */
export async function sealPlan(source: OpenFile, plan: WritePlan, sealer: Sealer): Promise<string> {
  const seal = sealer.begin();
  await eachBlock(source, { offset: 0, size: plan.keep }, (block, offset) => {
    for (const patch of plan.patches) overlay(block, offset, patch);
    seal.add(block);
  });
  seal.add(plan.tail);
  if (plan.trailing !== null) {
    await eachBlock(source, plan.trailing, (block) => {
      seal.add(block);
    });
  }
  return seal.finish();
}

/** The seal of a file as it stands. */
export function sealFile(source: OpenFile, sealer: Sealer): Promise<string> {
  return sealPlan(source, unchanged(source.size), sealer);
}

function overlay(block: Uint8Array, offset: number, { offset: start, bytes }: Patch): void {
  const from = Math.max(offset, start);
  const to = Math.min(offset + block.length, start + bytes.length);
  if (from < to) block.set(bytes.subarray(from - start, to - start), from - offset);
}

/** The changes a plan makes to a file that is already there in its old form; `trailing` comes from `source`. */
export async function writeChanges(file: OpenFile, plan: WritePlan, source: OpenFile): Promise<void> {
  if (plan.tail.length > 0) await file.write(plan.keep, plan.tail);
  if (plan.trailing !== null && plan.tail.length > 0) {
    const shift = plan.keep + plan.tail.length - plan.trailing.offset;
    await eachBlock(source, plan.trailing, (block, offset) => file.write(offset + shift, block));
  }
  if (plan.length < file.size) await file.truncate(plan.length);
  for (const { offset, bytes } of plan.patches) await file.write(offset, bytes);
}

interface Stretch {
  readonly offset: number;
  readonly size: number;
}

/** Visits a stretch block by block, each of which the next one overwrites. */
async function eachBlock(
  source: OpenFile,
  { offset, size }: Stretch,
  visit: (block: Uint8Array, offset: number) => void | Promise<void>,
): Promise<void> {
  const buffer = new Uint8Array(Math.min(BLOCK, size));
  for (let done = 0; done < size; done += BLOCK) {
    const target = buffer.subarray(0, Math.min(BLOCK, size - done));
    const length = await source.readInto(target, offset + done);
    await visit(target.subarray(0, length), offset + done);
    if ((done / BLOCK) % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
  }
}
