/**
 * What a person should know about how a file sounds before it is approved. Derived whenever it is shown, so that a better
 * threshold needs no second hearing.
 */
import type { Issue, Severity } from "@deadwax/identifiers";
import { count } from "../../errors/definition.ts";
import type { Asset } from "./asset.ts";
import type { SoundFacts } from "./sound-facts.ts";

/** The Red Book has two seconds between tracks: what is longer is in the file by mistake more often than not. */
const SILENCE_NOTED_MS = 3000;
/** Players and shops take that for a broken file. */
const SILENCE_WARNED_MS = 10_000;
/**
 * Loud masters touch full scale wherever their limiter lets them: that is how they are made. Once a second is more than a
 * limiter leaves, and ten times may be chance in a short file.
 */
const CLIPPED_RUNS_A_SECOND = 1;
const FEW_CLIPPED_RUNS = 10;

/** Findings about the tags and the form of a file, and about how it sounds. */
export function assetIssues(asset: Asset): readonly Issue[] {
  return [...asset.issues, ...soundIssues(asset)];
}

/** Findings about how it sounds alone. None where nobody has listened, or there is nothing to hear. */
export function soundIssues({
  sound,
  frames,
  durationMs,
}: Pick<Asset, "sound" | "frames" | "durationMs">): readonly Issue[] {
  if (sound === null || frames === 0) return [];
  const length = durationMs ?? Number.POSITIVE_INFINITY;
  if (sound.samplePeakDbfs === null || sound.startSilenceMs >= length) return [silent(sound)];
  return [
    ...clipped(sound, length),
    ...silence("start", sound.startSilenceMs),
    ...silence("end", sound.endSilenceMs),
    ...(sound.isMonoSumSilent ? [MONO_SILENT] : []),
  ];
}

function issue(code: string, severity: Severity, message: string, hint: string): Issue {
  return { code, severity, path: [], message, hint };
}

const MONO_SILENT = issue(
  "SOUND_MONO_SILENT",
  "warning",
  "One channel is the other one inverted: whoever plays it in mono hears nothing.",
  "Invert one channel in the session, and export it again.",
);

function silent({ samplePeakDbfs }: SoundFacts): Issue {
  const what =
    samplePeakDbfs === null
      ? "All of it is digital silence."
      : `Nothing in it is louder than ${samplePeakDbfs.toFixed(1)} dBFS.`;
  return issue("SOUND_SILENT", "warning", what, "Look whether the right tracks were exported.");
}

function clipped({ clipping }: SoundFacts, durationMs: number): readonly Issue[] {
  const { runs, firstMs, longestFrames } = clipping;
  if (runs === 0) return [];
  const many = Math.max(FEW_CLIPPED_RUNS, (durationMs / 1000) * CLIPPED_RUNS_A_SECOND);
  const first = firstMs === null ? "" : `, first at ${clock(firstMs)}`;
  const longest = `the longest is ${count(longestFrames, "sample")} at full scale`;
  const message = `It is clipped in ${count(runs, "place")}${first}; ${longest}.`;
  const hint = "Listen there. What was cut off comes back from the mix only, not from this file.";
  return [issue("SOUND_CLIPPED", runs > many ? "warning" : "info", message, hint)];
}

function silence(where: "start" | "end", durationMs: number): readonly Issue[] {
  if (durationMs < SILENCE_NOTED_MS) return [];
  const severity = durationMs < SILENCE_WARNED_MS ? "info" : "warning";
  const message = `${where === "start" ? "It begins" : "It ends"} with ${(durationMs / 1000).toFixed(1)} s of silence.`;
  const hint = "Trim it if that is not meant: an approval is of every sample.";
  return [issue(where === "start" ? "SOUND_LATE_START" : "SOUND_LATE_END", severity, message, hint)];
}

/** `3:07.250`. */
function clock(ms: number): string {
  return `${Math.floor(ms / 60_000)}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, "0")}`;
}
