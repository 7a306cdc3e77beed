import { renderBass } from "../parts/bass.ts";
import { renderChords } from "../parts/chords.ts";
import { renderDrums } from "../parts/drums.ts";
import { renderLead } from "../parts/lead.ts";
import { WHOLE_SECONDS, windowFor } from "../score/form.ts";
import type { Performance } from "../score/performance.ts";
import { addStereo, createStereo, frameAt, type Stereo } from "../sound.ts";
import { renderVoice } from "../voice/vocals.ts";
import { masterMix, STUDIO_MASTERING } from "./mastering.ts";
import { playingOf, type Playing } from "./playings.ts";

export const STEM_NAMES = ["drums", "bass", "chords", "lead", "voice"] as const;

export type StemName = (typeof STEM_NAMES)[number];

const PARTS: Readonly<Record<StemName, (performance: Performance) => Stereo>> = {
  drums: renderDrums,
  bass: renderBass,
  chords: renderChords,
  lead: renderLead,
  voice: renderVoice,
};

const END_FADE_SECONDS = 0.3;

export interface StudioOptions {
  /** Length of the studio master, 4 to 110 seconds; all of the piece when left out. */
  readonly seconds?: number;
  /** Another number is another performance by the same band; 1 when left out. */
  readonly take?: number;
}

/** Where the stems of the studio playing are kept once rendered, for several versions to be mixed from them. */
export interface Studio {
  performance(playing: Playing): Performance;
  /** A stem of the studio playing. Never changed by those who get it. */
  stem(name: StemName): Stereo;
  /** The studio master. Never changed by those who get it. */
  master(): Stereo;
}

export function openStudio({ seconds = WHOLE_SECONDS, take = 1 }: StudioOptions): Studio {
  const stems = new Map<StemName, Stereo>();
  let master: Stereo | undefined;
  windowFor(seconds); // refuses a length that cannot be rendered here, not at the first rendering
  const performance = (playing: Playing): Performance => playingOf(playing, { seconds, take });
  function stem(name: StemName): Stereo {
    const kept = stems.get(name) ?? renderPart(performance("studio"), name);
    stems.set(name, kept);
    return kept;
  }
  function studioMaster(): Stereo {
    master ??= masterMix(sumOf(STEM_NAMES.map(stem)), STUDIO_MASTERING);
    return master;
  }
  return { performance, stem, master: studioMaster };
}

/** One part of a performance, as it is in the mix. It ends in a short fade, part by part, also where an excerpt stops in full swing. */
export function renderPart(performance: Performance, name: StemName): Stereo {
  const part = PARTS[name](performance);
  fadeEnd(part, frameAt(END_FADE_SECONDS));
  return part;
}

/** The sum of sounds of one length, added one after the other in single precision. */
export function sumOf(sounds: readonly Stereo[]): Stereo {
  const sum = createStereo(sounds[0]?.left.length ?? 0);
  for (const sound of sounds) addStereo(sum, sound);
  return sum;
}

function fadeEnd(sound: Stereo, frames: number): void {
  for (const channel of [sound.left, sound.right]) {
    const from = channel.length - frames;
    for (let i = Math.max(0, from); i < channel.length; i++)
      channel[i] = ((channel[i] ?? 0) * (channel.length - 1 - i)) / frames;
  }
}
