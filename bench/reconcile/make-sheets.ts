/**
 * Makes a label's catalog, distributors' sheets of it with and without errors, and the truth about them. See README.md.
 * Run: node bench/reconcile/make-sheets.ts --to DIR [--seed 1]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeAll } from "./make-all.ts";

const { values } = parseArgs({ options: { to: { type: "string" }, seed: { type: "string", default: "1" } } });
if (values.to === undefined) throw new Error("--to DIR says where the sheets go");
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error("--seed is a whole number");

const out = resolve(values.to);
const { catalogSheet, sheets, truth } = makeAll(seed);
for (const folder of ["seeded", "clean"]) mkdirSync(join(out, folder), { recursive: true });
writeFileSync(join(out, truth.catalog.file), catalogSheet);
for (const { bytes, truth: told } of sheets) writeFileSync(join(out, told.file), bytes);
writeFileSync(join(out, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`);

const { recordings, releases, rows } = truth.catalog;
process.stdout.write(`${recordings} recordings on ${releases} releases, ${rows} rows in catalog.csv\n`);
for (const { file, rows: told, errors } of truth.sheets)
  process.stdout.write(`${file}: ${told.length} rows, ${errors.length} errors\n`);
