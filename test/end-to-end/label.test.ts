/**
 * The first hour of a label: a spreadsheet of rows and a disk of files, put together in one sitting. The generator knows
 * which file is which row, so every *certain* can be checked. Figures of a run are printed.
 */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeXlsx } from "@deadwax/exchange";
import { openDesk, type Answer } from "./testing/desk.ts";
import { makeLabel } from "./testing/label.ts";
import { noise } from "./testing/sound.ts";

const SIZE = process.env["DEADWAX_SLOW_TESTS"] === "1" ? 3_000 : 300;
const SEED = Number(process.env["DEADWAX_TEST_SEED"] ?? "7");

interface Proposal {
  readonly recordingId: string;
  readonly name: string;
  readonly certainty: "certain" | "probable" | "none";
  readonly candidates: readonly { readonly files: readonly { readonly assetId: string }[] }[];
}

interface ImportedRow {
  readonly row: number;
  readonly outcome: string;
  readonly recordingId: string | null;
  readonly issues: readonly { readonly code: string; readonly hint?: string }[];
}

describe(`a label's first hour with ${SIZE} rows`, () => {
  const desk = openDesk();
  const label = makeLabel(SIZE, SEED);
  let imported: Answer;
  let matched: Answer;
  const began = performance.now();

  beforeAll(async () => {
    const lines = [label.header, ...label.rows.map(({ cells }) => cells)];
    const csv = lines
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
      .join("\r\n");
    desk.write("catalog/label.csv", csv);
    const pieces: Uint8Array[] = [];
    const layout = { sheetName: "Catalogue", widths: label.header.map(() => 20) };
    for await (const piece of writeXlsx(lines, layout)) pieces.push(piece);
    desk.write("catalog/label.xlsx", Buffer.concat(pieces));
    for (const { path, ...file } of label.files) desk.write(path, noise({ ...file, sampleRate: 100 }));
    expect((await desk.run(["init", "--codes", "label"])).code).toBe(0);
  });
  afterAll(() => {
    desk.remove();
  });

  it("says in a dry run what each column is, and writes nothing", async () => {
    const dry = await desk.ask(["sheet", "import", "label.csv", "--dry-run", "--failed", "repair.csv"]);
    const columns = dry.document["columns"] as { name: string; column: string }[];
    expect(columns.map(({ column }) => column)).toEqual([
      "title",
      "version_title",
      "display_artist",
      "isrc",
      "duration",
      "release",
      "label",
    ]);
    expect((await desk.ask(["list"])).document["recordings"]).toEqual([]);
    expect(existsSync(desk.path("catalog", "repair.csv"))).toBe(false);
  });

  it("takes the good rows, says why each bad one is none, and keeps those as a file", async () => {
    imported = await desk.ask(["sheet", "import", "label.xlsx", "--failed", "repair.csv"]);
    expect(imported.code).toBe(1);
    const rows = imported.document["rows"] as ImportedRow[];
    expect(rows).toHaveLength(label.rows.length);
    const failed = rows.filter(({ outcome }) => outcome === "failed");
    const bad = label.rows.filter(({ truth }) => truth === undefined).length;
    expect(failed.length).toBeGreaterThanOrEqual(bad);
    for (const row of failed) {
      expect(row.issues.length).toBeGreaterThan(0);
      for (const { hint } of row.issues) expect(hint ?? "").not.toBe("");
    }
    const wronglyRefused = failed.filter(({ row }) => label.rows[row - 2]?.truth !== undefined);
    // Rows with the code of the line above are refused, too: one code, one recording.
    expect(new Set(wronglyRefused.flatMap(({ issues }) => issues.map(({ code }) => code)))).toEqual(
      new Set(wronglyRefused.length > 0 ? ["ROW_CODE_OTHER_TITLE"] : []),
    );
    expect(existsSync(desk.path("catalog", "repair.csv"))).toBe(true);
  });

  it("makes no two recordings one, whatever code they share", () => {
    const rows = (imported.document["rows"] as ImportedRow[]).filter(
      ({ recordingId }) => recordingId !== null,
    );
    const truthsOf = Map.groupBy(rows, ({ recordingId }) => recordingId);
    const mixed = [...truthsOf.values()].filter(
      (group) => new Set(group.map(({ row }) => label.rows[row - 2]?.truth)).size > 1,
    );
    expect(mixed).toEqual([]);
  });

  it("attaches files in one go, and no certain one is wrong", async () => {
    const start = performance.now();
    matched = await desk.ask([
      "add",
      desk.path("disk"),
      desk.path("others"),
      desk.path("copies"),
      "--match",
      "--accept",
      "certain",
    ]);
    const seconds = (performance.now() - start) / 1000;
    const { files } = matched.document as unknown as {
      files: { path: string; assetId: string }[];
    };
    const truthOfPath = new Map(label.files.map(({ path, truth }) => [desk.path(path), truth]));
    const truthOfAsset = new Map(files.map(({ path, assetId }) => [assetId, truthOfPath.get(path)]));
    const rows = imported.document["rows"] as ImportedRow[];
    const truthsOf = Map.groupBy(rows, ({ recordingId }) => recordingId);
    const { proposals } = matched.document["match"] as { proposals: Proposal[] };
    const wrong = proposals
      .filter(({ certainty }) => certainty === "certain")
      .filter(({ recordingId, candidates }) => {
        const truths = (truthsOf.get(recordingId) ?? []).map(({ row }) => label.rows[row - 2]?.truth);
        const attached = candidates[0]?.files ?? [];
        return attached.some(({ assetId }) => !truths.includes(truthOfAsset.get(assetId) ?? -1));
      });
    const of = (certainty: string): number => proposals.filter((one) => one.certainty === certainty).length;
    const figures = `${label.rows.length} rows, ${files.length} files: ${of("certain")} certain, ${of("probable")} probable, ${of("none")} none`;
    console.info(`${figures}; ${wrong.length} wrong; add --match ${seconds.toFixed(1)} s`);
    expect(wrong).toEqual([]);
    expect(of("certain")).toBeGreaterThan(proposals.length * 0.5);
  });

  it("changes nothing when it is all done again", async () => {
    const before = await desk.ask(["history", "--limit", "1"]);
    const again = await desk.ask([
      "add",
      desk.path("disk"),
      desk.path("others"),
      "--match",
      "--accept",
      "certain",
    ]);
    expect(again.document["match"]).toMatchObject({ attached: 0 });
    expect((await desk.ask(["history", "--limit", "1"])).document).toEqual(before.document);
    const sheet = await desk.ask(["sheet", "import", "label.csv"]);
    expect(sheet.document).toMatchObject({ created: 0, changed: 0 });
  });

  it("takes the attachment back with one undo, and the import with another", async () => {
    const { document } = await desk.ask(["history", "--limit", "500"]);
    const entries = document["entries"] as { sequence: number; sentence: string }[];
    const attached = entries.find(({ sentence }) => sentence.startsWith("attached"));
    expect((await desk.run(["undo", String(attached?.sequence)])).code).toBe(0);
    const shown = (await desk.ask(["list"])).document["recordings"] as { assets: number }[];
    expect(shown.every(({ assets }) => assets === 0)).toBe(true);
    const rows = entries.find(({ sentence }) => sentence.startsWith("imported"));
    expect((await desk.run(["undo", String(rows?.sequence)])).code).toBe(0);
    expect((await desk.ask(["list"])).document["recordings"]).toEqual([]);
    expect((await desk.run(["history", "--verify"])).code).toBe(0);
    console.info(`whole hour ${((performance.now() - began) / 1000).toFixed(1)} s`);
  });
});
