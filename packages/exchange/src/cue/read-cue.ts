import type { Issue } from "@deadwax/identifiers";
import { checkCue } from "./check-cue.ts";
import { cueIssue, isRefused } from "./cue-issue.ts";
import { cueLines, type CueLine } from "./cue-line.ts";
import type { CueResult, CueSheet } from "./cue-sheet.ts";
import { decodeCue } from "./decode-cue.ts";
import { COMMANDS } from "./read-commands.ts";
import { finishedSheet, newDraft } from "./sheet-draft.ts";

/**
 * Reads a CUE sheet. What is odd is said with its line (`["lines", 12]`); where something cannot be understood that a
 * sheet rests on (a file, a track, a position, an ISRC), there is no sheet. The text of an unknown command is not taken over.
 */
export function readCue(bytes: Uint8Array): CueResult<CueSheet> {
  const { text, issues: found } = decodeCue(bytes);
  if (text === null) return { value: null, issues: found };
  const issues: Issue[] = [...found];
  const draft = newDraft();
  for (const line of cueLines(text)) {
    const command = COMMANDS[line.command];
    issues.push(...(command === undefined ? [unknown(line)] : command(draft, line)));
  }
  const sheet = finishedSheet(draft);
  if (sheet.tracks.length === 0) issues.push(EMPTY);
  issues.push(...checkCue(sheet, draft.trackLines));
  return { value: isRefused(issues) ? null : sheet, issues };
}

function unknown({ number, command, rest }: CueLine): Issue {
  return cueIssue(number, "warning", {
    code: "CUE_COMMAND_UNKNOWN",
    message: `Line ${number} begins with ${command.slice(0, 40)}, which is no command of a CUE sheet; it is passed over.`,
    received: `${command} ${rest}`.slice(0, 80),
  });
}

const EMPTY = cueIssue(null, "error", {
  code: "CUE_EMPTY",
  message: "The sheet names no track.",
  hint: "A CUE sheet has a FILE line and TRACK lines below it.",
});
