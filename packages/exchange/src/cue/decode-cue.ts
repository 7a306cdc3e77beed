import type { Issue } from "@deadwax/identifiers";
import { cueIssue } from "./cue-issue.ts";

/** No sheet of 99 tracks comes near it. */
const LARGEST = 1024 * 1024;
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

export interface DecodedCue {
  /** Null where the bytes are no text. */
  readonly text: string | null;
  readonly issues: readonly Issue[];
}

/** The text of a sheet: by its byte order mark, else UTF-8 where it is that, else Windows-1252, which is said. */
export function decodeCue(bytes: Uint8Array): DecodedCue {
  if (bytes.length > LARGEST) return { text: null, issues: [TOO_LARGE] };
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return checked(new TextDecoder(marked[0]).decode(bytes), []);
  try {
    return checked(new TextDecoder("utf-8", { fatal: true }).decode(bytes), []);
  } catch {
    return checked(new TextDecoder("windows-1252").decode(bytes), [GUESSED]);
  }
}

function checked(text: string, issues: readonly Issue[]): DecodedCue {
  return text.includes("\0") ? { text: null, issues: [NOT_TEXT] } : { text, issues };
}

const TOO_LARGE = cueIssue(null, "error", {
  code: "CUE_TOO_LARGE",
  message: "The file is larger than a megabyte, which no CUE sheet is.",
  hint: "Choose the .cue file; the audio it names is a file of its own.",
});

const NOT_TEXT = cueIssue(null, "error", {
  code: "CUE_NOT_TEXT",
  message: "The file is not text.",
  hint: "Choose the .cue file; the audio it names is a file of its own.",
});

const GUESSED = cueIssue(null, "warning", {
  code: "CUE_ENCODING_GUESSED",
  message: "The sheet does not say how its letters are encoded and is not UTF-8; it is read as Windows-1252.",
  hint: "Compare names with accents. If they look wrong, save the sheet as UTF-8.",
});
