/** What is said of a difference between the catalog and what somebody holds, in English. Another language is another table. */
import type { DiscrepancyKind, RightBecause, RightSide } from "../domain/reconcile/index.ts";

export interface DiscrepancyWords {
  /** As it stands there, and as it stands in the catalog. */
  readonly held: string;
  readonly catalog: string;
  /** The recording of the row, and the one whose code or place it has. */
  readonly name: string;
  readonly other: string;
  /** Row of the other, `row 12`; empty where there is none. */
  readonly otherRow: string;
}

interface Sentence {
  /** Over all of its kind. */
  readonly title: string;
  readonly text: (words: DiscrepancyWords) => string;
  readonly hint: string;
}

const CORRECT_THERE = "Send the correction to whoever holds it.";

/** “Other Name” in row 12. */
function otherThing({ other, otherRow }: DiscrepancyWords): string {
  return `“${other}”${otherRow === "" ? "" : ` (${otherRow})`}`;
}

function differs(title: string, what: string): Sentence {
  return {
    title,
    text: ({ held, catalog }) => `${what} is “${held}” there and “${catalog}” in the catalog.`,
    hint: CORRECT_THERE,
  };
}

export const DISCREPANCY_SENTENCES: Readonly<Record<DiscrepancyKind, Sentence>> = {
  "one-code-on-two-recordings": {
    title: "One code on two recordings",
    text: (w) =>
      `It has ${w.held}, the code of ${otherThing(w)}, which has it there as well: one code on two recordings.`,
    hint: "Plays and money of both are counted as one. Send the code that the catalog has for this row.",
  },
  "codes-swapped": {
    title: "Codes swapped",
    text: (w) =>
      `It has ${w.held}, the code of ${otherThing(w)}, and that one has the code of this: they are swapped.`,
    hint: "Send both codes the right way round.",
  },
  "clean-code-on-explicit": {
    title: "The clean version's code on the explicit one",
    text: (w) => `The explicit version has ${w.held}, the code of the clean one: ${otherThing(w)}.`,
    hint: "A clean version is a recording of its own. Send the code of this one.",
  },
  "explicit-code-on-clean": {
    title: "The explicit version's code on the clean one",
    text: (w) => `The clean version has ${w.held}, the code of the explicit one: ${otherThing(w)}.`,
    hint: "A clean version is a recording of its own. Send the code of this one.",
  },
  "code-of-other-recording": {
    title: "Another recording's code",
    text: (w) => `It has ${w.held}, the code of ${otherThing(w)}.`,
    hint: "Send the code that the catalog has for this row.",
  },
  "second-code": {
    title: "A second code",
    text: (w) =>
      `It has ${w.held} there, a code that no recording of the catalog has, in place of ${w.catalog}.`,
    hint: "One recording has one code. If it was released under both, keep the other as superseded; else send the right one.",
  },
  "barcode-in-code-column": {
    title: "A barcode in the place of the code",
    text: (w) => `Where the code belongs stands a barcode, ${w.held}.`,
    hint: "A barcode names the release, an ISRC the recording. Send the code.",
  },
  "catalog-number-in-code-column": {
    title: "A catalog number in the place of the code",
    text: (w) => `Where the code belongs stands the release's catalog number, ${w.held}.`,
    hint: "Send the code.",
  },
  "code-mistyped": {
    title: "Codes mistyped",
    text: (w) => `${w.held} is ${w.catalog}, mistyped.`,
    hint: CORRECT_THERE,
  },
  "code-malformed": {
    title: "No codes",
    text: (w) => `“${w.held}” is no ISRC; the catalog has ${w.catalog === "" ? "none" : w.catalog}.`,
    hint: CORRECT_THERE,
  },
  "code-of-somebody-else": {
    title: "Codes that somebody else gave",
    text: (w) => `It has ${w.held}, a code that somebody else has given, over ${w.catalog} of the catalog.`,
    hint: "Ask the distributor to use the code you sent. If it was released under theirs, keep it as superseded.",
  },
  "code-missing": {
    title: "Codes missing",
    text: (w) => `It has no code there; the catalog has ${w.catalog}.`,
    hint: "Send the code before the distributor gives it one of its own.",
  },
  "code-superseded": {
    title: "Superseded codes",
    text: (w) => `It has ${w.held} there, which ${w.catalog} took the place of.`,
    hint: "Nothing is wrong if it was released so; for new releases send the preferred code.",
  },
  "code-not-in-catalog": {
    title: "Codes that the catalog lacks",
    text: (w) => `It has ${w.held} there, and no code in the catalog.`,
    hint: "If that is its code, enter it: deadwax enter.",
  },
  "wrong-title": differs("Other titles", "The title"),
  "title-mistyped": differs("Titles mistyped", "The title"),
  "working-title": {
    title: "Working titles",
    text: (w) => `The title there, “${w.held}”, is the working title; the catalog has “${w.catalog}”.`,
    hint: CORRECT_THERE,
  },
  "damaged-text": {
    title: "Letters lost there",
    text: (w) => `Letters were lost there: “${w.held}” is “${w.catalog}”.`,
    hint: "The file was read in the wrong encoding. Send it as UTF-8.",
  },
  "catalog-text-damaged": {
    title: "Letters lost in the catalog",
    text: (w) => `Letters were lost in the catalog: “${w.catalog}”; there it is “${w.held}”.`,
    hint: "Correct the catalog: deadwax set.",
  },
  "missing-version": {
    title: "Versions missing",
    text: (w) => `The version is missing there: “${w.held}” is “${w.catalog}”.`,
    hint: "Without its version title it passes for the plain recording. Send it.",
  },
  "invented-version": {
    title: "Versions that the catalog does not have",
    text: (w) => `There it is a version, “${w.held}”; in the catalog it is “${w.catalog}”.`,
    hint: CORRECT_THERE,
  },
  "wrong-version": differs("Other versions", "The version"),
  "wrong-main-artist": differs("Other artists", "The artist"),
  "missing-featured-artist": {
    title: "Guests missing",
    text: (w) => `A guest is missing there: “${w.held}” in place of “${w.catalog}”.`,
    hint: CORRECT_THERE,
  },
  "invented-featured-artist": {
    title: "Guests that the catalog does not have",
    text: (w) =>
      `A guest is named there whom the catalog does not have: “${w.held}” in place of “${w.catalog}”.`,
    hint: CORRECT_THERE,
  },
  "wrong-duration": {
    title: "Other lengths",
    text: (w) => `The length is ${w.held} there and ${w.catalog} in the catalog.`,
    hint: "Another length is often another file. Listen to what is on sale, and send the approved master if it is not that.",
  },
  "wrong-advisory": differs("Other advisories", "The parental advisory"),
  "wrong-position": differs("Other places on the release", "The place on the release"),
  "tracks-exchanged": {
    title: "Tracks exchanged",
    text: (w) => `It stands at ${w.held} there, at the place of ${otherThing(w)}, and that one at its place.`,
    hint: "Send the order of the tracks again.",
  },
  "barcode-mistyped": differs("Barcodes mistyped", "The barcode"),
  "barcode-of-other-release": {
    title: "Another release's barcode",
    text: (w) =>
      `The barcode there, ${w.held}, is that of another release; this one has ${w.catalog === "" ? "none in the catalog" : w.catalog}.`,
    hint: CORRECT_THERE,
  },
  "wrong-barcode": differs("Other barcodes", "The barcode"),
  "barcode-not-in-catalog": {
    title: "Barcodes that the catalog lacks",
    text: (w) => `The release has the barcode ${w.held} there, and none in the catalog.`,
    hint: "If that is its barcode, set it: deadwax release.",
  },
  "wrong-release-title": differs("Other release titles", "The release's title"),
  "wrong-release-date": differs("Other release days", "The release's day"),
  "wrong-first-published": differs("Other days of the first publication", "The day of the first publication"),
  "catalog-year-impossible": {
    title: "Years in the catalog that cannot be",
    text: (w) => `The catalog says “${w.catalog}”, a year that has not come; there it is “${w.held}”.`,
    hint: "Correct the catalog: deadwax set.",
  },
  "wrong-p-year": differs("Other years in the ℗ line", "The year of the ℗ line"),
  "wrong-p-owner": differs("Other owners in the ℗ line", "The owner in the ℗ line"),
  "wrong-c-year": differs("Other years in the © line", "The year of the © line"),
  "wrong-c-owner": differs("Other owners in the © line", "The owner in the © line"),
  "wrong-label": differs("Other labels", "The label"),
  "wrong-catalog-number": differs("Other catalog numbers", "The catalog number"),
  "wrong-language": differs("Other languages", "The language"),
  "wrong-iswc": differs("Other works", "The ISWC of the work"),
  "missing-row": {
    title: "Missing there",
    text: (w) => `“${w.name}” is not there, although others of its release are.`,
    hint: "Ask whether it was delivered.",
  },
  "extra-row": {
    title: "There, and unknown here",
    text: (w) => `“${w.held}” is there, and nothing in the catalog goes with it.`,
    hint: "If it is yours, add it to the catalog; if it is not, ask why it is among yours.",
  },
  "duplicate-row": {
    title: "There twice",
    text: (w) => `“${w.held}” is there twice: ${w.otherRow} says the same.`,
    hint: "Have one of the two taken down.",
  },
};

/** Who is right, for a column of a table. */
export function rightWords(right: RightSide): string {
  return { catalog: "the catalog", held: "they", nobody: "open" }[right];
}

/** How that is known. */
export const BECAUSE_WORDS: Readonly<Record<RightBecause, string>> = {
  measured: "the audio was measured",
  "own-range": "the code is from your own range",
  "check-digit": "the check digit does not fit",
  "other-rows": "the other rows say otherwise",
  damaged: "letters were lost",
  impossible: "it cannot be",
  decided: "it was decided here",
  unknown: "nothing tells",
};
