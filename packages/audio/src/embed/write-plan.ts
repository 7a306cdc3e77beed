/** Carries out a plan, or foresees its outcome without carrying it out. */
import { pieceSize } from "../pieces/index.ts";
import { unchanged, type WritePlan } from "../tagging/index.ts";
import type { OpenFile } from "./file-system.ts";
import type { Sealer } from "./seal.ts";

/** Bytes that are held at a time: what stays in the cache of a processor from the reading to the looking. */
const BLOCK = 256 * 1024;
/** After so many bytes other work of the program gets its turn. */
const TURN = 64 * BLOCK;

/**
 * The seal of the file that the plan makes of `source`. When the written file has it, then every byte that the plan does
 * not name, the audio among them, is the byte that was there before.
 */
export async function sealPlan(source: OpenFile, plan: WritePlan, sealer: Sealer): Promise<string> {
  const seal = sealer.begin();
  await eachBlock(source, plan, (block) => {
    seal.add(block);
  });
  return seal.finish();
}

/** The seal of a file as it stands. */
export function sealFile(source: OpenFile, sealer: Sealer): Promise<string> {
  return sealPlan(source, unchanged(source.size), sealer);
}

/** Writes the whole new file into an empty one. */
export function writeWhole(file: OpenFile, plan: WritePlan, source: OpenFile): Promise<void> {
  return eachBlock(source, plan, (block, at) => file.write(at, block));
}

/** The changes a plan that is in place makes to a file in its old form. */
export async function writeChanges(file: OpenFile, plan: WritePlan): Promise<void> {
  for (const { at, bytes } of await newPieces(plan)) await file.write(at, bytes);
  if (plan.length < file.size) await file.truncate(plan.length);
}

/** What a plan that is in place writes, and where. */
export async function newPieces(
  plan: WritePlan,
): Promise<readonly { readonly at: number; readonly bytes: Uint8Array }[]> {
  const pieces = [];
  let at = 0;
  for await (const piece of plan.pieces()) {
    if (piece.kind === "new") pieces.push({ at, bytes: piece.bytes });
    at += pieceSize(piece);
  }
  return pieces;
}

/** Visits the new file block by block, each of which the next one overwrites. */
async function eachBlock(
  source: OpenFile,
  plan: WritePlan,
  visit: (block: Uint8Array, at: number) => void | Promise<void>,
): Promise<void> {
  const buffer = new Uint8Array(Math.min(BLOCK, Math.max(source.size, 1)));
  let at = 0;
  let turn = TURN;
  for await (const piece of plan.pieces()) {
    const size = pieceSize(piece);
    if (piece.kind === "new") await visit(piece.bytes, at);
    for (let done = 0; piece.kind === "old" && done < size; done += buffer.length) {
      const target = buffer.subarray(0, Math.min(buffer.length, size - done));
      const length = await source.readInto(target, piece.offset + done);
      await visit(target.subarray(0, length), at + done);
      if (at + done < turn) continue;
      turn += TURN;
      await new Promise((resolve) => setImmediate(resolve));
    }
    at += size;
  }
}
