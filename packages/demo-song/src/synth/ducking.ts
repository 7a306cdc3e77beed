import { frameAt } from "../sound.ts";

export interface DuckingShape {
  readonly frames: number;
  /** How far the gain falls, 0 to 1. */
  readonly depth: number;
  /** Seconds until it is back. */
  readonly recovery: number;
}

const FALL = 220;

/** The gain, frame by frame, of a part that steps back for each kick. */
export function duckingCurve(kicks: readonly number[], shape: DuckingShape): Float32Array {
  const curve = new Float32Array(shape.frames).fill(1);
  const back = frameAt(shape.recovery);
  for (const seconds of kicks) {
    const kick = frameAt(seconds);
    const end = Math.min(shape.frames, kick + back);
    for (let i = Math.max(0, kick - FALL); i < end; i++) {
      const share = (i - kick) / back;
      const down = i < kick ? 1 + (i - kick) / FALL : (1 - share) * (1 - share);
      curve[i] = Math.min(curve[i] ?? 1, 1 - shape.depth * down);
    }
  }
  return curve;
}
