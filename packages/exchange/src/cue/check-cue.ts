import type { Issue } from "@deadwax/identifiers";
import { cueIssue } from "./cue-issue.ts";
import type { CueSheet, CueTrack } from "./cue-sheet.ts";

/** What is wrong between the lines of a sheet: numbers that do not follow, positions that go back, one code on two tracks. */
export function checkCue({ tracks }: CueSheet, lines: readonly number[]): readonly Issue[] {
  const firstWith = new Map<string, number>();
  return tracks.flatMap((track, index) => {
    const line = lines[index] ?? null;
    const before = tracks[index - 1];
    const issues = [...order(track, before, line), ...positions(track, line)];
    if (track.isrc === null) return issues;
    const first = firstWith.get(track.isrc);
    if (first !== undefined) issues.push(codeTwice(track, first, line));
    else firstWith.set(track.isrc, track.number);
    return issues;
  });
}

function order({ number }: CueTrack, before: CueTrack | undefined, line: number | null): readonly Issue[] {
  if (before === undefined || number === before.number + 1) return [];
  return [
    cueIssue(line, "warning", {
      code: "CUE_TRACK_ORDER",
      message: `Track ${number} follows track ${before.number}.`,
      hint: "Tracks of a disc are numbered one after another.",
    }),
  ];
}

function positions({ number, indexes }: CueTrack, line: number | null): Issue[] {
  const issues: Issue[] = [];
  if (!indexes.some((index) => index.number === 1)) {
    issues.push(
      cueIssue(line, "error", {
        code: "CUE_START_MISSING",
        message: `Track ${number} has no INDEX 01, so nothing says where it begins.`,
        hint: "Add INDEX 01 with the position of its beginning.",
      }),
    );
  }
  const back = indexes.find((index, at) => {
    const before = indexes[at - 1];
    if (before === undefined) return false;
    return index.number !== before.number + 1 || (index.file === before.file && index.at < before.at);
  });
  if (back !== undefined) {
    issues.push(
      cueIssue(line, "error", {
        code: "CUE_INDEX_ORDER",
        message: `INDEX ${String(back.number).padStart(2, "0")} of track ${number} does not follow the one before it.`,
        hint: "Indexes are numbered one after another, and their positions grow.",
      }),
    );
  }
  return issues;
}

function codeTwice({ number, isrc }: CueTrack, first: number, line: number | null): Issue {
  return cueIssue(line, "warning", {
    code: "CUE_ISRC_TWICE",
    message: `Track ${number} has the same ISRC as track ${first}.`,
    received: isrc ?? "",
    hint: "Some drives report the code of the neighboring track. Compare with the papers of the disc.",
  });
}
