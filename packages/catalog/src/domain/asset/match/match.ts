/**
 * Proposes files for recordings that have no audio yet. *Certain* means that a person need not look: the code in the
 * file is the recording's, or title, version, artist and duration are the same, and nothing anywhere speaks against it.
 * A wrong *certain* would give a recording another one's audio, so every doubt makes it *probable*.
 */
import { judgeMatch, type Judgement } from "./judge-match.ts";
import { createMatchIndex } from "./match-index.ts";
import type { MatchCandidate, MatchFile, MatchProposal, MatchRecording } from "./match-types.ts";
import { viewFiles, viewRecording } from "./match-view.ts";

const MOST_CANDIDATES = 5;

export function matchFiles(
  recordings: readonly MatchRecording[],
  files: readonly MatchFile[],
): readonly MatchProposal[] {
  const views = recordings.map((recording) => viewRecording(recording));
  const index = createMatchIndex(views, viewFiles(files));
  const judged = new Map<string, Judgement[]>(
    recordings.filter(({ wantsAudio }) => wantsAudio).map(({ id }) => [id, []]),
  );
  for (const file of index.files) {
    for (const view of index.candidatesFor(file)) {
      const forRecording = judged.get(view.recording.id);
      const judgement = forRecording === undefined ? undefined : judgeMatch(index, view, file);
      if (judgement !== undefined) forRecording?.push(judgement);
    }
  }
  const contested = contestedFiles([...judged.values()].flat());
  return recordings
    .filter(({ wantsAudio }) => wantsAudio)
    .map(({ id }) => proposal(id, judged.get(id) ?? [], contested));
}

/** Files that would be certain for two recordings: then neither is. */
function contestedFiles(judgements: readonly Judgement[]): ReadonlySet<Judgement["file"]> {
  const certain = judgements.filter(({ certainty }) => certainty === "certain");
  const groups = Map.groupBy(certain, ({ file }) => file);
  return new Set([...groups].filter(([, several]) => several.length > 1).map(([file]) => file));
}

function proposal(
  recordingId: MatchRecording["id"],
  judgements: readonly Judgement[],
  contested: ReadonlySet<Judgement["file"]>,
): MatchProposal {
  const ranked = judgements.toSorted((a, b) => b.score - a.score);
  const certain = ranked.filter(({ certainty, file }) => certainty === "certain" && !contested.has(file));
  const [only] = certain;
  if (certain.length === 1 && only !== undefined) {
    return { recordingId, certainty: "certain", candidates: [candidate(only, "certain")] };
  }
  const candidates = ranked.slice(0, MOST_CANDIDATES).map((one) => candidate(one, "probable"));
  return { recordingId, certainty: candidates.length === 0 ? "none" : "probable", candidates };
}

function candidate(judgement: Judgement, certainty: MatchCandidate["certainty"]): MatchCandidate {
  const { assetIds, agreements, contradictions } = judgement;
  return { assetIds, certainty, agreements, contradictions };
}
