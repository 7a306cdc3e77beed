import type { Issue } from "@deadwax/identifiers";
import { cueIssue } from "./cue-issue.ts";
import type { CueSheet, CueText, CueTrack } from "./cue-sheet.ts";
import { cueTime } from "./cue-time.ts";

/** The longest text CDRWIN's guide allows. It is written whole all the same. */
const LONG_TEXT = 80;

export interface WrittenCue {
  /** CRLF; with a byte order mark only where there is more than ASCII, which old programs would stumble over. */
  readonly bytes: Uint8Array;
  readonly issues: readonly Issue[];
}

/** Writes a CUE sheet. Text that the format cannot hold is changed as little as can be, and every change is said. */
export function writeCue(sheet: CueSheet): WrittenCue {
  const issues: Issue[] = [];
  const lines: string[] = [];
  const line = (depth: number, text: string): void => {
    lines.push("  ".repeat(depth) + text);
  };
  const say = (text: string): string => {
    const plain = oneLine(text);
    issues.push(...changes(text, plain, lines.length + 1));
    return plain;
  };
  for (const remark of sheet.remarks) line(0, `REM ${oneLine(remark, true)}`.trimEnd());
  if (sheet.catalog !== null) line(0, `CATALOG ${sheet.catalog}`);
  writeText(sheet, { depth: 0, line, say });
  let file = -1;
  const enter = (next: number, depth: number): void => {
    const { name, type } = sheet.files[next] ?? { name: "", type: "WAVE" };
    if (next !== file) line(depth, `FILE "${say(name)}" ${type}`);
    file = next;
  };
  for (const track of sheet.tracks) {
    enter(track.indexes[0]?.file ?? file, 0);
    writeTrackHead(track, line, say);
    for (const { number, file: place, at } of track.indexes) {
      enter(place, 0);
      line(2, `INDEX ${twoDigits(number)} ${cueTime(at)}`);
    }
    if (track.postgap !== null) line(2, `POSTGAP ${cueTime(track.postgap)}`);
  }
  const text = `${lines.join("\r\n")}\r\n`;
  const mark = /\P{ASCII}/u.test(text) ? "\ufeff" : "";
  return { bytes: new TextEncoder().encode(mark + text), issues };
}

type Line = (depth: number, text: string) => void;
type Say = (text: string) => string;

/** ISRC, FLAGS and PREGAP stand between TRACK and the first INDEX (CDRWIN, appendix A). */
function writeTrackHead(track: CueTrack, line: Line, say: Say): void {
  line(1, `TRACK ${twoDigits(track.number)} ${track.mode}`);
  for (const remark of track.remarks) line(2, `REM ${oneLine(remark, true)}`.trimEnd());
  writeText(track, { depth: 2, line, say });
  if (track.isrc !== null) line(2, `ISRC ${track.isrc}`);
  if (track.flags.length > 0) line(2, `FLAGS ${track.flags.join(" ")}`);
  if (track.pregap !== null) line(2, `PREGAP ${cueTime(track.pregap)}`);
}

interface Writer {
  readonly depth: number;
  readonly line: Line;
  readonly say: Say;
}

function writeText({ title, performer, songwriter }: CueText, { depth, line, say }: Writer): void {
  if (title !== null) line(depth, `TITLE "${say(title)}"`);
  if (performer !== null) line(depth, `PERFORMER "${say(performer)}"`);
  if (songwriter !== null) line(depth, `SONGWRITER "${say(songwriter)}"`);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Without what ends a line or a text: the format knows no escape for either. */
function oneLine(text: string, mayQuote = false): string {
  const line = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim();
  if (mayQuote) return line;
  let isOpen = false;
  return line.replaceAll('"', () => ((isOpen = !isOpen) ? "“" : "”"));
}

function changes(given: string, written: string, number: number): readonly Issue[] {
  const issues: Issue[] = [];
  if (given.trim() !== written) {
    issues.push(
      cueIssue(number, "warning", {
        code: "CUE_TEXT_CHANGED",
        message: `Line ${number}: quotation marks and line breaks cannot stand inside a text of a CUE sheet; it is written “${written.slice(0, 80)}”.`,
        received: given.slice(0, 80),
      }),
    );
  }
  if (written.length > LONG_TEXT) {
    issues.push(
      cueIssue(number, "info", {
        code: "CUE_TEXT_LONG",
        message: `Line ${number} has a text of ${written.length} characters; some programs show only the first ${LONG_TEXT}.`,
        received: written.slice(0, 80),
      }),
    );
  }
  return issues;
}
