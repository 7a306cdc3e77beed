/** Errors in the column of codes. */
import { PREFIXES } from "../catalog/codes.ts";
import type { Recording } from "../catalog/model.ts";
import type { ErrorKind } from "../truth.ts";
import { inOneRow, type Desk, type ErrorMaker, type OwnLine } from "./desk.ts";

const catalog = (line: OwnLine): string => line.about.recording.isrc;

/** Another recording's code; its own row, where there is one, is right. */
function borrowed(
  kind: ErrorKind,
  lenderOf: (line: OwnLine, desk: Desk) => Recording | undefined,
): ErrorMaker {
  return {
    kind,
    field: "isrc",
    make: (desk) => {
      const line = desk.take((one) => lenderOf(one, desk) !== undefined);
      const lender = line && lenderOf(line, desk);
      if (line === undefined || lender === undefined) return false;
      desk.keep(lender);
      const onlyInCatalog = placeOf(lender, desk);
      const other = desk.lines.find(({ about }) => about?.recording === lender) ?? { onlyInCatalog };
      line.isrc = lender.isrc;
      desk.made.push({ kind, field: "isrc", line, other, catalog: catalog(line), right: "catalog" });
      return true;
    },
  };
}

function placeOf(recording: Recording, { catalog: { releases } }: Desk): OwnLine["about"] {
  for (const release of releases)
    for (const track of release.tracks)
      if (track.recording === recording) return { recording, release, track };
  throw new Error(`${recording.isrc} is on no release`);
}

function stranger(line: OwnLine, desk: Desk): Recording | undefined {
  const { recording, release } = line.about;
  const fits = desk.lines.filter(
    (one) =>
      desk.isFree(one) && one.about.release !== release && rootOf(one.about.recording) !== rootOf(recording),
  );
  return fits[Number(recording.isrc.slice(-3)) % Math.max(1, fits.length)]?.about?.recording;
}

function rootOf(recording: Recording): Recording {
  return recording.root ?? recording;
}

const cleanOf = (line: OwnLine, desk: Desk): Recording | undefined =>
  line.about.recording.advisory !== "explicit"
    ? undefined
    : desk.catalog.recordings.find((one) => one.root === line.about.recording && one.advisory === "clean");

const explicitOf = ({ about: { recording } }: OwnLine): Recording | undefined =>
  recording.advisory === "clean" && recording.root?.advisory === "explicit" ? recording.root : undefined;

const swapped: ErrorMaker = {
  kind: "codes-swapped",
  field: "isrc",
  make: (desk) => {
    const line = desk.take((one) => partners(desk, one).length > 0);
    const [other] = line === undefined ? [] : partners(desk, line);
    if (line === undefined || other === undefined) return false;
    desk.keep(other.about.recording);
    [line.isrc, other.isrc] = [other.isrc, line.isrc];
    desk.made.push({
      kind: "codes-swapped",
      field: "isrc",
      line,
      other,
      catalog: catalog(line),
      right: "catalog",
    });
    return true;
  },
};

/** Rows of the same release that nothing was done to. */
export function partners(desk: Desk, line: OwnLine): readonly OwnLine[] {
  return desk.lines
    .filter((one) => desk.isFree(one))
    .filter(({ about }) => about.release === line.about.release && about.recording !== line.about.recording);
}

const twoCodes: ErrorMaker = {
  kind: "two-codes-on-one-recording",
  field: "isrc",
  make: (desk) => {
    const line = desk.take(({ about: { recording } }) => desk.uses(recording) > 1);
    if (line === undefined) return false;
    const other =
      desk.lines.find((one) => one !== line && one.about?.recording === line.about.recording) ?? null;
    line.isrc = unknownCode(line.isrc, desk);
    desk.made.push({
      kind: "two-codes-on-one-recording",
      field: "isrc",
      line,
      other,
      catalog: catalog(line),
      right: "catalog",
    });
    return true;
  },
};

/** A code of the same prefix and year that the catalog does not know. */
function unknownCode(isrc: string, { catalog: { recordings } }: Desk): string {
  const known = new Set(recordings.map((one) => one.isrc));
  let number = Number(isrc.slice(-5)) + 4000;
  while (known.has(isrc.slice(0, 7) + String(number))) number += 1;
  return isrc.slice(0, 7) + String(number).padStart(5, "0");
}

function transposed(isrc: string): string | undefined {
  for (let at = 10; at > 7; at--)
    if (isrc[at] !== isrc[at + 1])
      return isrc.slice(0, at) + isrc.charAt(at + 1) + isrc.charAt(at) + isrc.slice(at + 2);
  return undefined;
}

const isKnown = (isrc: string | undefined, { catalog: { recordings } }: Desk): boolean =>
  recordings.some((one) => one.isrc === isrc);

export const CODE_ERRORS: readonly ErrorMaker[] = [
  borrowed("clean-code-on-explicit", cleanOf),
  borrowed("explicit-code-on-clean", explicitOf),
  borrowed("one-code-on-two-recordings", stranger),
  twoCodes,
  swapped,
  inOneRow("upc-in-code-column", "isrc", { catalog, spoil: (line) => void (line.isrc = line.barcode) }),
  inOneRow("catalog-number-in-code-column", "isrc", {
    catalog,
    spoil: (line) => void (line.isrc = line.catalogNumber),
  }),
  inOneRow("code-lost-digit", "isrc", {
    catalog,
    spoil: (line, { random }) => {
      const at = random.whole(7, 11);
      line.isrc = line.isrc.slice(0, at) + line.isrc.slice(at + 1);
    },
  }),
  inOneRow("code-letter-for-digit", "isrc", {
    catalog,
    spoil: (line) =>
      void (line.isrc = line.isrc.slice(0, 7) + line.isrc.slice(7).replace("0", "O").replace("1", "I")),
  }),
  // Well-formed, but of a prefix that is nobody's here.
  inOneRow("code-lookalike", "isrc", {
    fits: ({ isrc }) => isrc.startsWith(PREFIXES.before),
    catalog,
    spoil: (line, { random }) =>
      void (line.isrc = random.pick(["GBXOI", "GBX01", "GBXO1"]) + line.isrc.slice(5)),
  }),
  inOneRow("code-digits-transposed", "isrc", {
    fits: ({ isrc }, desk) => transposed(isrc) !== undefined && !isKnown(transposed(isrc), desk),
    catalog,
    spoil: (line) => void (line.isrc = transposed(line.isrc) ?? line.isrc),
  }),
  inOneRow("code-missing", "isrc", { catalog, spoil: (line) => void (line.isrc = "") }),
  inOneRow("code-of-distributor", "isrc", {
    fits: ({ isrc }) => !isrc.startsWith(PREFIXES.distributor),
    catalog,
    spoil: (line, desk) => {
      const year = line.releaseDate.slice(2, 4);
      line.isrc = unknownCode(`${PREFIXES.distributor}${year}${line.isrc.slice(-5)}`, desk);
    },
  }),
];
