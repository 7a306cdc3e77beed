import { count, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { TextOddity } from "../id3/index.ts";
import type { Chunk } from "../riff/index.ts";

/** Longer text is kept, but a field that holds it was hardly meant to. */
const LONG_TEXT = 2000;

/** What is odd about one text that was found, whatever carrier it stood in. */
export function textIssues(where: string, value: string, oddities: readonly TextOddity[] = []): Issue[] {
  const issues = oddities.map((oddity) =>
    warning(ODDITY_CODES[oddity], where, `${where} ${ODDITIES[oddity]}.`),
  );
  if (!value.isWellFormed()) {
    issues.push(
      warning("TAG_TEXT_SURROGATE", where, `${where} holds half of a character (an unpaired surrogate).`),
    );
  }
  if (value.includes("\0")) issues.push(warning("TAG_TEXT_NUL", where, `${where} holds a NUL character.`));
  if (value.length > LONG_TEXT) {
    issues.push(warning("TAG_TEXT_LONG", where, `${where} holds ${count(value.length, "character")}.`));
  }
  return issues;
}

const ODDITIES: Readonly<Record<TextOddity, string>> = {
  nul: "holds more than one text, separated by NUL, which its version of ID3 does not know",
  truncated: "ends in the middle of a character",
  "not-utf8": "says that it is UTF-8, but is not",
  "unknown-encoding": "does not say how its text is encoded; Latin-1 was assumed",
};

const ODDITY_CODES: Readonly<Record<TextOddity, string>> = {
  nul: "TAG_TEXT_NUL",
  truncated: "TAG_TEXT_CUT",
  "not-utf8": "TAG_TEXT_NOT_UTF8",
  "unknown-encoding": "TAG_TEXT_ENCODING_UNKNOWN",
};

export function chunkNotRead(chunk: Chunk): Issue {
  const reason = chunk.isOverrun ? "the file ends inside it" : "it is larger than a tag can be";
  return warning(
    "TAG_CHUNK_NOT_READ",
    chunk.id,
    `The chunk ${quote(chunk.id)} (${count(chunk.claimedSize, "byte")}) was not read: ${reason}.`,
  );
}

export function carrierDamaged(carrier: string, problem: string): Issue {
  return warning("TAG_DAMAGED", carrier, `The ${carrier} cannot be read: ${problem}.`);
}

export function tooManyReadings(limit: number): Issue {
  return warning(
    "TAG_TOO_MANY",
    "tags",
    `The file states more than ${count(limit, "value")}; the rest was left out.`,
  );
}

export function hiddenInfoText(where: string): Issue {
  return warning("TAG_TEXT_NUL", where, `${where} holds more text behind the NUL that ends it.`);
}

function warning(code: string, where: string, message: string): Issue {
  return { code, severity: "warning", path: ["tags", where], message };
}
