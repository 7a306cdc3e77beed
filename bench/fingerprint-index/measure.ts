/**
 * How much is found of 100,000 recordings, how fast, and in how many bytes? See README.md.
 * Run: node bench/fingerprint-index/measure.ts OUT [STRANGERS]
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  alignFingerprints,
  type Candidate,
  createFingerprintIndex,
  decodeSegments,
  encodeSegment,
  type FingerprintIndex,
  type QueryHypothesis,
} from "../../packages/audio/src/fingerprint-index/index.ts";
import { below, seeded } from "./seeded.ts";
import { makeStranger } from "./strangers.ts";

const RECALL_AT = 10;
/** Share of a query that has to lie in a candidate, for the candidate to be worth a comparison of the audio. */
const CONFIRMED = 0.3;
/** As many hypotheses as `queries.ts` supposes. */
const HYPOTHESES = 64;
const FIFTEEN_SECONDS = 100;

interface Measured {
  asked: number;
  found: number;
  first: number;
  /** Those that the alignment of whole fingerprints confirms. */
  confirmed: number;
  others: number;
  strongestOther: number;
  othersConfirmed: number;
}

interface Piece {
  readonly file: string;
  readonly known: Uint32Array;
  readonly queries: readonly {
    readonly kind: string;
    readonly hypotheses: readonly QueryHypothesis<number>[];
  }[];
}

const [out = "", strangers = "100000"] = process.argv.slice(2);
const pool = readFingerprints(join(out, "pool.bin"));
const pieces = globSync("*.piece", { cwd: out }).toSorted().map(readPiece);
const index = createFingerprintIndex();
for (const { file, known } of pieces) index.add(file, known);
build(index, Number(strangers));
reopen(index);
recall(index);
time(index);

/** Adds strangers, and tells how long the index took of it. */
function build(into: FingerprintIndex, count: number): void {
  let taken = 0;
  let minutes = 0;
  for (let n = 0; n < count; n += 1) {
    const items = makeStranger(pool, n);
    minutes += (items.length * 1365) / 11_025 / 60;
    const before = cpuSeconds();
    into.add(strangerId(n), items);
    taken += cpuSeconds() - before;
  }
  const before = cpuSeconds();
  into.merge();
  taken += cpuSeconds() - before;
  print(
    `${String(into.size)} recordings of ${fixed(minutes / count, 2)} min, built in ${fixed(taken, 1)} s of processor time`,
  );
}

function reopen(of: FingerprintIndex): void {
  const [bytes, encoding] = timed(() => Buffer.concat(of.segments().map(encodeSegment)));
  const [, decoding] = timed(() => createFingerprintIndex(decodeSegments(bytes) ?? []));
  print(`${fixed(bytes.length / of.size, 0)} bytes a recording, ${fixed(bytes.length / 1e6, 0)} MB`);
  print(`written in ${fixed(encoding, 0)} ms, opened in ${fixed(decoding, 0)} ms (processor time)`);
}

function recall(of: FingerprintIndex): void {
  const byKind = new Map<string, Measured>();
  for (const { file, queries } of pieces) {
    for (const { kind, hypotheses } of queries) {
      const measured = byKind.get(kind) ?? newMeasured();
      byKind.set(kind, measured);
      const candidates = of.find(hypotheses);
      const place = candidates.findIndex(({ id }) => id === file);
      const others = candidates.filter(({ id }) => id !== file);
      const confirmed = candidates.filter((candidate) => isConfirmed(candidate, hypotheses));
      measured.asked += 1;
      measured.found += place >= 0 && place < RECALL_AT ? 1 : 0;
      measured.first += place === 0 ? 1 : 0;
      measured.confirmed += confirmed.some(({ id }) => id === file) ? 1 : 0;
      measured.others += others.length;
      measured.othersConfirmed += confirmed.filter(({ id }) => id !== file).length;
      measured.strongestOther = Math.max(measured.strongestOther, others[0]?.score ?? 0);
      if (place < 0 && process.env["MISSES"] !== undefined) print(`missed: ${kind}: ${file}`);
    }
  }
  print("\n| query | asked | found in 10 | first | confirmed | others told | strongest | others confirmed |");
  print("| - | - | - | - | - | - | - | - |");
  for (const [kind, measured] of byKind) {
    const { asked, found, first, confirmed, others, strongestOther, othersConfirmed } = measured;
    const told = [fixed(others / asked, 1), fixed(strongestOther, 0), othersConfirmed];
    print(`| ${[kind, asked, found, first, confirmed, ...told].join(" | ")} |`);
  }
}

function newMeasured(): Measured {
  return { asked: 0, found: 0, first: 0, confirmed: 0, others: 0, strongestOther: 0, othersConfirmed: 0 };
}

function isConfirmed(
  { id, hypothesis }: Candidate<number>,
  hypotheses: readonly QueryHypothesis<number>[],
): boolean {
  const known = pieces.find(({ file }) => file === id)?.known ?? makeStranger(pool, Number(id.slice(-8)));
  const items = hypotheses.find(({ name }) => name === hypothesis)?.items ?? known;
  return alignFingerprints(known, items).matchedShare >= CONFIRMED;
}

/** As long as the ids of a catalog. */
function strangerId(n: number): string {
  return `00000000-0000-0000-0000-0000${String(n).padStart(8, "0")}`;
}

/** All hypotheses at once: the first is a piece, the others are other music, which costs the same. */
function time(of: FingerprintIndex): void {
  const random = seeded(1);
  for (const [what, length] of [
    ["four minutes", 1920],
    ["15 s", FIFTEEN_SECONDS],
  ] as const) {
    const rounds = Array.from({ length: 12 }, () => {
      const hypotheses = Array.from({ length: HYPOTHESES }, (_, name) => ({
        name,
        items: repeated(makeStranger(pool, 1e9 + below(random, 1e8)), length),
      }));
      const [candidates, milliseconds] = timed(() => of.find(hypotheses));
      const [, alone] = timed(() => of.find(hypotheses.slice(0, 1)));
      return { milliseconds, alone, candidates: candidates.length };
    });
    const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
    print(
      `\n${what}: ${fixed(middle(rounds.map(({ milliseconds }) => milliseconds)), 0)} ms for ${String(HYPOTHESES)} hypotheses, ` +
        `${fixed(middle(rounds.map(({ alone }) => alone)), 1)} ms for one (median of 12, processor time); ` +
        `candidates for what is not there: ${rounds.map(({ candidates }) => candidates).join(", ")}`,
    );
  }
}

/** Played again from its beginning until it is so long. */
function repeated(items: Uint32Array, length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, n) => items[n % items.length] ?? 0);
}

function readPiece(name: string): Piece {
  const { file, queries } = JSON.parse(readFileSync(join(out, name), "utf8")) as {
    file: string;
    queries: { kind: string; hypotheses: unknown[] }[];
  };
  const [known = new Uint32Array(0), ...rest] = readFingerprints(join(out, name.replace(/piece$/u, "bin")));
  let at = 0;
  return {
    file,
    known,
    queries: queries.map(({ kind, hypotheses }) => ({
      kind,
      hypotheses: hypotheses.map((_, name) => {
        at += 1;
        return { name, items: rest[at - 1] ?? known };
      }),
    })),
  };
}

function readFingerprints(path: string): readonly Uint32Array[] {
  const bytes = Uint8Array.from(readFileSync(path));
  const words = new Uint32Array(bytes.buffer);
  const fingerprints: Uint32Array[] = [];
  for (let at = 0; at < words.length; at += 1 + (words[at] ?? 0)) {
    fingerprints.push(words.subarray(at + 1, at + 1 + (words[at] ?? 0)));
  }
  return fingerprints;
}

function timed<Value>(work: () => Value): readonly [Value, number] {
  const before = cpuSeconds();
  const value = work();
  return [value, 1000 * (cpuSeconds() - before)];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
