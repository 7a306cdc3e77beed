import { describe, expect, it } from "vitest";
import { reconcile, type Reconciliation } from "./reconcile.ts";
import type { HeldRow } from "../held/held-row.ts";
import { aKnown, aRelease, aRow, codeOf, noCode } from "./testing.ts";

const harbour = aKnown({ number: 1, title: "Harbour", seconds: 201 });
const harbourRadio = aKnown({
  number: 2,
  title: "Harbour",
  seconds: 170,
  recording: { versionTitle: "Radio Edit", versionTypes: ["radio-edit"] },
});
const ferry = aKnown({
  number: 3,
  title: "Night Ferry",
  seconds: 240,
  recording: {
    displayArtist: "Ana Lima feat. Jo Berg",
    advisory: "explicit",
    notes: "Working title: Boat Thing",
  },
});
const ferryClean = aKnown({
  number: 4,
  title: "Night Ferry",
  seconds: 239,
  recording: {
    versionTitle: "Clean",
    versionTypes: ["clean"],
    displayArtist: "Ana Lima feat. Jo Berg",
    advisory: "clean",
  },
});
const all = [harbour, harbourRadio, ferry, ferryClean];
const rows = all.map((known, index) => aRow(index + 2, known));

function lay(held: readonly HeldRow[], recordings = all): Reconciliation {
  return reconcile({ recordings, rows: held, ownPrefixes: ["AA6Q7"], today: "2026-11-23" });
}

/** The rows, one of them put in the place of what stands there. */
function withRow(changed: HeldRow): readonly HeldRow[] {
  return rows.map((row) => (row.row === changed.row ? changed : row));
}

function kinds({ discrepancies }: Reconciliation): readonly string[] {
  return discrepancies.map(({ kind, place }) => `${kind} ${place?.row ?? "–"}`);
}

describe("a sheet beside the catalog", () => {
  it("has nothing to say where they are the same", () => {
    const found = lay(rows);
    expect(kinds(found)).toEqual([]);
    expect(found.matches.map(({ row, seat }) => [row.row, seat.known.isrc])).toEqual(
      all.map(({ isrc }, index) => [index + 2, isrc]),
    );
  });

  it("has nothing to say where it is only written otherwise", () => {
    const worn = [
      aRow(2, harbour, {
        title: "HARBOUR ",
        duration: { ms: 202_000, precisionMs: 1000 },
        catalogNumber: "fsr 007",
      }),
      aRow(3, harbourRadio, { title: "Harbour (Radio Edit)", version: null }),
      aRow(4, ferry, { title: "Night Ferry (feat. Jo Berg)", artist: "Ana Lima" }),
      aRow(5, ferryClean, { version: null, label: "FERRY STREET RECORDS" }),
    ];
    expect(kinds(lay(worn))).toEqual([]);
  });

  it.each([
    ["codes-swapped", [aRow(2, harbour, { isrc: codeOf(2) }), aRow(3, harbourRadio, { isrc: codeOf(1) })]],
    ["one-code-on-two-recordings", [aRow(2, harbour, { isrc: codeOf(3) })]],
    ["clean-code-on-explicit", [aRow(4, ferry, { isrc: codeOf(4) })]],
    ["explicit-code-on-clean", [aRow(5, ferryClean, { isrc: codeOf(3) })]],
    ["second-code", [aRow(2, harbour, { isrc: codeOf(77) })]],
    ["code-of-somebody-else", [aRow(2, harbour, { isrc: "QZABC2612345" })]],
    ["code-missing", [noCode(aRow(2, harbour), "auto")]],
    ["barcode-in-code-column", [noCode(aRow(2, harbour), "0666017082523")]],
    ["catalog-number-in-code-column", [noCode(aRow(2, harbour), "FSR007")]],
    ["code-mistyped", [noCode(aRow(2, harbour), "AA6Q7260001")]],
    ["code-mistyped", [aRow(2, harbour, { isrc: "AA6Q72600010" })]],
    ["missing-version", [aRow(3, harbourRadio, { version: "" })]],
    ["invented-version", [aRow(2, harbour, { version: "Live" })]],
    ["wrong-version", [aRow(3, harbourRadio, { version: "Extended Mix" })]],
    ["working-title", [aRow(4, ferry, { title: "Boat Thing" })]],
    ["damaged-text", [aRow(2, harbour, { title: "HarbÃ¶ur" })]],
    ["wrong-main-artist", [aRow(2, harbour, { artist: "Somebody Else" })]],
    ["missing-featured-artist", [aRow(4, ferry, { artist: "Ana Lima" })]],
    ["wrong-duration", [aRow(2, harbour, { duration: { ms: 215_000, precisionMs: 1000 } })]],
    ["wrong-advisory", [aRow(4, ferry, { advisory: "not-explicit" })]],
    ["wrong-position", [aRow(2, harbour, { trackPosition: { medium: 1, position: 9 } })]],
    ["wrong-label", [aRow(2, harbour, { label: "Other Records" })]],
    ["wrong-release-title", [aRow(2, harbour, { releaseTitle: "Copper Garden" })]],
    ["wrong-p-year", [aRow(2, harbour, { pLine: { year: 2025, owner: "Ferry Street Records" } })]],
    ["wrong-p-owner", [aRow(2, harbour, { pLine: { year: 2026, owner: "Other Music" } })]],
  ] as const)("tells %s", (kind, changed) => {
    const held = changed.reduce<readonly HeldRow[]>(
      (list, row) => list.map((one) => (one.row === row.row ? row : one)),
      rows,
    );
    const found = lay(held);
    expect([...new Set(found.discrepancies.map((one) => one.kind))]).toEqual([kind]);
    expect(found.discrepancies.map(({ place }) => place?.row).sort()).toEqual(
      changed.map(({ row }) => row).sort(),
    );
  });

  it("names the other row of a swap, and whose code it is", () => {
    const [first] = lay([
      aRow(2, harbour, { isrc: codeOf(2) }),
      aRow(3, harbourRadio, { isrc: codeOf(1) }),
      ...rows.slice(2),
    ]).discrepancies;
    expect(first).toMatchObject({
      held: codeOf(2),
      catalog: codeOf(1),
      right: "catalog",
      because: "own-range",
      other: { place: { row: 3 }, recordingId: harbourRadio.recording.id },
    });
  });

  it("tells what is missing, what is there twice and what nobody knows", () => {
    const stranger = aRow(9, aKnown({ number: 50, title: "Copper Garden", seconds: 99 }), {
      isrc: "QZABC2612345",
      barcode: { gtin: null, digits: "1234567", isRounded: false },
      releaseTitle: "Elsewhere",
      catalogNumber: "",
      artist: "Nobody",
      label: "",
    });
    const found = lay([...rows.slice(0, 3), { ...rows[0], row: 8 } as HeldRow, stranger]);
    expect(kinds(found)).toEqual(["missing-row –", "extra-row 9", "duplicate-row 8"]);
    expect(found.discrepancies[0]?.recordingId).toBe(ferryClean.recording.id);
  });

  it("believes the sheet where the catalog cannot be right", () => {
    const damaged = aKnown({ number: 1, title: "CafÃ© Nuit", seconds: 201 });
    const early = aKnown({
      number: 2,
      title: "Harbour",
      seconds: 170,
      recording: { firstPublishedOn: "2086-05-17" as never },
    });
    const held = [
      aRow(2, damaged, { title: "Café Nuit" }),
      aRow(3, early, { firstPublished: { date: "2026-05-17" as never, orElse: null } }),
    ];
    const found = lay(held, [damaged, early]);
    expect(found.discrepancies.map(({ kind, right }) => [kind, right])).toEqual([
      ["catalog-text-damaged", "held"],
      ["catalog-year-impossible", "held"],
    ]);
  });

  it("tells a barcode of another release, and one with a wrong digit", () => {
    const other = aRelease({
      id: "0198f2c4-6a10-7c3e-9d55-000000000200" as never,
      title: "Copper Garden",
      gtin: "0666017082530",
      catalogNumber: "FSR-008",
    });
    const elsewhere = aKnown({ number: 9, title: "Signal", seconds: 180 }, other);
    const barcode = (digits: string): HeldRow =>
      aRow(2, harbour, { barcode: { gtin: null, digits, isRounded: false } });
    const recordings = [...all, elsewhere];
    const whole = [...rows, aRow(6, elsewhere)];
    const told = (row: HeldRow): readonly string[] =>
      kinds(
        lay(
          whole.map((one) => (one.row === 2 ? row : one)),
          recordings,
        ),
      );
    expect(told(barcode("0666017082530"))).toEqual(["barcode-of-other-release 2"]);
    expect(told(barcode("0666017082524"))).toEqual(["barcode-mistyped 2"]);
  });

  it("takes no row for the recording of another that is called the same", () => {
    const found = lay(withRow(aRow(2, harbour, { isrc: codeOf(2), trackPosition: null })));
    expect(found.matches.find(({ row }) => row.row === 2)?.seat.known).toBe(harbour);
  });
});
