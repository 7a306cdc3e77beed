/**
 * Makes the labelled set of pairs on which the comparison is judged. See README.md.
 * Run: node bench/ear/make-set.ts --out DIR [--music DIR]... [--seconds N] [--seed N] [--long]
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { edgePairs } from "./set/edge-cases.ts";
import type { LabelledPair, Labels } from "./set/labels.ts";
import { longPairs } from "./set/long-mix.ts";
import { measurePiece, type Found, type Piece } from "./set/piece.ts";
import { demoPieces } from "./set/sources/demo.ts";
import { midiPieces } from "./set/sources/midi.ts";
import { musicPieces } from "./set/sources/music.ts";
import { strangerPairs } from "./set/strangers.ts";
import { hasTool, inParallel, makeFile } from "./set/tools.ts";
import { recipesFor } from "./set/variants/index.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    music: { type: "string", multiple: true, default: [] },
    seconds: { type: "string", default: "75" },
    seed: { type: "string", default: "1" },
    long: { type: "boolean", default: false },
  },
});
if (values.out === undefined) throw new Error("--out DIR says where the set goes");
for (const tool of ["ffmpeg", "sox", "rubberband"] as const) {
  if (!hasTool(tool)) throw new Error(`${tool} is not installed; the set is made with it`);
}
const out = resolve(values.out);
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
mkdirSync(out, { recursive: true });
/** While a set grows, its labels are written after each piece; labels that are there are replaced when all is done. */
const isGrowing = !existsSync(join(out, "labels.json"));

/** Of each source so many pieces a split get every variant, the others a third. */
const FULL = 1;
/** Strangers of another source, for each piece. */
const STRANGERS = 5;

const pieces = await collectPieces();
say(`${pieces.length} pieces`);
const fixed = [
  ...(await edgePairs("tune", { out, music: someMusic("tune") })),
  ...(await edgePairs("report", { out, music: someMusic("report") })),
  ...strangerPairs(pieces, STRANGERS),
  ...(values.long ? await longPairs(out, pieces) : []),
];
say(`${fixed.length} pairs of strangers and edge cases`);
const pairs = [...(await variantPairs()), ...fixed];
writeLabels(pairs);
say(`${pairs.length} pairs in ${join(out, "labels.json")}`);

async function collectPieces(): Promise<readonly Piece[]> {
  const found: Found[] = [];
  for (const folder of values.music)
    found.push(...(await musicPieces(resolve(folder), { out, seconds, seed })));
  say(`${found.length} pieces of music`);
  found.push(...(await midiPieces({ out, seconds, seed })));
  say("MIDI played");
  found.push(...demoPieces(out));
  return found.map(measurePiece);
}

async function variantPairs(): Promise<readonly LabelledPair[]> {
  const made = new Map<Piece, readonly LabelledPair[]>();
  const inOrder = (): readonly LabelledPair[] => pieces.flatMap((piece) => made.get(piece) ?? []);
  const ranked = pieces.map((piece, index) => {
    const before = pieces
      .slice(0, index)
      .filter(({ source, split }) => source === piece.source && split === piece.split);
    return { piece, isFull: before.length < FULL };
  });
  // What is tuned on comes first, and what is done can be used.
  const jobs = ranked
    .toSorted((a, b) => urgency(a) - urgency(b))
    .map(({ piece, isFull }) => async () => {
      made.set(piece, await variantsOf(piece, !isFull));
      say(`${piece.piece}: ${made.get(piece)?.length ?? 0} pairs, ${piece.split}`);
      if (isGrowing) writeLabels([...inOrder(), ...fixed]);
    });
  await inParallel(jobs, 2);
  return inOrder();
}

function urgency({ piece, isFull }: { readonly piece: Piece; readonly isFull: boolean }): number {
  return (piece.split === "tune" ? 0 : 2) + (isFull ? 0 : 1);
}

async function variantsOf(piece: Piece, isLight: boolean): Promise<readonly LabelledPair[]> {
  const { piece: name, split, master, folder } = piece;
  const shared = { piece: name, split };
  const own = (piece.own ?? []).map(({ variant, path, label, against = master }): LabelledPair => {
    return { id: `${name}/${variant}`, ...shared, variant, a: against, b: path, ...label };
  });
  const made: LabelledPair[] = [];
  for (const { variant, extension, label, against = master, making } of recipesFor(piece, isLight)) {
    const b = join(folder, `${variant}.${extension}`);
    await makeFile(b, making);
    made.push({ id: `${name}/${variant}`, ...shared, variant, a: against, b, ...label });
  }
  return [...own, ...made];
}

/** A lively piece for jingles and broken files. */
function someMusic(split: "tune" | "report"): Piece {
  const chosen = pieces.find((piece) => piece.split === split);
  if (chosen === undefined) throw new Error(`there is no piece to ${split} on`);
  return chosen;
}

function writeLabels(all: readonly LabelledPair[]): void {
  const known = pieces.map(({ piece, split, origin, licence }) => ({ piece, split, origin, licence }));
  const edges = (["tune", "report"] as const).map((split) => {
    return {
      piece: `edge-${split}`,
      split,
      origin: "sox, ffmpeg and the pieces above",
      licence: "as the pieces",
    };
  });
  const labels: Labels = {
    schema: "deadwax.bench-ear/1",
    seed,
    pieces: [...known, ...edges],
    pairs: all.map((pair) => ({ ...pair, a: relative(out, pair.a), b: relative(out, pair.b) })),
  };
  writeFileSync(join(out, "labels.json.part"), `${JSON.stringify(labels, null, 1)}\n`);
  renameSync(join(out, "labels.json.part"), join(out, "labels.json"));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
