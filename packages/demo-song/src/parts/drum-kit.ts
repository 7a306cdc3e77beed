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

export type DrumKit = Readonly<Record<DrumName, Drum>>;

const VARIANTS = 4;

function drum(gain: number, pan: number, hit: (seed: number) => Stereo): (seed: number) => Drum {
  return (seed) => {
    const hits = Array.from({ length: VARIANTS }, (_, variant) => hit(mixSeed(seed, variant)));
    return { hits, gain, pan };
  };
}

const CLOSED = { above: 7200, fade: 0.022, seconds: 0.14, focus: 0.75 };
const OPEN = { above: 6400, fade: 0.11, seconds: 0.4, focus: 0.5 };
const NIGHT_KICK = { from: 240, to: 47, fall: 0.022, fade: 0.15, seconds: 0.5, click: 0.5 };
const HOUSE_KICK = { from: 330, to: 51, fall: 0.028, fade: 0.21, seconds: 0.42, click: 0.75 };
const BOX_KICK = { from: 130, to: 58, fall: 0.02, fade: 0.08, seconds: 0.3, click: 0.1 };
const STICK = { from: 1900, to: 1650, fall: 0.004, fade: 0.012, seconds: 0.1, click: 0.7 };

const KICKS = { night: NIGHT_KICK, house: HOUSE_KICK, sketch: BOX_KICK } as const;

/** The drums of a style, built once for a rendering. */
export function buildKit(style: Style, seed: number): DrumKit {
  const kick = KICKS[style];
  const makers: Readonly<Record<DrumName, (seed: number) => Drum>> = {
    kick: drum(0.84, 0, (at) => skin({ ...kick, to: kick.to * (1 + (at & 7) / 900) }, at)),
    snare: drum(0.62, 0.06, (at) => gatedSnare(at, style === "night" ? 0.2 : 0.1)),
    clap: drum(0.55, -0.1, handClap),
    "closed-hat": drum(0.36, 0.35, (at) => sizzle(CLOSED, at)),
    "open-hat": drum(0.24, -0.3, (at) => sizzle(OPEN, at)),
    crash: drum(0.3, 0.2, (at) => sizzle({ above: 3800, fade: 0.55, seconds: 2.4, focus: 0.1 }, at)),
    "high-tom": drum(0.5, 0.45, (at) =>
      skin({ from: 260, to: 150, fall: 0.05, fade: 0.16, seconds: 0.6, click: 0.3 }, at),
    ),
    "low-tom": drum(0.56, -0.4, (at) =>
      skin({ from: 170, to: 92, fall: 0.06, fade: 0.2, seconds: 0.7, click: 0.3 }, at),
    ),
    stick: drum(0.4, 0.15, (at) => skin(STICK, at)),
  };
  return {
    kick: makers.kick(mixSeed(seed, 1)),
    snare: makers.snare(mixSeed(seed, 2)),
    clap: makers.clap(mixSeed(seed, 3)),
    "closed-hat": makers["closed-hat"](mixSeed(seed, 4)),
    "open-hat": makers["open-hat"](mixSeed(seed, 5)),
    crash: makers.crash(mixSeed(seed, 6)),
    "high-tom": makers["high-tom"](mixSeed(seed, 7)),
    "low-tom": makers["low-tom"](mixSeed(seed, 8)),
    stick: makers.stick(mixSeed(seed, 9)),
  };
}
