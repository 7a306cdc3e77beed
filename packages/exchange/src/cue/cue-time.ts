import { FRAMES_PER_SECOND } from "./cue-sheet.ts";

const TIME = /^(?<minutes>\d{1,4}):(?<seconds>\d{1,2}):(?<frames>\d{1,2})$/u;

/** Frames of `mm:ss:ff`, or null. The minutes are not limited to 99: files may be longer than discs. */
export function framesOf(text: string): number | null {
  const groups = TIME.exec(text)?.groups;
  if (groups === undefined) return null;
  const [minutes, seconds, frames] = [groups["minutes"], groups["seconds"], groups["frames"]].map(Number);
  if (minutes === undefined || seconds === undefined || frames === undefined) return null;
  if (seconds > 59 || frames >= FRAMES_PER_SECOND) return null;
  return (minutes * 60 + seconds) * FRAMES_PER_SECOND + frames;
}

/** `mm:ss:ff`. */
export function cueTime(at: number): string {
  const seconds = Math.floor(at / FRAMES_PER_SECOND);
  const parts = [Math.floor(seconds / 60), seconds % 60, at % FRAMES_PER_SECOND];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** The frame a moment is in. */
export function frameAt(ms: number): number {
  return Math.floor((ms * FRAMES_PER_SECOND) / 1000);
}
