import { mixSeed } from "../arithmetic/noise.ts";
import type { DrumName } from "../score/drum-pattern.ts";
import type { Style } from "../score/performance.ts";
import type { Stereo } from "../sound.ts";
import { gatedSnare, handClap, sizzle, skin } from "./drum-sounds.ts";

/** One drum: a few strokes that differ a little, as no two strokes are alike, with its place in the mix. */
export interface Drum {
  readonly hits: readonly Stereo[];
  readonly gain: number;
  readonly pan: number;
}

/** Gives each drum of a kit; one that is never struck is never made. */
export type DrumKit = (name: DrumName) => Drum;

interface DrumPlan {
  readonly gain: number;
  readonly pan: number;
  readonly hit: (seed: number) => Stereo;
}

const VARIANTS = 4;

const CLOSED = { above: 7200, fade: 0.022, seconds: 0.14, focus: 0.75 };
const OPEN = { above: 6400, fade: 0.11, seconds: 0.4, focus: 0.5 };
const CRASH = { above: 3800, fade: 0.55, seconds: 2.4, focus: 0.1 };
const NIGHT_KICK = { from: 240, to: 47, fall: 0.022, fade: 0.15, seconds: 0.5, click: 0.5 };
const HOUSE_KICK = { from: 330, to: 51, fall: 0.028, fade: 0.21, seconds: 0.42, click: 0.75 };
const BOX_KICK = { from: 130, to: 58, fall: 0.02, fade: 0.08, seconds: 0.3, click: 0.1 };
const HIGH_TOM = { from: 260, to: 150, fall: 0.05, fade: 0.16, seconds: 0.6, click: 0.3 };
const LOW_TOM = { from: 170, to: 92, fall: 0.06, fade: 0.2, seconds: 0.7, click: 0.3 };
const STICK = { from: 1900, to: 1650, fall: 0.004, fade: 0.012, seconds: 0.1, click: 0.7 };

const KICKS = { night: NIGHT_KICK, house: HOUSE_KICK, sketch: BOX_KICK } as const;

function plansOf(style: Style): Readonly<Record<DrumName, DrumPlan>> {
  const kick = KICKS[style];
  const gate = style === "night" ? 0.2 : 0.1;
  return {
    // Each kick drum is tuned a little differently, by less than a fifteenth of a tone.
    kick: {
      gain: 0.84,
      pan: 0,
      hit: (seed) => skin({ ...kick, to: kick.to * (1 + (seed & 7) / 900) }, seed),
    },
    snare: { gain: 0.62, pan: 0.06, hit: (seed) => gatedSnare(seed, gate) },
    clap: { gain: 0.55, pan: -0.1, hit: handClap },
    "closed-hat": { gain: 0.36, pan: 0.35, hit: (seed) => sizzle(CLOSED, seed) },
    "open-hat": { gain: 0.24, pan: -0.3, hit: (seed) => sizzle(OPEN, seed) },
    crash: { gain: 0.3, pan: 0.2, hit: (seed) => sizzle(CRASH, seed) },
    "high-tom": { gain: 0.5, pan: 0.45, hit: (seed) => skin(HIGH_TOM, seed) },
    "low-tom": { gain: 0.56, pan: -0.4, hit: (seed) => skin(LOW_TOM, seed) },
    stick: { gain: 0.4, pan: 0.15, hit: (seed) => skin(STICK, seed) },
  };
}

/** The drums of a style for one rendering. */
export function buildKit(style: Style, seed: number): DrumKit {
  const plans = plansOf(style);
  const names = Object.keys(plans);
  const made = new Map<DrumName, Drum>();
  return (name) => {
    const { gain, pan, hit } = plans[name];
    const make = (variant: number): Stereo => hit(mixSeed(seed, names.indexOf(name) + 1, variant));
    const drum = made.get(name) ?? {
      gain,
      pan,
      hits: Array.from({ length: VARIANTS }, (_, variant) => make(variant)),
    };
    made.set(name, drum);
    return drum;
  };
}
