/** Why a text is not an ISRC: the most telling reason first, so that a person reads one sentence and knows. */
import { formatGtin, isCompactGtin } from "../gtin/gtin.ts";
import { quote } from "../text/quote.ts";
import { piecesOf } from "./codes-in.ts";
import { swapConfusables } from "./confusable.ts";
import { COPY_AGAIN, isrcError, type IsrcIssue } from "./issues.ts";
import { formatIsrc, isCompactIsrc, type Isrc } from "./isrc.ts";
import { isPlaceholderText } from "./placeholder.ts";
import type { IsrcBody } from "./written.ts";

/** The issues of a text whose body is no compact ISRC. Never empty. */
export function explainIsrc(text: string, body: IsrcBody): readonly IsrcIssue[] {
  const { compact } = body;
  if (compact === "") return [empty(text)];
  if (isPlaceholderText(compact)) return [placeholder(text)];
  const barcode = explainBarcode(text, compact);
  if (barcode !== undefined) return [barcode];
  const held = compact.length > 12 ? explainHeldCodes(text) : undefined;
  if (held !== undefined) return [held];
  const foreign = /[^A-Z0-9]/u.exec(compact);
  if (foreign !== null) return [foreignCharacter(text, foreign[0], foreign.index)];
  if (compact.length !== 12) return [wrongLength(text, body)];
  return explainPositions(text, compact);
}

function empty(text: string): IsrcIssue {
  const message = text === "" ? "No ISRC is given" : `${quote(text)} holds no ISRC`;
  return isrcError("ISRC_EMPTY", message, {
    received: text,
    hint: "Leave the recording without a code until it is assigned one, or copy the one it was given.",
  });
}

function placeholder(text: string): IsrcIssue {
  return isrcError("ISRC_PLACEHOLDER", `${quote(text)} stands in for an ISRC that is still missing`, {
    received: text,
    hint: "Leave the field empty until the recording has a code, or enter the one it was given.",
  });
}

function explainBarcode(text: string, compact: string): IsrcIssue | undefined {
  if (!/^\d+$/.test(compact)) return undefined;
  if (isCompactGtin(compact)) {
    const message = `${quote(text)} is a bar code (GTIN ${formatGtin(compact)}), not an ISRC, which starts with two letters`;
    const hint = "Move it to the release's bar code, and look for the recording's own code.";
    return { ...isrcError("ISRC_IS_A_BARCODE", message, { received: text, hint }), gtin: compact };
  }
  if (compact.length !== 12) return undefined;
  const message = `${quote(text)} is twelve digits, like a bar code (its check digit does not fit), and not an ISRC, which starts with two letters`;
  const hint = "Compare it with the release's bar code, and look for the recording's own code.";
  return isrcError("ISRC_IS_A_BARCODE", message, { received: text, hint });
}

function explainHeldCodes(text: string): IsrcIssue | undefined {
  const codes = [...new Set(piecesOf(text).flatMap(({ isrc }) => (isrc === undefined ? [] : [isrc])))];
  const [first] = codes;
  if (first === undefined) return undefined;
  if (codes.length > 1) {
    const listed = codes.slice(0, 3).map(formatIsrc).join(", ");
    const message = `${quote(text)} holds ${codes.length} ISRCs (${listed}${codes.length > 3 ? ", …" : ""}); one is expected here`;
    const hint =
      "Find out which code belongs to this recording; two codes in one place are a conflict to resolve.";
    return isrcError("ISRC_SEVERAL", message, { received: text, hint });
  }
  const message = `${quote(text)} holds more than the ISRC ${formatIsrc(first)}`;
  return isrcError("ISRC_EXTRA_TEXT", message, { received: text, hint: COPY_AGAIN, candidate: first });
}

function foreignCharacter(text: string, character: string, index: number): IsrcIssue {
  const message = `${quote(text)} has ${quote(character)} as character ${index + 1} without separators; an ISRC is made of the letters A to Z and digits`;
  return isrcError("ISRC_CHARACTERS", message, { received: text, hint: COPY_AGAIN });
}

function wrongLength(text: string, body: IsrcBody): IsrcIssue {
  const { length } = body.compact;
  const counted = `${length} ${length === 1 ? "character" : "characters"}`;
  const message = `${quote(text)} has ${counted} without separators; an ISRC has 12`;
  return isrcError("ISRC_LENGTH", message, {
    received: text,
    hint: COPY_AGAIN,
    candidate: withZeros(body.written),
  });
}

/** `AA-6Q7-25-12` was built by a program that forgot the zeros of the designation. */
function withZeros(written: string): Isrc | undefined {
  const groups = /^([A-Z]{2})-([A-Z0-9]{3})-(\d{2})-(\d{1,4})$/i.exec(written);
  const designation = groups?.[4]?.padStart(5, "0") ?? "";
  const code = `${groups?.slice(1, 4).join("") ?? ""}${designation}`.toUpperCase();
  return isCompactIsrc(code) ? code : undefined;
}

function explainPositions(text: string, compact: string): readonly IsrcIssue[] {
  const candidate = swapConfusables(compact);
  const details = { received: text, hint: COPY_AGAIN, candidate };
  const issues: IsrcIssue[] = [];
  const prefix = compact.slice(0, 2);
  const year = compact.slice(5, 7);
  if (/\d/.test(prefix)) {
    const message = `${quote(text)} starts with ${quote(prefix)}; the first two characters of an ISRC are letters`;
    issues.push(isrcError("ISRC_PREFIX_NOT_LETTERS", message, details));
  }
  if (/[A-Z]/.test(year)) {
    const message = `${quote(text)} has ${quote(year)} as its year of reference; these two characters are digits`;
    issues.push(isrcError("ISRC_YEAR_NOT_DIGITS", message, details));
  }
  const letter = /[A-Z]/.exec(compact.slice(7))?.[0];
  if (letter !== undefined) {
    const message = `${quote(text)} has a letter ${letter} in its designation; these five are digits`;
    issues.push(isrcError("ISRC_DESIGNATION_NOT_DIGITS", message, details));
  }
  return issues;
}
