import { decibels } from "./arithmetic/power.ts";
import { cleanVoice, cutMaster, punchIn } from "./mix/apply-edits.ts";
import { cleanEdits, radioEdits } from "./mix/edits.ts";
import { masterMix, STUDIO_MASTERING } from "./mix/mastering.ts";
import { renderLive, renderRemix, renderSketch } from "./mix/other-playings.ts";
import { remaster } from "./mix/remaster.ts";
import { resample } from "./mix/resample.ts";
import {
  openStudio,
  STEM_NAMES,
  sumOf,
  type StemName,
  type Studio,
  type StudioOptions,
} from "./mix/studio.ts";
import { RATE, scaleStereo, type Stereo } from "./sound.ts";
import type { DemoVersion } from "./versions.ts";

/** Sound in memory: one array a channel, left first, full scale at ±1. */
export interface RenderedAudio {
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

export interface RenderOptions extends StudioOptions {
  /** Frames a second; the piece is made at 44100 and converted to any other whole number from 8000 to 192000. */
  readonly sampleRate?: number;
}

const OLDER_MIX_VOICE = -1.5;

/** Renders several things of one take: its stems and its master are made once and kept as long as the studio is. */
export interface DemoStudio {
  version(version: DemoVersion, sampleRate?: number): RenderedAudio;
  stem(name: StemName, sampleRate?: number): RenderedAudio;
  /** The sum of the stems, before mastering. */
  mix(sampleRate?: number): RenderedAudio;
}

/**
 * Opens a studio for one take. What it gives out may be the kept arrays themselves: they are to be read, not changed.
 * @throws RangeError for a length outside 4 to 110 seconds
 */
export function openDemoStudio(options: StudioOptions = {}): DemoStudio {
  const studio = openStudio(options);
  return {
    version: (version, sampleRate) => atRate(versionFrom(studio, version), sampleRate),
    stem: (name, sampleRate) => atRate(studio.stem(name), sampleRate),
    mix: (sampleRate) => atRate(sumOf(STEM_NAMES.map((name) => studio.stem(name))), sampleRate),
  };
}

/**
 * Renders one version. `seconds` is the length of the studio master (4 to 110): the radio edit is shorter, the sped-up
 * version has 5/6 of it, and the live take, the remix and the demo have the same bars at their own tempo.
 * @throws RangeError for a length or a sample rate outside the limits
 */
export function renderVersion(version: DemoVersion, options: RenderOptions = {}): RenderedAudio {
  return openDemoStudio(options).version(version, options.sampleRate);
}

/**
 * Renders one stem of the studio mix, with its own effects, at its level in the mix: the five stems, added in the order
 * of STEM_NAMES in single precision, are renderMix sample by sample.
 */
export function renderStem(name: StemName, options: RenderOptions = {}): RenderedAudio {
  return openDemoStudio(options).stem(name, options.sampleRate);
}

/** Renders the studio mix before mastering. */
export function renderMix(options: RenderOptions = {}): RenderedAudio {
  return openDemoStudio(options).mix(options.sampleRate);
}

/** A version from the stems of a studio, at 44.1 kHz. */
export function versionFrom(studio: Studio, version: DemoVersion): Stereo {
  return VERSIONS[version](studio);
}

/** The sound at a rate: as it is at 44.1 kHz, converted at any other. */
export function atRate(sound: Stereo, sampleRate: number = RATE): RenderedAudio {
  if (!Number.isInteger(sampleRate) || sampleRate < 8000 || sampleRate > 192_000) {
    throw new RangeError(`sampleRate is ${sampleRate}; a rendering has a whole number from 8000 to 192000`);
  }
  const channels = [sound.left, sound.right];
  if (sampleRate === RATE) return { sampleRate, channels };
  return {
    sampleRate,
    channels: channels.map((channel) => resample(channel, { from: RATE, to: sampleRate })),
  };
}

const VERSIONS: Readonly<Record<DemoVersion, (studio: Studio) => Stereo>> = {
  "studio-master": (studio) => studio.master(),
  "older-mix": (studio) => masterWith(studio, scaleStereo(studio.stem("voice"), decibels(OLDER_MIX_VOICE))),
  "radio-edit": (studio) => cutMaster(studio.master(), radioEdits(studio.performance("studio"))),
  "clean-edit": renderClean,
  instrumental: (studio) => masterMix(backing(studio), STUDIO_MASTERING),
  "live-take": renderLive,
  remix: renderRemix,
  remaster: (studio) => remaster(studio.master()),
  "sped-up": (studio) => speedUp(studio.master()),
  "demo-take": renderSketch,
};

function backing(studio: Studio): Stereo {
  return sumOf((["drums", "bass", "chords", "lead"] as const).map((name) => studio.stem(name)));
}

function masterWith(studio: Studio, voice: Stereo): Stereo {
  return masterMix(sumOf([backing(studio), voice]), STUDIO_MASTERING);
}

function renderClean(studio: Studio): Stereo {
  const edits = cleanEdits(studio.performance("studio"));
  return punchIn(studio.master(), masterWith(studio, cleanVoice(studio.stem("voice"), edits)), edits);
}

/** Six frames become five: a fifth faster, and higher by the same. */
function speedUp({ left, right }: Stereo): Stereo {
  const change = { from: 6, to: 5 };
  return { left: resample(left, change), right: resample(right, change) };
}
