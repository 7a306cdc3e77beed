/** What can be odd about an MP4 or QuickTime file. */
import { count, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Stretch } from "./atom.ts";

const place = (offset: number): string => `byte ${offset.toLocaleString("en-US")}`;

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: [], message, ...(hint === undefined ? {} : { hint }) };
}

export function atomCut(type: string, offset: number, missing: number): Issue {
  return issue(
    "MP4_ATOM_CUT",
    "error",
    `The atom ${quote(type)} at ${place(offset)} claims ${count(missing, "byte")} more than are there.`,
    "Compare the file with the original: a copy or a download may have been cut off.",
  );
}

export function noAtomHere(container: string, rest: Stretch): Issue {
  const where = container === "" ? "the file" : quote(container);
  return issue(
    "MP4_NO_ATOM",
    container === "" ? "info" : "warning",
    `${count(rest.size, "byte")} at the end of ${where}, from ${place(rest.offset)} on, are no atom.`,
  );
}

export function tooManyAtoms(limit: number): Issue {
  return issue(
    "MP4_TOO_MANY_ATOMS",
    "error",
    `The file has more than ${count(limit, "atom")}; the rest was not looked at.`,
  );
}

export function secondAtom(type: string): Issue {
  return issue(
    "MP4_SECOND_ATOM",
    "warning",
    `There is more than one ${quote(type)} atom; the first was read.`,
  );
}

export function tooManyTracks(limit: number): Issue {
  return issue(
    "MP4_TOO_MANY_TRACKS",
    "error",
    `The file has more than ${count(limit, "track")}; the rest was not looked at.`,
  );
}

export function trackDamaged(number: number, problem: string): Issue {
  return issue("MP4_TRACK_DAMAGED", "warning", `Track ${number} of the file cannot be read: ${problem}.`);
}

export function emptyEdit(track: number): Issue {
  const message = `Track ${track} begins later than the film: an empty edit stands in front of it.`;
  return issue("MP4_EMPTY_EDIT", "info", message);
}

export function editsNotFollowed(track: number, why: string): Issue {
  return issue(
    "MP4_EDITS_NOT_FOLLOWED",
    "warning",
    `Which part of track ${track} is to be heard is not known: ${why}.`,
    "Export the file again without edits.",
  );
}

export function fragmentsApart(track: number): Issue {
  return issue(
    "MP4_FRAGMENTS_APART",
    "error",
    `The fragments of track ${track} do not follow each other without a gap: players put silence there, or leave something out.`,
    "Export the file again in one piece.",
  );
}

export function severalEdits(track: number, count: number): Issue {
  const message = `The edit list of track ${track} plays ${count} pieces of it one after the other.`;
  return issue("MP4_SEVERAL_EDITS", "info", message);
}

export function tablesDisagree(track: number, problem: string): Issue {
  return issue("MP4_TABLES_DISAGREE", "warning", `The tables of track ${track} do not agree: ${problem}.`);
}
