import type { Gtin } from "@deadwax/identifiers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import { anAsset, aRecording, aSound, registrantWithPrefix } from "../../testing.ts";
import { approve } from "../asset/approve.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { reserveCodes } from "../code/reserve-codes.ts";
import { addParty } from "../party/add-party.ts";
import { addRelease, addTracks } from "../release/edit-release.ts";
import { setFields } from "../edit/set-fields.ts";
import { addWork, linkWork } from "../work/add-work.ts";
import { change } from "../change/change.ts";
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

async function exported(): Promise<readonly SheetRow[]> {
  return place.store.read(async (reader) => {
    const rows: SheetRow[] = [];
    for await (const row of readSheetRows(reader)) rows.push(row);
    return rows;
  });
}

async function importing(
  rows: readonly SheetRow[],
  clear: RowToImport["clear"] = [],
): Promise<SheetImportOutcome> {
  const request = {
    source: "label.csv",
    sha256: "0".repeat(64),
    mapping: {},
    rows: rows.map((values, index) => ({ row: index + 2, values, clear, issues: [], cells: [] })),
    mayCreate: true,
    maySkipAhead: false,
  };
  return (await importSheet(context, request)).value;
}

/** What was said about a row: code, column. */
function said({ rows }: SheetImportOutcome): readonly string[] {
  return rows.flatMap(({ issues }) => issues.map(({ code, path }) => `${code} ${String(path[2])}`));
}

async function expectNoChange(): Promise<void> {
  const rows = await exported();
  const outcome = await importing(rows);
  expect(outcome).toMatchObject({ created: 0, changed: 0, failed: 0, unchanged: rows.length });
  expect(said(outcome)).toEqual([]);
  expect(await exported()).toEqual(rows);
}

describe("an export that comes back as it was", () => {
  it("keeps a measured length, of approved audio and of audio that is not approved", async () => {
    const { id: declared } = await aRecording(context, { durationMs: 200_000 });
    const { id: undeclared } = await aRecording(context, { title: "Harbour" });
    for (const recordingId of [declared, undeclared])
      await anAsset(context, { recordingId, audio: recordingId });
    await expectNoChange();
    for (const recordingId of [declared, undeclared]) await approve(context, { recordingId });
    await expectNoChange();
  });

  it("keeps whom a recording waits for, and a number that is reserved", async () => {
    await aRecording(context, { codeRoute: "distributor" });
    const { id } = await aRecording(context, { title: "Harbour" });
    await reserveCodes(context, { recordingIds: [id] });
    expect((await exported()).map(({ codeStatus }) => codeStatus)).toEqual(["awaited", "reserved"]);
    await expectNoChange();
  });

  it("keeps to its own party, work and release where another has the same name", async () => {
    const { value: stranger } = await addParty(context, { name: "Ana Lima", kind: "person" });
    const { value: ana } = await addParty(context, { name: "Ana Lima", kind: "person" });
    expect(stranger.id).not.toBe(ana.id);
    const { id: recordingId } = await aRecording(context, { ownerPartyId: ana.id });
    await change(context, { action: "credit" }, (transaction) =>
      transaction.insert("credit", {
        subjectKind: "recording",
        subjectId: recordingId,
        partyId: ana.id,
        role: "vocals",
        position: 1,
      }),
    );
    await addWork(context, { title: "Midnight Drive" });
    const { value: work } = await addWork(context, { title: "Midnight Drive" });
    await linkWork(context, { recordingId, workId: work.id });
    await addRelease(context, { title: "EP" });
    const { value: release } = await addRelease(context, { title: "EP" });
    await addTracks(context, { releaseId: release.id, recordingIds: [recordingId, recordingId] });
    await expectNoChange();
  });
});

describe("an edit of an export", () => {
  it("is told and not taken over in a column that is shown only", async () => {
    await aRecording(context, { isrc: "QZABC2612345" });
    const [row] = await exported();
    const edited: SheetRow = {
      ...row!,
      status: "released",
      file: "mix.wav",
      revision: 99,
      codeSource: "label",
    };
    const outcome = await importing([edited]);
    expect(outcome).toMatchObject({ unchanged: 1 });
    expect(said(outcome)).toEqual([
      "ROW_NOT_TAKEN status",
      "ROW_NOT_TAKEN file",
      "ROW_NOT_TAKEN revision",
      "ROW_NOT_TAKEN code_source",
    ]);
    expect(outcome.rows[0]?.issues[0]?.message).toBe(
      "status was not taken over: the sheet says “released”, the catalog “coded”.",
    );
    expect(await exported()).toEqual([row]);
  });

  it("of how a file sounds is told and not taken over, and stays as it was measured", async () => {
    const { id: recordingId } = await aRecording(context);
    const sound = aSound({ integratedLufs: -9.41, truePeakDbtp: null });
    await anAsset(context, { recordingId, audio: "mix", facts: { sound } });
    const [row] = await exported();
    expect(row).toMatchObject({ integratedLufs: -9.41, truePeakDbtp: null });
    await expectNoChange();
    const outcome = await importing([{ ...row!, integratedLufs: -14, truePeakDbtp: -1 }]);
    expect(said(outcome)).toEqual(["ROW_NOT_TAKEN integrated_lufs", "ROW_NOT_TAKEN true_peak_dbtp"]);
    expect(await exported()).toEqual([row]);
  });

  it("of a measured length is told and not taken over; a length in whole seconds says the same", async () => {
    const { id: recordingId } = await aRecording(context);
    await anAsset(context, { recordingId, audio: "mix", facts: { durationMs: 180_400, modulation: null } });
    const [row] = await exported();
    expect(said(await importing([{ ...row!, durationMs: 180_000 }]))).toEqual([]);
    expect(said(await importing([{ ...row!, durationMs: 170_000 }]))).toEqual(["ROW_NOT_TAKEN duration"]);
    expect(said(await importing([{ ...row!, durationMs: null }], ["duration"]))).toEqual([
      "ROW_NOT_TAKEN duration",
    ]);
    expect(await exported()).toEqual([row]);
  });

  it("in one of the rows of a recording is not taken back by the other", async () => {
    const { id } = await aRecording(context);
    for (const title of ["EP", "Album"]) {
      const { value: release } = await addRelease(context, { title });
      await addTracks(context, { releaseId: release.id, recordingIds: [id] });
    }
    const [first, second] = await exported();
    const outcome = await importing([{ ...first!, label: "Blue Room" }, second!]);
    expect(outcome).toMatchObject({ changed: 1, unchanged: 1, failed: 0 });
    expect((await exported()).map(({ label }) => label)).toEqual(["Blue Room", "Blue Room"]);
  });

  it("of a bar code is told where the row names no release", async () => {
    const { id } = await aRecording(context);
    const [row] = await exported();
    const edited = { ...row!, barcode: "0844185059862" as Gtin };
    expect(said(await importing([edited]))).toEqual(["ROW_RELEASE_MISSING barcode"]);
    const { value: release } = await addRelease(context, { title: "EP", gtin: "0844185059862" });
    await addTracks(context, { releaseId: release.id, recordingIds: [id] });
    await expectNoChange();
  });

  it("in a row that is older than the recording fails", async () => {
    const { id } = await aRecording(context);
    const [old] = await exported();
    await setFields(context, { kind: "recording", ids: [id], values: { label: "Blue Room" } });
    const { rows } = await importing([{ ...old!, notes: "louder" }]);
    expect(rows[0]?.issues[0]?.code).toBe("ROW_OLD");
  });
});

describe("an export that another catalog reads", () => {
  it("makes no code of a number that is only reserved, and says so", async () => {
    const { id } = await aRecording(context);
    await reserveCodes(context, { recordingIds: [id] });
    const rows = await exported();
    await place.close();
    place = await openTestStore();
    context = { ...place, actor: "Ada" };
    const outcome = await importing(rows.map((row) => ({ ...row, deadwaxId: null })));
    expect(outcome).toMatchObject({ created: 1, failed: 0 });
    expect(said(outcome)).toContain("ROW_CODE_HELD isrc");
    expect((await exported())[0]).toMatchObject({ isrc: null, codeStatus: "none" });
  });
});
