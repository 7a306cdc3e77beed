import { parseIsrc, type Issue } from "@deadwax/identifiers";
import { cueIssue } from "./cue-issue.ts";
import { nameAndType, unquoted, type CueLine } from "./cue-line.ts";
import { framesOf } from "./cue-time.ts";
import { newTrack, type SheetDraft, type TextDraft, type TrackDraft } from "./sheet-draft.ts";

type Command = (draft: SheetDraft, line: CueLine) => readonly Issue[];

/** What each command does to the sheet that is being read. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  REM: (draft, { rest }) => {
    context(draft).remarks.push(rest);
    return [];
  },
  TITLE: (draft, line) => readText(draft, line, "title"),
  PERFORMER: (draft, line) => readText(draft, line, "performer"),
  SONGWRITER: (draft, line) => readText(draft, line, "songwriter"),
  CATALOG: readCatalog,
  FILE: readFile,
  TRACK: readTrack,
  ISRC: readIsrc,
  FLAGS: (draft, line) =>
    inTrack(draft, line, (track) => {
      track.flags = line.rest.toUpperCase().split(/\s+/u);
      return [];
    }),
  PREGAP: (draft, line) => readGap(draft, line, "pregap"),
  POSTGAP: (draft, line) => readGap(draft, line, "postgap"),
  INDEX: readIndex,
};

function context(draft: SheetDraft): TextDraft {
  return draft.tracks.at(-1) ?? draft;
}

function inTrack(
  draft: SheetDraft,
  line: CueLine,
  then: (track: TrackDraft) => readonly Issue[],
): readonly Issue[] {
  const track = draft.tracks.at(-1);
  if (track !== undefined) return then(track);
  return [
    refusal(line, "CUE_ORDER", `stands before the first TRACK`, `Put it below the TRACK line it is about.`),
  ];
}

function readText(
  draft: SheetDraft,
  line: CueLine,
  field: "title" | "performer" | "songwriter",
): readonly Issue[] {
  const text = unquoted(line.rest);
  if (text === null) {
    return [refusal(line, "CUE_QUOTE_OPEN", "opens a quotation mark and does not close it", CLOSE_QUOTE)];
  }
  context(draft)[field] = text.trim() === "" ? null : text.normalize("NFC");
  return [];
}

const CLOSE_QUOTE = "Put a quotation mark at the end of the line.";

function readCatalog(draft: SheetDraft, line: CueLine): readonly Issue[] {
  const text = unquoted(line.rest) ?? line.rest;
  draft.catalog = text;
  if (/^\d{13}$/u.test(text)) return [];
  return [
    cueIssue(line.number, "warning", {
      code: "CUE_CATALOG_FORM",
      message: `Line ${line.number}: a CATALOG number has 13 digits.`,
      received: text.slice(0, 80),
      expected: "13 digits",
      hint: "A UPC of 12 digits gets a zero in front.",
    }),
  ];
}

function readFile(draft: SheetDraft, line: CueLine): readonly Issue[] {
  const file = nameAndType(line.rest);
  if (file === null)
    return [refusal(line, "CUE_FILE_FORM", "does not name a file", 'Write FILE "name.wav" WAVE.')];
  draft.files.push({ ...file, name: file.name.normalize("NFC") });
  return [];
}

function readTrack(draft: SheetDraft, line: CueLine): readonly Issue[] {
  const [, number, mode = "AUDIO"] = /^(\d{1,2})(?:\s+(\S+))?$/u.exec(line.rest) ?? [];
  if (number === undefined || Number(number) === 0)
    return [
      refusal(line, "CUE_TRACK_FORM", "is no track with a number from 1 to 99", "Write TRACK 01 AUDIO."),
    ];
  if (draft.files.length === 0)
    return [refusal(line, "CUE_ORDER", "stands before the first FILE", "Put the FILE line above it.")];
  draft.tracks.push(newTrack(Number(number), mode.toUpperCase()));
  draft.trackLines.push(line.number);
  return [];
}

/** Rippers write so where a disc has none. */
const NO_CODE = /^0*$/u;

function readIsrc(draft: SheetDraft, line: CueLine): readonly Issue[] {
  return inTrack(draft, line, (track) => {
    const text = unquoted(line.rest) ?? line.rest;
    if (NO_CODE.test(text)) return [];
    const parsed = parseIsrc(text);
    const findings = parsed.ok ? parsed.value.issues : parsed.error;
    if (parsed.ok) track.isrc = parsed.value.value;
    const told = findings.map((issue) => ({ ...issue, path: ["lines", line.number, ...issue.path] }));
    return track.indexes.length === 0 ? told : [...told, late(line)];
  });
}

function late({ number }: CueLine): Issue {
  return cueIssue(number, "warning", {
    code: "CUE_ORDER",
    message: `Line ${number}: ISRC stands below an INDEX, where many programs do not see it.`,
    hint: "Write it between TRACK and the first INDEX; a sheet that is written again has it there.",
  });
}

function readGap(draft: SheetDraft, line: CueLine, field: "pregap" | "postgap"): readonly Issue[] {
  return inTrack(draft, line, (track) => {
    track[field] = framesOf(line.rest);
    return track[field] === null ? [timeRefused(line)] : [];
  });
}

function readIndex(draft: SheetDraft, line: CueLine): readonly Issue[] {
  return inTrack(draft, line, (track) => {
    const [, number, time = ""] = /^(\d{1,2})\s+(\S+)$/u.exec(line.rest) ?? [];
    const at = framesOf(time);
    if (number === undefined || at === null) return [timeRefused(line)];
    track.indexes.push({ number: Number(number), file: draft.files.length - 1, at });
    return [];
  });
}

function timeRefused(line: CueLine): Issue {
  return refusal(
    line,
    "CUE_TIME_FORM",
    "has no position mm:ss:ff with seconds below 60 and frames below 75",
    "A frame is a 75th of a second: one and a half seconds are 00:01:37.",
  );
}

function refusal(line: CueLine, code: string, problem: string, hint: string): Issue {
  const { number, command, rest } = line;
  const message = `Line ${number}: ${command} ${problem}.`;
  return cueIssue(number, "error", { code, message, received: `${command} ${rest}`.slice(0, 80), hint });
}
