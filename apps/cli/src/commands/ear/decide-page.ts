import {
  recordingName,
  relationWords,
  type Asset,
  type Comparison,
  type DecidedFile,
  type DecisionAnswer,
  type RecordingComparison,
} from "@deadwax/catalog";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { statusLines, type StatusLine } from "../../output/status.ts";
import { dim } from "../../output/text.ts";

interface Said {
  readonly answer: DecisionAnswer;
  readonly comparison: RecordingComparison | null;
  /** As it was before. */
  readonly asset: Asset;
}

/** What was decided, what moved, and whether the sound says otherwise. */
export function decidedBlock(decided: DecidedFile, said: Said): Block {
  return spaced(
    statusLines([decidedLine(decided, said), ...movedLines(decided), ...heardLines(said)]),
    paragraph(dim("deadwax undo takes it back.")),
  );
}

function decidedLine({ recording, isNewRecording }: DecidedFile, { answer, asset }: Said): StatusLine {
  const file = `“${asset.name}”`;
  if (answer === "none" || recording === null) return { status: "ok", text: `${file} needs no code` };
  const name = `“${recordingName(recording)}”`;
  if (answer === "same") return { status: "ok", text: `${file} is ${name}` };
  const text = `${file} is a recording of its own, ${name}`;
  return isNewRecording
    ? { status: "ok", text }
    : { status: "ok", text, more: "It was filed as one already." };
}

function movedLines({ recording, movedFrom, isMerged, isNewRecording, ended }: DecidedFile): StatusLine[] {
  const lines: StatusLine[] = [];
  const from = movedFrom === null ? "" : `“${recordingName(movedFrom)}”`;
  if (isMerged) {
    const more = "Nothing else was filed there. Its codes are kept as superseded where this one has a code.";
    lines.push({ status: "note", text: `${from} became part of it, with all it had`, more });
  } else if (movedFrom !== null) lines.push({ status: "note", text: `It moved out of ${from}` });
  const isSameName =
    movedFrom !== null && recording !== null && recordingName(movedFrom) === recordingName(recording);
  if (isNewRecording && isSameName) {
    const more = `deadwax set ${recording.id.slice(-8)} --version-title TEXT`;
    lines.push({ status: "warning", text: "It has the name of the one it was made from", more });
  }
  if (ended !== null) {
    lines.push({
      status: "warning",
      text: `“${ended.recording}” has no approved master any more: its audio moved`,
    });
  }
  return lines;
}

const AGAINST: Readonly<Record<DecisionAnswer, readonly Comparison["verdict"][]>> = {
  same: ["new", "unrelated", "none"],
  new: ["reuse", "none"],
  none: ["reuse", "new"],
};

function heardLines({ answer, comparison }: Said): StatusLine[] {
  if (comparison === null) return [{ status: "note", text: "There was nothing to listen to beside it" }];
  if (comparison.error !== null) {
    return [
      {
        status: "warning",
        text: `It was not heard: ${comparison.error.message}`,
        more: comparison.error.hint,
      },
    ];
  }
  if (!AGAINST[answer].includes(comparison.verdict)) return [];
  const heard =
    comparison.relation === "unrelated" ? "nothing in common" : relationWords(comparison.relation);
  return [
    {
      status: "warning",
      text: `The sound says otherwise: ${heard}`,
      more: "Your reason is kept beside what was heard.",
    },
  ];
}
