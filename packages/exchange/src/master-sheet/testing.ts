import {
  ADVISORIES,
  CONTENT_TYPES,
  isPartialDate,
  RECORDING_MODES,
  VERSION_TYPES,
  type PartialDate,
} from "@deadwax/catalog";
import {
  isCompactGtin,
  isCompactIsrc,
  isCompactIswc,
  type Gtin,
  type Isrc,
  type Iswc,
} from "@deadwax/identifiers";
import fc from "fast-check";
import { SHEET_CODE_STATUSES, SHEET_STATUSES, type MasterSheetRow } from "./master-sheet-row.ts";

/** An ISRC for documentation, from its designation. */
export function anIsrc(designation = 12): Isrc {
  const code = `AA6Q726${String(designation).padStart(5, "0")}`;
  if (!isCompactIsrc(code)) throw new Error(`${code} is no ISRC`);
  return code;
}

export function aGtin(text = "0666017082523"): Gtin {
  if (!isCompactGtin(text)) throw new Error(`${text} is no GTIN`);
  return text;
}

export function anIswc(text = "T0345246801"): Iswc {
  if (!isCompactIswc(text)) throw new Error(`${text} is no ISWC`);
  return text;
}

export function aDate(text: string): PartialDate {
  if (!isPartialDate(text)) throw new Error(`${text} is no date`);
  return text;
}

/** A row with every field filled in. */
export function aRow(changes: Partial<MasterSheetRow> = {}): MasterSheetRow {
  return {
    deadwaxId: "0198f2c4-6a10-7c3e-9d55-2b7f0a4e8c11",
    isrc: anIsrc(),
    title: "Midnight Drive",
    versionTitle: "Radio Edit",
    versionTypes: ["radio-edit", "clean"],
    displayArtist: "Ana Lima feat. The Ferrymen",
    durationMs: 201_345,
    contentType: "sound",
    recordingMode: "stereo",
    advisory: "not-explicit",
    firstPublished: aDate("2026-05-17"),
    recordedOn: aDate("2026-02"),
    language: "en",
    pLine: "2026 Ferry Street Records",
    cLine: "2026 Ferry Street Records",
    label: "Ferry Street Records",
    codeStatus: "preferred",
    codeSource: "assigned",
    supersededCodes: [anIsrc(7), anIsrc(8)],
    status: "approved",
    file: "midnight-drive_radio-edit.wav",
    fileSha256: "0".repeat(64),
    audioHash: `dwa1:${"1".repeat(64)}`,
    format: "WAV 24/44.1 stereo",
    release: "Ferry Street Nights",
    barcode: aGtin(),
    catalogNumber: "FSR-007",
    trackPosition: { medium: 1, position: 3 },
    workTitle: "Midnight Drive",
    iswc: anIswc(),
    contributors: [
      { name: "Ana Lima", role: "vocals" },
      { name: "Jo Berg", role: null },
    ],
    owner: "Ferry Street Records",
    responsible: "Jo Berg",
    notes: "Second verse shortened",
    revision: 4,
    integratedLufs: -9.4,
    truePeakDbtp: -0.8,
    ...changes,
  };
}

/** Text that a catalog can hold: NFC, whole characters, more than blanks. */
export const someText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      "=1+1",
      "'=x",
      "'tis",
      "''",
      "-",
      "+49",
      "-9.4",
      "'-9.4",
      "@x",
      "\tx",
      "007",
      "[clear]",
      "\\[clear]",
      " [Clear] ",
    ),
    fc.constantFrom(
      "a\nb",
      "a\r\nb",
      "a\rb",
      'q"u"o',
      "a;b,c|d\te",
      "_x000D_",
      "😀👩‍👩‍👧",
      "Ω≈ç",
      "TRUE",
      "1e5",
      " edge ",
    ),
  )
  .map((text) => text.normalize("NFC"))
  .filter((text) => text.trim() !== "" && text.isWellFormed() && !/[\0\uFFFD]/u.test(text));

const someName = someText.map((text) => text.trim()).filter((text) => text !== "");
const someDate = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10).map((length) => aDate(date.toISOString().slice(0, length))));
const maybe = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(values, { nil: null });
const someIsrc = fc.integer({ min: 0, max: 99_999 }).map(anIsrc);
const level = fc.integer({ min: -9999, max: 999 }).map((hundredths) => hundredths / 100);
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("0", "1", "7", "9", "a", "f"), minLength: length, maxLength: length });

/** Any row that a catalog can export. */
export const someRow: fc.Arbitrary<MasterSheetRow> = fc.record({
  deadwaxId: maybe(fc.uuid()),
  isrc: maybe(someIsrc),
  title: maybe(someText),
  versionTitle: maybe(someText),
  versionTypes: fc.uniqueArray(fc.constantFrom(...VERSION_TYPES), { maxLength: 4 }),
  displayArtist: maybe(someText),
  durationMs: maybe(fc.integer({ min: 1, max: 40_000_000 })),
  contentType: maybe(fc.constantFrom(...CONTENT_TYPES)),
  recordingMode: maybe(fc.constantFrom(...RECORDING_MODES)),
  advisory: maybe(fc.constantFrom(...ADVISORIES)),
  firstPublished: maybe(someDate),
  recordedOn: maybe(someDate),
  language: maybe(fc.constantFrom("en", "de", "pt-BR", "zxx", "zh-Hant")),
  pLine: maybe(someText),
  cLine: maybe(someText),
  label: maybe(someText),
  codeStatus: maybe(fc.constantFrom(...SHEET_CODE_STATUSES)),
  codeSource: maybe(someText),
  supersededCodes: fc.uniqueArray(someIsrc, { maxLength: 3 }),
  status: maybe(fc.constantFrom(...SHEET_STATUSES)),
  file: maybe(someText),
  fileSha256: maybe(hex(64)),
  audioHash: maybe(hex(64).map((digits) => `dwa1:${digits}`)),
  format: maybe(someText),
  release: maybe(someText),
  barcode: maybe(fc.constantFrom(aGtin(), aGtin("718752155427"), aGtin("00602577318801"))),
  catalogNumber: maybe(someText),
  trackPosition: maybe(
    fc.record({ medium: fc.integer({ min: 1, max: 99 }), position: fc.integer({ min: 1, max: 999 }) }),
  ),
  workTitle: maybe(someText),
  iswc: maybe(fc.constantFrom(anIswc(), anIswc("T1019142324"))),
  contributors: fc.array(fc.record({ name: someName, role: maybe(someName) }), { maxLength: 3 }),
  owner: maybe(someText),
  responsible: maybe(someText),
  notes: maybe(someText),
  revision: maybe(fc.nat()),
  integratedLufs: maybe(level),
  truePeakDbtp: maybe(level),
});

/** What reading the row gives: fields without content are left out. */
export function withoutBlanks(row: Partial<MasterSheetRow>): Partial<MasterSheetRow> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
