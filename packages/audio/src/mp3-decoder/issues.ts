/** What can be wrong with the frames of an MP3 file once they are decoded. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameTime } from "../decoding/frame-time.ts";

const FRAMES = ["frames"] as const;

export interface DamagedRun {
  /** Samples of a channel in front of it, as they are heard. */
  readonly start: number;
  readonly frames: number;
}

export function framesDamaged({ start, frames }: DamagedRun, sampleRate: number): Issue {
  const are = frames === 1 ? "is" : "are";
  return {
    code: "MPEG_FRAME_DAMAGED",
    severity: "warning",
    path: FRAMES,
    message: `At ${frameTime(start, sampleRate)} ${count(frames, "frame")} ${are} damaged, or ${frames === 1 ? "needs" : "need"} data that is missing.`,
    hint: "Listen to this place. Compare the file with the original; a copy or a download may have gone wrong.",
  };
}

export function moreDamaged(runs: number): Issue {
  return {
    code: "MPEG_FRAME_DAMAGED",
    severity: "warning",
    path: FRAMES,
    message: `Frames are damaged in ${count(runs, "more place")}.`,
  };
}

export function lengthDiffers(decoded: number, expected: number): Issue {
  const [got, wanted] = [decoded.toLocaleString("en-US"), expected.toLocaleString("en-US")];
  return {
    code: "MPEG_DECODED_LENGTH",
    severity: "error",
    path: FRAMES,
    message: `Decoding gave ${got} samples of a channel; by its frames the file has ${wanted}.`,
    received: String(decoded),
    expected: String(expected),
    hint: "Play the file in another program and compare what is heard.",
  };
}
