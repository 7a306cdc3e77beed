/** Carries out a plan, or foresees its outcome without carrying it out. */
import { createHash } from "node:crypto";
import type { OpenFile } from "./file-system.ts";
import type { Patch, WritePlan } from "./layout.ts";

/** Bytes that are held at a time. */
const BLOCK = 1024 * 1024;

/** The plan that leaves a file of this length as it is. */
export function unchanged(length: number): WritePlan {
  return { patches: [], keep: length, tail: new Uint8Array(0), trailing: null, length };
}

/**
 * SHA-256 of the file that the plan makes of `source`, in lower-case hex. When the written file has it, then every byte
 * that the plan does not name, the audio among them, is the byte that was there before.
 */
export async function predictSha256(source: OpenFile, plan: WritePlan): Promise<string> {
  const hash = createHash("sha256");
  await eachBlock(source, { offset: 0, size: plan.keep }, (block, offset) => {
    for (const patch of plan.patches) overlay(block, offset, patch);
    hash.update(block);
  });
  hash.update(plan.tail);
  if (plan.trailing !== null) {
    await eachBlock(source, plan.trailing, (block) => {
      hash.update(block);
    });
  }
  return hash.digest("hex");
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

/** Visits a stretch block by block. The next block is being read while one is looked at; memory is two blocks. */
async function eachBlock(
  source: OpenFile,
  { offset, size }: Stretch,
  visit: (block: Uint8Array, offset: number) => void | Promise<void>,
): Promise<void> {
  const buffers = [new Uint8Array(Math.min(BLOCK, size)), new Uint8Array(Math.min(BLOCK, size))];
  const load = async (done: number): Promise<Uint8Array> => {
    const target = (buffers[(done / BLOCK) % 2] ?? new Uint8Array(0)).subarray(
      0,
      Math.min(BLOCK, size - done),
    );
    return target.subarray(0, await source.readInto(target, offset + done));
  };
  let pending = size > 0 ? load(0) : null;
  for (let done = 0; done < size && pending !== null; done += BLOCK) {
    const block = await pending;
    pending = done + BLOCK < size ? load(done + BLOCK) : null;
    // A failure is met when its turn comes; until then it must not count as unhandled.
    pending?.catch(() => undefined);
    await visit(block, offset + done);
  }
}
