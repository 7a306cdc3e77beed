import { describe, expect, it } from "vitest";
import { approvedPreset, readPreset } from "./preset.ts";
import { columnsOf, readAll, valuesOf } from "./testing.ts";

const SHEET =
  "Nummer 1;Wer;Was;Datum X;Zeit\nAA6Q72600012;Ana;Drive;03/04/2026;3.05\nAA6Q72600013;Bo;Harbour;05/06/2026;4.05\n";
const SAID = { Wer: "artist", was: "title", "Datum X": "releaseDate", Zeit: "duration" };

describe("a mapping", () => {
  it("of a person is obeyed, and takes the place of what was thought", async () => {
    const read = await readAll(SHEET, { mapping: SAID, dayFirst: false });
    expect(columnsOf(read)).toEqual([
      "Nummer 1:assumed isrc",
      "Wer=artist",
      "Was=title",
      "Datum X=releaseDate",
      "Zeit=duration",
    ]);
    expect(valuesOf(read)[0]).toMatchObject({
      title: "Drive",
      artist: "Ana",
      releaseDate: { date: "2026-03-04", orElse: null },
    });
  });

  it("that was approved is known again by its header, whatever its case, and comes back from JSON as it was", async () => {
    const first = await readAll(SHEET, { mapping: SAID, dayFirst: false });
    const [table] = first.tables;
    if (table === undefined) throw new Error("no table");
    const preset = approvedPreset(table);
    const back = readPreset(JSON.parse(JSON.stringify(preset)));
    expect(back).toMatchObject({ fingerprint: preset.fingerprint, dateOrders: { "Datum X": "month-first" } });
    const again = await readAll(SHEET.replace("Nummer 1;Wer", "NUMMER 1;wer:"), {
      presets: back === null ? [] : [back],
    });
    expect(again.tables[0]?.isPresetUsed).toBe(true);
    const other = await readAll(SHEET.replace("Wer", "Name des Werks"), { presets: [preset] });
    expect(other.tables[0]?.isPresetUsed).toBe(false);
  });

  it("applies to columns whose header is only spelled differently", async () => {
    const first = await readAll(SHEET, { mapping: SAID });
    const [table] = first.tables;
    if (table === undefined) throw new Error("no table");
    const again = await readAll(SHEET.replace(";Wer;", ";WER;"), { presets: [approvedPreset(table)] });
    expect(valuesOf(again)[0]).toMatchObject({ artist: "Ana" });
  });

  it("that names what is not there is refused", async () => {
    await expect(readAll(SHEET, { mapping: { Wo: "title" } })).rejects.toMatchObject({
      code: "SHEET_MAPPING_HEADER_UNKNOWN",
    });
    await expect(readAll(SHEET, { mapping: { Wer: "song" } })).rejects.toMatchObject({
      code: "HELD_MAPPING_TARGET_UNKNOWN",
    });
    expect(readPreset({ schema: "other" })).toBeNull();
    expect(() =>
      readPreset({ schema: "deadwax.held-mapping/1", fingerprint: "x", columns: { A: "song" } }),
    ).toThrow(expect.objectContaining({ code: "HELD_MAPPING_TARGET_UNKNOWN" }));
  });
});
