/** The lines of rights: year and owner each for themselves. */
import type { HeldRightsLine } from "../../held/held-row.ts";
import { foldText } from "../../text/fold-text.ts";
import { textOf, type Check, type Found } from "./paired.ts";

export const checkPLine: Check = ({ row, seat }, { today }) => {
  const known = [seat.known.recording.pLine, seat.place?.release.pLine];
  return compareLines(row.values.pLine?.value ?? null, known, {
    field: "pLine",
    text: textOf(row, "pLine"),
    today,
  });
};

export const checkCLine: Check = ({ row, seat }, { today }) => {
  const known = [seat.known.recording.cLine, seat.place?.release.cLine];
  return compareLines(row.values.cLine?.value ?? null, known, {
    field: "cLine",
    text: textOf(row, "cLine"),
    today,
  });
};

interface Line {
  readonly field: "pLine" | "cLine";
  readonly text: string;
  readonly today: string;
}

/** Any of the known lines may be the one meant. */
function compareLines(
  held: HeldRightsLine | null,
  known: readonly (string | null | undefined)[],
  { field, text, today }: Line,
): readonly Found[] {
  const lines = known.flatMap((line) =>
    line == null || line.trim() === "" ? [] : [{ line, ...readRightsLine(line) }],
  );
  const [first] = lines;
  if (held === null || first === undefined) return [];
  const isSameYear = held.year === null || lines.some(({ year }) => year === null || year === held.year);
  const isSameOwner =
    held.owner === null || lines.some(({ owner }) => owner === null || sameOwner(owner, held.owner ?? ""));
  const found = (kind: Found["kind"]): Found => ({
    kind,
    field,
    held: text,
    catalog: first.line,
    right: "catalog",
    because: "decided",
  });
  const isImpossible = first.year !== null && first.year > Number(today.slice(0, 4)) + 1;
  return [
    ...(isSameYear
      ? []
      : isImpossible
        ? [{ ...found("catalog-year-impossible"), right: "held", because: "impossible" } as const]
        : [found(field === "pLine" ? "wrong-p-year" : "wrong-c-year")]),
    ...(isSameOwner ? [] : [found(field === "pLine" ? "wrong-p-owner" : "wrong-c-owner")]),
  ];
}

/** `℗ 2026 Ferry Street Records` → its year and its owner. */
function readRightsLine(line: string): HeldRightsLine {
  const year = /(?:19|20|21)\d\d/u.exec(line)?.[0] ?? null;
  const owner = line
    .replaceAll(/[℗©]|\((?:p|c)\)/giu, " ")
    .replace(year ?? "", " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return { year: year === null ? null : Number(year), owner: owner === "" ? null : owner };
}

/** Forms of companies are written and left out as people like. */
const COMPANY = /\b(?:ltd|limited|inc|llc|gmbh|ug|ab|as|oy|bv|sarl|sas|srl|sa|kk|co|corp)\b/gu;

function sameOwner(one: string, other: string): boolean {
  const key = (owner: string): string =>
    foldText(owner).replaceAll(COMPANY, " ").replaceAll(/\s+/gu, " ").trim();
  return key(one) === key(other);
}
