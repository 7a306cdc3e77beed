import { deviation, mixSeed } from "../arithmetic/noise.ts";
import { drumStrokes, type DrumName } from "../score/drum-pattern.ts";
import { playedAt, type Performance } from "../score/performance.ts";
import { addStereo, createStereo, frameAt, type Stereo } from "../sound.ts";
import { highpass } from "../synth/lowpass.ts";
import { reverberate } from "../synth/reverb.ts";
import { buildKit, type Drum } from "./drum-kit.ts";

const SEED = 11;
const LEVEL = 0.42;
const SEEDS: Readonly<Record<DrumName, number>> = {
  kick: 1, snare: 2, clap: 3, "closed-hat": 4, "open-hat": 5, crash: 6, "high-tom": 7, "low-tom": 8, stick: 9,
}; // prettier-ignore

/** When the kick drum sounds, in seconds: the parts that duck under it need to know. */
export function kickTimes(performance: Performance): readonly number[] {
  return drumStrokes(performance)
    .filter(({ drum }) => drum === "kick")
    .map(({ beat }) => playedAt(performance, beat, mixSeed(SEED, SEEDS.kick)));
}

/** The drums with a touch of their room. */
export function renderDrums(performance: Performance): Stereo {
  const dry = createStereo(performance.frames);
  const kit = buildKit(performance.style, mixSeed(performance.take, SEED));
  drumStrokes(performance).forEach(({ drum, beat, strength }, index) => {
    const seed = mixSeed(SEED, SEEDS[drum]);
    const start = frameAt(playedAt(performance, beat, seed));
    const touch = 1 + 0.09 * deviation(performance.take, SEED, index);
    addHit(dry, kit(drum), { start, gain: strength * touch, variant: index });
  });
  const room = reverberate(dry, { seconds: 0.55, size: 0.7, damping: 0.35, delay: 0.008 });
  highpass(room.left, 220);
  highpass(room.right, 220);
  addStereo(dry, room, 0.16);
  return dry;
}

interface Hit {
  readonly start: number;
  readonly gain: number;
  readonly variant: number;
}

function addHit(target: Stereo, { hits, gain, pan }: Drum, hit: Hit): void {
  const sound = hits[hit.variant % hits.length];
  if (sound === undefined) return;
  // A balance, not a pan: the room around a drum stays on both sides.
  const left = LEVEL * gain * hit.gain * Math.min(1, 1 - pan);
  const right = LEVEL * gain * hit.gain * Math.min(1, 1 + pan);
  const frames = Math.min(sound.left.length, target.left.length - hit.start);
  for (let i = 0; i < frames; i++) {
    target.left[hit.start + i] = (target.left[hit.start + i] ?? 0) + left * (sound.left[i] ?? 0);
    target.right[hit.start + i] = (target.right[hit.start + i] ?? 0) + right * (sound.right[i] ?? 0);
  }
}
