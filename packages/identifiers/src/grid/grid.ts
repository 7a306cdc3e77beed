/**
 * GRid, IFPI's Global Release Identifier: names a digital release. `A1`, five characters of the issuer, ten of the
 * release, one ISO 7064 check character; printed `A1-2425G-ABC1234002-M`.
 */
import { mod3736CheckCharacter } from "../check-digit/mod-37-36.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type Shape, type ShapeCode } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked GRid in compact form: `A12425GABC1234002M`. */
export type Grid = string & { readonly [brand]: "Grid" };

/** What can be wrong with a GRid. */
export type GridIssueCode = ShapeCode<"GRID"> | "GRID_CHECK" | "GRID_SCHEME";

/** An issue about a GRid. */
export type GridIssue = Finding<GridIssueCode>;

/** A GRid that was read, and its parts. */
export interface ParsedGrid {
  readonly value: Grid;
  readonly issues: readonly GridIssue[];
  /** Five characters: whom IFPI gave the right to issue. */
  readonly issuerCode: string;
  /** Ten characters: the release, as its issuer numbers it. */
  readonly releaseNumber: string;
  readonly checkCharacter: string;
}

const SHAPE: Shape<"GRID"> = {
  code: "GRID",
  aName: "a GRid",
  label: /^(?:urn:)?grid[\s:#=-]*/i,
  separators: /[\s\-._/]/g,
  foreign: /[^0-9A-Z]/u,
  madeOf: "A1 and sixteen letters or digits",
  lengths: [18],
  whereToLook: "Copy it from whoever issued it for the release, usually the label's digital supply chain.",
};

/** Whether the text is a compact GRid with the right check character. */
export function isCompactGrid(text: string): text is Grid {
  return /^A1[0-9A-Z]{16}$/.test(text) && mod3736CheckCharacter(text.slice(0, 17)) === text.slice(17);
}

/** Reads a GRid in any case, with or without hyphens and the word GRid. */
export function parseGrid(text: string): Result<ParsedGrid, readonly GridIssue[]> {
  const read = readShape(SHAPE, text);
  if (!read.ok) return read;
  const compact = read.value;
  if (isCompactGrid(compact)) return ok(describeGrid(compact));
  if (!compact.startsWith("A1")) return fail([otherScheme(text, compact)]);
  const expected = mod3736CheckCharacter(compact.slice(0, 17));
  return fail([checkFinding(SHAPE, { text, has: compact.slice(17), expected })]);
}

function describeGrid(value: Grid): ParsedGrid {
  return {
    value,
    issues: NO_FINDINGS,
    issuerCode: value.slice(2, 7),
    releaseNumber: value.slice(7, 17),
    checkCharacter: value.slice(17),
  };
}

function otherScheme(text: string, compact: string): GridIssue {
  const message = `${quote(text)} starts with ${compact.slice(0, 2)}; a GRid starts with A1`;
  return finding("error", "GRID_SCHEME", message, {
    received: text,
    expected: "A1",
    hint: compact.startsWith("PADPIDA")
      ? "This is a DDEX party identifier: enter it as DPID."
      : SHAPE.whereToLook,
  });
}

/** The stored form: no separators, no label, upper case. Text that is no GRid comes back as it is. */
export function compactGrid(text: string): string {
  const compact = compactText(SHAPE, text);
  return isCompactGrid(compact) ? compact : text;
}

/** The printed form `A1-2425G-ABC1234002-M`. Text that is no GRid comes back as it is. */
export function formatGrid(text: string): string {
  const value = compactGrid(text);
  if (!isCompactGrid(value)) return text;
  return `A1-${value.slice(2, 7)}-${value.slice(7, 17)}-${value.slice(17)}`;
}
