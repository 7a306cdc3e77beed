/** A small label for tests: two releases, a clean version, a guest. */
import type { HeldFields, HeldRow, HeldValue } from "../held/held-row.ts";
import type { Recording } from "../recording/recording.ts";
import type { Release } from "../release/release.ts";
import type { Id } from "../values/id.ts";
import type { KnownRecording } from "./reconcile-input.ts";

export const aRelease = (change: Partial<Release> = {}): Release => ({
  id: "0198f2c4-6a10-7c3e-9d55-000000000100" as Id,
  revision: 1,
  title: "Ferry Street Nights",
  versionTitle: null,
  displayArtist: "Ana Lima",
  gtin: "0666017082523",
  grid: null,
  catalogNumber: "FSR-007",
  releasedOn: null,
  label: "Ferry Street Records",
  pLine: null,
  cLine: null,
  notes: null,
  ...change,
});

const RECORDING: Omit<Recording, "id" | "title"> = {
  revision: 1,
  versionTitle: null,
  versionTypes: [],
  localTitles: [],
  displayArtist: "Ana Lima",
  contentType: "sound",
  recordingMode: "stereo",
  advisory: "not-explicit",
  language: "en",
  recordedOn: null,
  firstPublishedOn: null,
  pLine: "2026 Ferry Street Records",
  cLine: null,
  label: "Ferry Street Records",
  durationMs: null,
  ownerPartyId: null,
  codeRoute: null,
  responsible: null,
  notes: null,
  mergedIntoId: null,
};

export interface KnownChange {
  readonly number: number;
  readonly title: string;
  readonly seconds: number;
  readonly recording?: Partial<Recording>;
  readonly known?: Partial<KnownRecording>;
}

/** The recording with this number: its code, its place and its id follow from it. */
export function aKnown(
  { number, title, seconds, recording, known }: KnownChange,
  release: Release = aRelease(),
): KnownRecording {
  return {
    recording: {
      ...RECORDING,
      id: `0198f2c4-6a10-7c3e-9d55-${String(number).padStart(12, "0")}` as Id,
      title,
      ...recording,
    },
    isrc: codeOf(number),
    supersededCodes: [],
    isOwnCode: true,
    iswcs: [],
    durationMs: seconds * 1000,
    isMeasured: true,
    places: [{ release, medium: 1, position: number, printedTitle: null }],
    ...known,
  };
}

export function codeOf(number: number): NonNullable<KnownRecording["isrc"]> {
  return `AA6Q726${String(number).padStart(5, "0")}` as NonNullable<KnownRecording["isrc"]>;
}

type Cells = { readonly [Field in keyof HeldFields]?: HeldFields[Field] | string | null };

/** What the distributor has rightly of a recording, changed by cells; a cell that is null has no column. */
export function aRow(row: number, known: KnownRecording, cells: Cells = {}): HeldRow {
  const values: Record<string, HeldValue<unknown>> = {};
  for (const [field, value] of Object.entries({ ...rightCells(known), ...cells })) {
    if (value === null) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    values[field] = { text, column: field, value: text === "" ? null : value };
  }
  return { sheet: null, row, values, issues: [], raw: {} };
}

function rightCells({ recording, isrc, durationMs, places: [place] }: KnownRecording): Cells {
  if (place === undefined) throw new Error("a row of a recording that is on no release");
  const { release, medium, position } = place;
  const gtin = release.gtin ?? "";
  return {
    isrc,
    title: recording.title,
    version: recording.versionTitle ?? "",
    artist: recording.displayArtist ?? "",
    duration: { ms: durationMs ?? 0, precisionMs: 1000 },
    advisory: recording.advisory,
    label: recording.label ?? "",
    pLine: { year: 2026, owner: "Ferry Street Records" },
    releaseTitle: release.title,
    catalogNumber: release.catalogNumber ?? "",
    barcode: { gtin: gtin as HeldFields["barcode"]["gtin"], digits: gtin, isRounded: false },
    trackPosition: { medium, position },
  };
}

/** A cell of the code column that is no code. */
export function noCode(row: HeldRow, text: string): HeldRow {
  return { ...row, values: { ...row.values, isrc: { text, column: "isrc", value: null } } };
}
