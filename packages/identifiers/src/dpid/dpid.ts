/**
 * DPID, the DDEX Party Identifier: names a sender or receiver of DDEX messages. `PADPIDA`, ten letters or digits, one
 * ISO 7064 check character; printed `PA-DPIDA-2013020802-I`. Hyphens are for people and never sent.
 */
import { mod3736CheckCharacter } from "../check-digit/mod-37-36.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type Shape, type ShapeCode } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked DPID in compact form: `PADPIDA2013020802I`. */
export type Dpid = string & { readonly [brand]: "Dpid" };

/** What can be wrong with a DPID. */
export type DpidIssueCode = ShapeCode<"DPID"> | "DPID_CHECK" | "DPID_SCHEME";

/** An issue about a DPID. */
export type DpidIssue = Finding<DpidIssueCode>;

/** A DPID that was read, and its parts. */
export interface ParsedDpid {
  readonly value: Dpid;
  readonly issues: readonly DpidIssue[];
  /** Ten characters that DDEX gave the party. */
  readonly partyNumber: string;
  readonly checkCharacter: string;
}

const SHAPE: Shape<"DPID"> = {
  code: "DPID",
  aName: "a DPID",
  label: /^(?:urn:)?dpid[\s:#=-]*/i,
  separators: /[\s\-._/]/g,
  foreign: /[^0-9A-Z]/u,
  madeOf: "PADPIDA and eleven letters or digits",
  lengths: [18],
  whereToLook: "Copy it from the party's DDEX licence or ask the party itself.",
};

/** Whether the text is a compact DPID with the right check character. */
export function isCompactDpid(text: string): text is Dpid {
  return /^PADPIDA[0-9A-Z]{11}$/.test(text) && mod3736CheckCharacter(text.slice(0, 17)) === text.slice(17);
}

/** Reads a DPID in any case, with or without hyphens and the word DPID. */
export function parseDpid(text: string): Result<ParsedDpid, readonly DpidIssue[]> {
  const read = readShape(SHAPE, text);
  if (!read.ok) return read;
  const compact = read.value;
  if (isCompactDpid(compact)) return ok(describeDpid(compact));
  if (!compact.startsWith("PADPIDA")) return fail([otherScheme(text, compact)]);
  const expected = mod3736CheckCharacter(compact.slice(0, 17));
  return fail([checkFinding(SHAPE, { text, has: compact.slice(17), expected })]);
}

function describeDpid(value: Dpid): ParsedDpid {
  return { value, issues: NO_FINDINGS, partyNumber: value.slice(7, 17), checkCharacter: value.slice(17) };
}

function otherScheme(text: string, compact: string): DpidIssue {
  const message = `${quote(text)} starts with ${compact.slice(0, 7)}; a DPID starts with PADPIDA`;
  return finding("error", "DPID_SCHEME", message, {
    received: text,
    expected: "PADPIDA",
    hint: compact.startsWith("A1") ? "This looks like a GRid, which names a release." : SHAPE.whereToLook,
  });
}

/** The stored form: no separators, no label, upper case. Text that is no DPID comes back as it is. */
export function compactDpid(text: string): string {
  const compact = compactText(SHAPE, text);
  return isCompactDpid(compact) ? compact : text;
}

/** The printed form `PA-DPIDA-2013020802-I`. Text that is no DPID comes back as it is. */
export function formatDpid(text: string): string {
  const value = compactDpid(text);
  if (!isCompactDpid(value)) return text;
  return `PA-DPIDA-${value.slice(7, 17)}-${value.slice(17)}`;
}
