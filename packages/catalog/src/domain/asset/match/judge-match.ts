/** Whether one candidate is certain, probable or nothing, and why. */
import { foldText } from "../../text/fold-text.ts";
import { withoutExtension } from "../title-from-name.ts";
import { compareViews, type Comparison } from "./compare-views.ts";
import type { MatchIndex } from "./match-index.ts";
import { rivalFile, rivalRecording } from "./rivals.ts";
import { MATCH_LIMITS, type MatchCandidate, type MatchReason } from "./match-types.ts";
import type { FileView, RecordingView } from "./match-view.ts";

export interface Judgement extends MatchCandidate {
  readonly file: FileView;
  readonly view: RecordingView;
  readonly score: number;
}

/** Below this, a candidate is not worth a person's time. */
const LEAST_SCORE = 30;

export function judgeMatch(index: MatchIndex, view: RecordingView, file: FileView): Judgement | undefined {
  const comparison = compareViews(view, file);
  const score = scoreOf(comparison);
  if (score < LEAST_SCORE) return undefined;
  const agreements = agreementsOf(comparison);
  const contradictions = [...contradictionsOf(comparison), ...doubts(index, { view, file, comparison })];
  const isCertain =
    contradictions.length === 0 && (comparison.code === "carrier" || isSameByMetadata(comparison));
  return {
    assetIds: file.files.map(({ id }) => id),
    certainty: isCertain ? "certain" : "probable",
    agreements,
    contradictions,
    file,
    view,
    score,
  };
}

function isSameByMetadata({ title, version, artist, differenceMs }: Comparison): boolean {
  if (title !== "same" || version !== "same" || artist !== "same") return false;
  return differenceMs !== null && differenceMs <= MATCH_LIMITS.sameMs;
}

function scoreOf({ code, title, version, artist, differenceMs }: Comparison): number {
  const points = [
    { carrier: 60, hint: 35, other: -25, none: 0 }[code],
    { same: 30, near: 15, other: -15, unsaid: 0 }[title],
    // A version or an artist says nothing by itself.
    title === "other" || title === "unsaid" ? 0 : { same: 5, unsaid: 0, other: -10 }[version],
    title === "other" || title === "unsaid" ? 0 : { same: 15, some: 10, other: -20, unsaid: 0 }[artist],
    durationScore(differenceMs),
  ];
  return points.reduce((sum, more) => sum + more, 0);
}

function durationScore(differenceMs: number | null): number {
  if (differenceMs === null) return 0;
  if (differenceMs <= MATCH_LIMITS.sameMs) return 15;
  if (differenceMs <= MATCH_LIMITS.doubtMs) return 10;
  if (differenceMs <= MATCH_LIMITS.rivalMs) return 3;
  return differenceMs <= 2 * MATCH_LIMITS.rivalMs ? -15 : -25;
}

function agreementsOf({
  code,
  foundCode,
  title,
  version,
  artist,
  differenceMs,
}: Comparison): readonly MatchReason[] {
  const reasons: MatchReason[] = [];
  if (foundCode !== undefined && (code === "carrier" || code === "hint")) {
    const kind = code === "carrier" ? "code" : "code-hint";
    reasons.push({ kind, value: foundCode.isrc, carrier: foundCode.carrier });
  }
  if (title === "same" || title === "near") {
    reasons.push({ kind: title === "same" ? "title" : "title-near" });
    if (version === "same") reasons.push({ kind: "version" });
    if (artist === "same" || artist === "some") reasons.push({ kind: "artist" });
  }
  if (differenceMs !== null && differenceMs <= MATCH_LIMITS.doubtMs)
    reasons.push({ kind: "duration", differenceMs });
  return reasons;
}

function contradictionsOf(comparison: Comparison): readonly MatchReason[] {
  const { code, foundCode, title, version, artist, differenceMs, said } = comparison;
  const reasons: MatchReason[] = [];
  if (code === "other" && foundCode !== undefined) {
    reasons.push({ kind: "other-code", value: foundCode.isrc, carrier: foundCode.carrier });
  }
  if (title === "other") reasons.push({ kind: "other-title", value: said.title ?? "" });
  if (version === "other") reasons.push({ kind: "other-version", value: said.version ?? "" });
  if (artist === "other") reasons.push({ kind: "other-artist", value: said.artist ?? "" });
  if (differenceMs !== null && differenceMs > MATCH_LIMITS.doubtMs)
    reasons.push({ kind: "other-duration", differenceMs });
  // An edit that carries the code of the plain version is a common mistake: silence about the version wants the duration.
  const isDurationSame = differenceMs !== null && differenceMs <= MATCH_LIMITS.doubtMs;
  if (version === "unsaid" && title !== "unsaid" && !isDurationSame) reasons.push({ kind: "version-unsaid" });
  return reasons;
}

interface Pair {
  readonly view: RecordingView;
  readonly file: FileView;
  readonly comparison: Comparison;
}

/**
 * What stands against being certain in the rest of the catalog and the other files. A code tells twins apart only if
 * it is right, and nothing else could show that it is not: so a twin counts for matches by code, too.
 */
function doubts(index: MatchIndex, pair: Pair): readonly MatchReason[] {
  const { view, file, comparison } = pair;
  const reasons: MatchReason[] = [...codeDoubts(index, view, file)];
  const withinMs = comparison.code === "carrier" ? MATCH_LIMITS.doubtMs : MATCH_LIMITS.rivalMs;
  const rival = rivalRecording(index, file, { view, withinMs }) ?? nearRival(index, pair);
  if (rival !== undefined) reasons.push({ kind: "like-another-recording", otherId: rival.recording.id });
  const otherAsset = rivalFile(index, view, { file, withinMs })?.files[0];
  if (otherAsset !== undefined) reasons.push({ kind: "like-another-file", otherId: otherAsset.id });
  const draft = comparison.code === "carrier" ? undefined : draftNote(view, file);
  if (draft !== undefined) reasons.push({ kind: "draft-name", value: draft });
  const astray = nameOfAnother(index, view, file);
  if (astray !== undefined) reasons.push({ kind: "other-title", value: astray });
  return reasons;
}

const DRAFT =
  /(?:^|[\s_.([-])((?:v|ver|version|rev|take|mix)[\s_-]?\d{1,3}|demo|rough(?: mix)?|draft|sketch|wip|scratch)(?=$|[\s_.)\]-])/iu;

/** `Solo v2` says that there is another `Solo`: whether this one is it, no name and no length can tell. */
function draftNote({ squashed, version }: RecordingView, { files }: FileView): string | undefined {
  return files
    .map(({ name }) => DRAFT.exec(withoutExtension(name))?.[1])
    .find(
      (note) => note !== undefined && !`${squashed} ${version}`.includes(foldText(note).replaceAll(" ", "")),
    );
}

function codeDoubts(index: MatchIndex, view: RecordingView, file: FileView): readonly MatchReason[] {
  const reasons: MatchReason[] = [];
  const codes = new Set(file.codes.map(({ isrc }) => isrc));
  if (codes.size > 1) reasons.push({ kind: "several-codes", value: [...codes].join(", ") });
  for (const isrc of codes) {
    const other = index.recordingsWithCode(isrc).find((one) => one !== view);
    if (other !== undefined)
      reasons.push({ kind: "code-on-several-recordings", value: isrc, otherId: other.recording.id });
    const otherAsset = index.filesWithCode(isrc).find((one) => one !== file)?.files[0];
    if (otherAsset !== undefined)
      reasons.push({ kind: "code-in-several-files", value: isrc, otherId: otherAsset.id });
  }
  return reasons;
}

/** Where the title only resembles the recording's, another that it resembles is a rival. */
function nearRival(index: MatchIndex, { view, file, comparison }: Pair): RecordingView | undefined {
  if (comparison.title !== "near") return undefined;
  return index.candidatesFor(file).find((other) => {
    const { title, artist, differenceMs } = compareViews(other, file);
    const mayBe = other !== view && (title === "same" || title === "near") && artist !== "other";
    return mayBe && (differenceMs === null || differenceMs <= MATCH_LIMITS.doubtMs);
  });
}

/** The name of a file whose tags say this title, where it is the title of another recording. */
function nameOfAnother(index: MatchIndex, view: RecordingView, file: FileView): string | undefined {
  const named = file.claims.filter(
    ({ from, squashed }) => from === "name" && !squashed.includes(view.squashed),
  );
  return named.find(({ readings }) =>
    readings.some(({ title }) => index.recordingsWithTitle(title).length > 0),
  )?.text;
}
