/** Who else a file could belong to, and which other file could be the recording. */
import { compareArtists, compareViews, difference } from "./compare-views.ts";
import type { MatchIndex } from "./match-index.ts";
import { MATCH_LIMITS } from "./match-types.ts";
import type { FileView, Reading, RecordingView } from "./match-view.ts";

/**
 * Another recording with the title and no other artist, whose duration may be the same. A version that the file states
 * rules the others out. Where it states none, each version is a rival, unless another file plainly is that one.
 */
export function rivalRecording(
  index: MatchIndex,
  file: FileView,
  than: { readonly view: RecordingView; readonly withinMs: number },
): RecordingView | undefined {
  const isRival = (view: RecordingView): boolean => {
    const likeness = view === than.view ? "none" : likenessOf(view, file, than.withinMs);
    if (likeness !== "version-unsaid") return likeness === "same";
    return !index.filesWithTitle(view.title).some((other) => other !== file && isPlainly(view, other));
  };
  for (const title of file.titles) {
    const rival = index.recordingsWithTitle(title).find(isRival);
    if (rival !== undefined) return rival;
  }
  return undefined;
}

/** Another file that could be the recording as well, by the same rules. Files with another code are not asked. */
export function rivalFile(
  index: MatchIndex,
  view: RecordingView,
  than: { readonly file: FileView; readonly withinMs: number },
): FileView | undefined {
  return index.filesWithTitle(view.title).find((file) => {
    if (file === than.file || isAnothers(file, view)) return false;
    const likeness = likenessOf(view, file, than.withinMs);
    if (likeness !== "version-unsaid") return likeness === "same";
    return !index.recordingsWithTitle(view.title).some((other) => other !== view && isPlainly(other, file));
  });
}

/** Nothing is left open: every field is stated on both sides and is the same. */
function isPlainly(view: RecordingView, file: FileView): boolean {
  const { title, version, artist, differenceMs, code } = compareViews(view, file);
  const isSame = title === "same" && version === "same" && artist === "same" && code !== "other";
  return isSame && differenceMs !== null && differenceMs <= MATCH_LIMITS.sameMs;
}

function isAnothers(file: FileView, { recording }: RecordingView): boolean {
  const codes: readonly string[] = recording.codes;
  return codes.length > 0 && file.carrierCodes.size > 0 && !codes.some((code) => file.carrierCodes.has(code));
}

type Likeness = "same" | "version-unsaid" | "none";

function likenessOf(view: RecordingView, file: FileView, withinMs: number): Likeness {
  const differenceMs = difference(view.recording.durationMs, file.durations);
  if (differenceMs !== null && differenceMs > withinMs) return "none";
  const readings = file.claims.flatMap((claim) => claim.readings);
  const fitting = readings.filter((reading) => fits(view, reading));
  if (fitting.length === 0) return "none";
  const stated = new Set(readings.map((reading) => reading.version).filter((version) => version !== ""));
  if (stated.size > 0) return stated.has(view.version) ? "same" : "none";
  return view.version === "" ? "same" : "version-unsaid";
}

function fits(view: RecordingView, reading: Reading): boolean {
  return reading.title === view.title && compareArtists(view.artists, reading.artists) !== "other";
}
