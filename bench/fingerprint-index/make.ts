/**
 * Makes what the index is measured with: from a folder of music every third piece becomes material for strangers, every third is
 * asked for, and every third is left alone, to be tuned on. Takes a minute a piece; goes on where it was ended.
 * Run: node bench/fingerprint-index/make.ts MUSIC OUT [PIECES]
 */
import { existsSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePiece } from "./queries.ts";
import { seeded } from "./seeded.ts";
import { makePool, rowsOf } from "./strangers.ts";

const [music = "", out = "", most = "1000"] = process.argv.slice(2);
const files = globSync("**/*.{flac,mp3,ogg,opus}", { cwd: music }).toSorted();
mkdirSync(out, { recursive: true });

if (!existsSync(join(out, "pool.bin"))) {
  const rows = files.filter((_, n) => n % 3 === 2).map((file) => rowsOf(join(music, file)));
  const pool = makePool(
    rows.filter(({ length }) => length > 300),
    1,
  );
  writeFileSync(join(out, "pool.bin"), joined(pool));
}
let made = 0;
for (const [n, file] of files.entries()) {
  if (n % 3 !== 1 || made === Number(most)) continue;
  const name = join(out, `${String(n)}.piece`);
  if (!existsSync(name)) {
    const piece = makePiece(join(music, file), seeded(n));
    if (piece === null) continue;
    writeFileSync(
      name.replace(/piece$/u, "bin"),
      joined([
        piece.known,
        ...piece.queries.flatMap(({ fingerprints }) => fingerprints.map(({ items }) => items)),
      ]),
    );
    writeFileSync(
      name,
      JSON.stringify({
        file,
        queries: piece.queries.map(({ kind, fingerprints }) => ({
          kind,
          hypotheses: fingerprints.map(({ hypothesis }) => hypothesis),
        })),
      }),
    );
  }
  made += 1;
}

/** Each as its length and its items. */
function joined(fingerprints: readonly Uint32Array[]): Uint8Array {
  return Buffer.concat(
    fingerprints.flatMap((items) => [
      Buffer.from(Uint32Array.of(items.length).buffer),
      Buffer.from(items.buffer, items.byteOffset, items.byteLength),
    ]),
  );
}
