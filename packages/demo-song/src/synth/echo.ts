import { frameAt, type Stereo } from "../sound.ts";

export interface EchoShape {
  /** Seconds between two echoes. */
  readonly seconds: number;
  /** Level of the first echo, and of each echo after another. */
  readonly level: number;
  readonly feedback: number;
}

/** Adds echoes that jump between left and right, each darker than the one before, in place. */
export function addEcho(sound: Stereo, { seconds, level, feedback }: EchoShape): void {
  const length = frameAt(seconds);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  let softLeft = 0;
  let softRight = 0;
  let at = 0;
  for (let i = 0; i < sound.left.length; i++) {
    const fromLeft = left[at] ?? 0;
    const fromRight = right[at] ?? 0;
    softLeft += 0.4 * (fromLeft - softLeft);
    softRight += 0.4 * (fromRight - softRight);
    const dry = 0.5 * ((sound.left[i] ?? 0) + (sound.right[i] ?? 0));
    left[at] = dry + feedback * softRight + 1e-18;
    right[at] = feedback * softLeft + 1e-18;
    sound.left[i] = (sound.left[i] ?? 0) + level * softLeft;
    sound.right[i] = (sound.right[i] ?? 0) + (level / (feedback + 0.2)) * softRight;
    at = at + 1 === length ? 0 : at + 1;
  }
}
