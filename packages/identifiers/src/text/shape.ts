import { finding, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { clean, trimAll, upperAscii } from "./clean.ts";
import { quote } from "./quote.ts";

/** What an identifier looks like before its check digit is looked at. */
export interface Shape<Code extends string> {
  /** How its issue codes begin, and its name: `ISWC`. */
  readonly code: Code;
  /** With its article: `an ISWC`. */
  readonly aName: string;
  /** What may stand before it: its own name, a URN or address. Anchored at the start, no flag `g`. */
  readonly label: RegExp;
  /** Which characters only separate, with flag `g`. */
  readonly separators: RegExp;
  /** One character it may not hold once separators are gone. */
  readonly foreign: RegExp;
  /** What it is made of: `the letter T and ten digits`. */
  readonly madeOf: string;
  readonly lengths: readonly number[];
  /** Where a person finds a good copy. */
  readonly whereToLook: string;
}

/** The findings every identifier with a fixed shape can have. */
export type ShapeCode<Code extends string> = `${Code}_EMPTY` | `${Code}_CHARACTERS` | `${Code}_LENGTH`;

const WRAPPING = " \"'`()[]{}<>,;|";

/** The compact text inside what a person pasted: no label, no separators, upper case. Not checked yet. */
export function compactText(shape: Shape<string>, text: string): string {
  const unlabelled = trimAll(clean(text), WRAPPING).replace(shape.label, "");
  return upperAscii(unlabelled.replace(shape.separators, ""));
}

/** Reads the compact text, or says which character or length is wrong. */
export function readShape<Code extends string>(
  shape: Shape<Code>,
  text: string,
): Result<string, readonly Finding<ShapeCode<Code>>[]> {
  const compact = compactText(shape, text);
  const hint = shape.whereToLook;
  const { aName } = shape;
  if (compact === "") {
    const message = `${quote(text)} holds nothing to read; ${aName} is made of ${shape.madeOf}`;
    return fail([finding("error", `${shape.code}_EMPTY`, message, { received: text, hint })]);
  }
  const foreign = shape.foreign.exec(compact);
  if (foreign !== null) {
    const message = `${quote(text)} has ${quote(foreign[0])} as character ${foreign.index + 1} of its compact form; ${aName} is made of ${shape.madeOf}`;
    return fail([finding("error", `${shape.code}_CHARACTERS`, message, { received: text, hint })]);
  }
  if (!shape.lengths.includes(compact.length)) {
    const counted = `${compact.length} ${compact.length === 1 ? "character" : "characters"}`;
    const message = `${quote(text)} has ${counted} without separators; ${aName} has ${listOf(shape.lengths)}`;
    return fail([finding("error", `${shape.code}_LENGTH`, message, { received: text, hint })]);
  }
  return ok(compact);
}

function listOf(lengths: readonly number[]): string {
  const last = lengths.at(-1) ?? 0;
  return lengths.length === 1 ? String(last) : `${lengths.slice(0, -1).join(", ")} or ${last}`;
}

/** The issue for a check digit or character that does not fit the rest. */
export function checkFinding<Code extends string>(
  shape: Shape<Code>,
  found: { readonly text: string; readonly has: string; readonly expected: string },
): Finding<`${Code}_CHECK`> {
  const message = `${quote(found.text)} ends in ${found.has}, but the rest of it asks for ${found.expected}: at least one character is wrong`;
  const hint = `Compare each character with the source; the check cannot say which one is wrong. ${shape.whereToLook}`;
  return finding("error", `${shape.code}_CHECK`, message, {
    received: found.text,
    expected: found.expected,
    hint,
  });
}
