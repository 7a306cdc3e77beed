import type { Gtin, Issue } from "@deadwax/identifiers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import { registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { setFields } from "../edit/set-fields.ts";
import { undo } from "../history/undo.ts";
import { addRecording } from "../recording/add-recording.ts";
import { importSheet } from "./import-sheet.ts";
import type { RowToImport, SheetImportOutcome } from "./sheet-import-types.ts";
import { readSheetRows } from "./sheet-rows.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

function rowOf(values: Partial<SheetRow>, row = 2): RowToImport {
  return { row, values, clear: [], issues: [], cells: [] };
}

async function importRows(rows: readonly RowToImport[], mayCreate = true): Promise<SheetImportOutcome> {
  const request = {
    source: "label.csv",
    sha256: "0".repeat(64),
    mapping: {},
    rows,
    mayCreate,
    maySkipAhead: false,
  };
  return (await importSheet(context, request)).value;
}

async function exported(): Promise<readonly SheetRow[]> {
  return place.store.read(async (reader) => {
    const rows: SheetRow[] = [];
    for await (const row of readSheetRows(reader)) rows.push(row);
    return rows;
  });
}

const NIGHT = { title: "Midnight Drive", displayArtist: "The Night Shift" };

describe("undoing a sheet with codes of our own prefix", () => {
  it("says how many numbers the rows closed that were taken over, which stay closed", async () => {
    const at = (number: string) => requireIsrc(`AA-6Q7-26-${number}`);
    const failing = { ...NIGHT, title: "Harbour", isrc: at("00090") };
    const { failed, rows } = await importRows([
      rowOf({ ...NIGHT, isrc: at("00004") }),
      rowOf({ ...NIGHT, title: "Ember", isrc: at("00010") }),
      rowOf({ ...failing, contributors: [{ name: " ", role: null }] }),
    ]);
    expect(failed).toBe(1);
    expect(rows.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual(["NAME_EMPTY"]);
    const { value } = await undo(context);
    expect(value).toMatchObject({ spent: ["AA-6Q7-26-00004", "AA-6Q7-26-00010"], closed: 9 });
  });
});

describe("importing a sheet", () => {
  it("adds recordings with codes, works, credits and releases, and exports them as they came", async () => {
    const given = {
      ...NIGHT,
      isrc: requireIsrc("QZABC2612345"),
      versionTitle: "Radio Edit",
      contributors: [{ name: "Ana Lima", role: "vocals" }],
      workTitle: "Midnight Drive",
      release: "Midnight Drive EP",
      trackPosition: { medium: 1, position: 2 },
      owner: "Night Shift Records",
    };
    expect(await importRows([rowOf(given)])).toMatchObject({ created: 1, failed: 0 });
    const [row] = await exported();
    expect(row).toMatchObject({ ...given, codeStatus: "preferred", codeSource: "sheet: label.csv" });
  });

  it("changes nothing when an export is imported again", async () => {
    await importRows([
      rowOf({
        ...NIGHT,
        isrc: requireIsrc("QZABC2612345"),
        release: "EP",
        contributors: [{ name: "Ana", role: null }],
      }),
    ]);
    const rows = await exported();
    const again = await importRows(rows.map((values, index) => rowOf(values, index + 2)));
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1, failed: 0 });
    expect(await exported()).toEqual(rows);
  });

  it("refuses to guess between two recordings of one title", async () => {
    await addRecording(context, NIGHT);
    await addRecording(context, NIGHT);
    const { rows } = await importRows([rowOf({ ...NIGHT, label: "Blue Room" })]);
    expect(rows[0]).toMatchObject({ outcome: "failed", issues: [{ code: "ROW_TITLE_SEVERAL" }] });
  });

  it("names the other row where two rows of one title become two recordings", async () => {
    await addRecording(context, { title: "Daylight", durationMs: 100_000 });
    const { rows } = await importRows([
      rowOf({ ...NIGHT, isrc: requireIsrc("QZABC2600001") }, 2),
      rowOf({ ...NIGHT, versionTitle: "Live", isrc: requireIsrc("QZABC2600002") }, 3),
      rowOf({ ...NIGHT, isrc: requireIsrc("QZABC2600003") }, 4),
      rowOf({ ...NIGHT, displayArtist: "Blue Room Trio", isrc: requireIsrc("QZABC2600004") }, 5),
      rowOf({ title: "Daylight", durationMs: 200_000 }, 6),
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(5).fill("created"));
    expect(rows.map(({ issues }) => issues.map(({ message }) => message.split(",")[0]))).toEqual([
      ["Row 4 has the same title"],
      [],
      ["Row 2 has the same title"],
      [],
      ["The catalog has “Daylight” already"],
    ]);
  });

  it("warns of example codes in a real catalog, and not in a demo", async () => {
    const warning: Issue = {
      code: "ISRC_DOCUMENTATION_PREFIX",
      severity: "warning",
      path: ["rows", 2, "isrc"],
      message: "AA-6Q7-26-00001 is an example",
    };
    const row = { ...rowOf({ ...NIGHT, isrc: requireIsrc("AA6Q72600001") }), issues: [warning] };
    expect((await importRows([row])).rows[0]).toMatchObject({ outcome: "created", issues: [] });
    await place.close();
    place = await openTestStore({ isDemo: false });
    context = { ...place, actor: "Ada" };
    const { rows } = await importRows([row]);
    expect(rows[0]?.issues.map(({ code }) => code)).toEqual([warning.code, "CODE_DOCUMENTATION"]);
  });

  it("refuses a row whose code belongs to another title here", async () => {
    await importRows([rowOf({ ...NIGHT, isrc: requireIsrc("QZABC2612345") })]);
    const { rows } = await importRows([rowOf({ title: "Daylight", isrc: requireIsrc("QZABC2612345") })]);
    expect(rows[0]?.issues[0]?.code).toBe("ROW_CODE_OTHER_TITLE");
  });

  it("refuses a row that gives another version the code of a row before it", async () => {
    const isrc = requireIsrc("QZABC2612345");
    const edit = { ...NIGHT, isrc, versionTitle: "Radio Edit", durationMs: 180_000 };
    const rows = [rowOf({ ...NIGHT, isrc, durationMs: 240_000 }), rowOf(edit, 3)];
    expect((await importRows(rows)).rows).toMatchObject([
      { outcome: "created" },
      { outcome: "failed", issues: [{ code: "ROW_CODE_OTHER_TITLE" }] },
    ]);
    // Nor later, when only the length speaks against it.
    expect((await importRows([rowOf(edit)])).rows).toMatchObject([{ outcome: "failed" }]);
    const { rows: named } = await importRows([rowOf({ ...edit, durationMs: 240_000 })]);
    expect(named).toMatchObject([{ outcome: "changed" }]);
  });

  it("says which rows went on somebody else's release, where no number tells releases apart", async () => {
    const row = (displayArtist: string, at: number) =>
      rowOf({ title: `Song ${at}`, displayArtist, release: "Greatest Hits" }, at);
    const { rows } = await importRows([row("Ana", 2), row("Ana feat. Ben", 3), row("Cleo", 4)]);
    expect(rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
      [],
      [],
      ["ROW_RELEASE_OTHER_ARTIST"],
    ]);
  });

  it("leaves no trace of a row that fails half way", async () => {
    await importRows([rowOf({ ...NIGHT, release: "EP", trackPosition: { medium: 1, position: 1 } })]);
    const failing = rowOf({
      title: "Daylight",
      workTitle: "Daylight",
      release: "EP",
      trackPosition: { medium: 1, position: 1 },
    });
    expect(await importRows([failing])).toMatchObject({ created: 0, failed: 1 });
    const works = await place.store.read((reader) => reader.count("work"));
    expect(works).toBe(0);
  });

  it("makes anew what a row that failed had made, and nothing twice", async () => {
    await importRows([rowOf({ ...NIGHT, release: "LP", trackPosition: { medium: 1, position: 1 } })]);
    const around = { contributors: [{ name: "Ana Lima", role: "vocals" }], workTitle: "Daylight" };
    const taken = { release: "LP", trackPosition: { medium: 1, position: 1 } };
    const outcome = await importRows([
      rowOf({ title: "One", ...around, ...taken }, 2),
      rowOf({ title: "Two", ...around, release: "EP", barcode: "844185059862" as Gtin }, 3),
      rowOf({ title: "Three", ...around, release: "EP", barcode: "0844185059862" as Gtin }, 4),
    ]);
    expect(outcome).toMatchObject({ created: 2, failed: 1 });
    const counts = await place.store.read(async (reader) => [
      await reader.count("party", { name: "Ana Lima" }),
      await reader.count("work"),
      await reader.count("release"),
    ]);
    expect(counts).toEqual([1, 1, 2]);
  });

  it("keeps a code that the sheet puts on two recordings as a visible conflict", async () => {
    const { value: other } = await addRecording(context, { title: "Daylight" });
    const isrc = requireIsrc("QZABC2612345");
    await importRows([rowOf({ ...NIGHT, isrc })]);
    await importRows([rowOf({ deadwaxId: other.id, isrc })]);
    expect((await exported()).map((row) => row.status)).toEqual(["conflict", "conflict"]);
  });

  it("refuses a row from a sheet that is older than the recording", async () => {
    await importRows([rowOf(NIGHT)]);
    const [old] = await exported();
    await setFields(context, {
      kind: "recording",
      ids: [old!.deadwaxId as never],
      values: { label: "Blue Room" },
    });
    const { rows } = await importRows([rowOf({ ...old!, label: "Red Room" })]);
    expect(rows[0]?.issues[0]?.code).toBe("ROW_OLD");
  });

  it("leaves blank cells alone and empties what is marked to be cleared", async () => {
    await importRows([rowOf({ ...NIGHT, label: "Blue Room", language: "en" })]);
    await importRows([{ ...rowOf(NIGHT), clear: ["label"] }]);
    expect((await exported())[0]).toMatchObject({ label: null, language: "en" });
  });

  it("is undone as a whole, and a number of our own prefix that it mentioned stays spent", async () => {
    await importRows([
      rowOf({ ...NIGHT, isrc: requireIsrc("AA6Q72600004") }),
      rowOf({ title: "Daylight" }, 3),
    ]);
    const { value } = await undo(context);
    expect(value.spent).toEqual(["AA-6Q7-26-00004"]);
    expect(await exported()).toEqual([]);
  });

  it("leaves nothing behind in a dry run", async () => {
    const dry = { ...context, isDryRun: true };
    const request = {
      source: "a",
      sha256: "",
      mapping: {},
      rows: [rowOf(NIGHT)],
      mayCreate: true,
      maySkipAhead: false,
    };
    expect((await importSheet(dry, request)).value.created).toBe(1);
    expect(await exported()).toEqual([]);
  });
});
