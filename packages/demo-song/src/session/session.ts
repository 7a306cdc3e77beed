import type { StemName } from "../mix/studio.ts";
import type { DemoVersion } from "../versions.ts";
import type { BextText } from "../wav/text-chunks.ts";
import type { WavBits } from "../wav/wav-file.ts";
import { LYRICS, NOTES } from "./texts.ts";

/** What is written inside a WAVE file of the session. */
export interface SessionTags {
  /** LIST INFO fields by their identifiers (INAM, IART, ISFT, ISRC …). */
  readonly info?: Readonly<Record<string, string>>;
  readonly bext?: BextText;
}

interface SessionEntry {
  /** Relative, with slashes. */
  readonly path: string;
  /** How the file came to be there, and what is true about it. */
  readonly why: string;
}

export interface SessionAudio extends SessionEntry {
  readonly kind: "audio";
  readonly version: DemoVersion;
  readonly bits: WavBits;
  readonly sampleRate: number;
  readonly dither: "tpdf" | "none";
  readonly tags: SessionTags;
}

export interface SessionStem extends SessionEntry {
  readonly kind: "stem";
  readonly stem: StemName;
  readonly bits: WavBits;
  readonly sampleRate: number;
  readonly tags: SessionTags;
}

export interface SessionText extends SessionEntry {
  readonly kind: "text";
  /** Empty for a file of no bytes. */
  readonly text: string;
}

/** One file on the artist's disk. */
export type SessionFile = SessionAudio | SessionStem | SessionText;

const MADE_WITH = "Nocturne 4";

function audio(
  path: string,
  version: DemoVersion,
  rest: Partial<SessionAudio> & { readonly why: string },
): SessionAudio {
  return { kind: "audio", path, version, bits: 24, sampleRate: 44_100, dither: "none", tags: {}, ...rest };
}

function stem(name: StemName): SessionStem {
  const why = `A production part of the studio mix (${name}); with the other four it sums to the mix before mastering.`;
  return { kind: "stem", path: `stems/${name}.wav`, stem: name, bits: 24, sampleRate: 44_100, tags: {}, why };
}

/**
 * The folder of an artist who has finished one piece and lost the overview, in the order of the listing. Nothing in it is
 * random: which file is which version is the truth to find out.
 */
export function demoSession(): readonly SessionFile[] {
  return [...masters(), ...versions(), ...strays()];
}

function masters(): readonly SessionFile[] {
  const software = { info: { ISFT: MADE_WITH } };
  return [
    audio("Midnight Drive final.wav", "older-mix", {
      tags: { info: { INAM: "Midnight Drive", ISFT: MADE_WITH } },
      why: "Called final, and is not: the mix of a week earlier with the voice 1.5 dB lower.",
    }),
    audio("Midnight Drive final2.wav", "studio-master", {
      tags: software,
      why: "The approved studio master, 24 bit at 44.1 kHz.",
    }),
    audio("Midnight Drive final USE THIS.wav", "studio-master", {
      tags: {
        info: { INAM: "Midnight Drive", IART: "The Night Shift", ICMT: "this one!!" },
        bext: {
          description: "Midnight Drive final USE THIS",
          originator: "The Night Shift",
          date: "2026-02-14",
          time: "23:41:07",
        },
      },
      why: "The samples of final2 under another name, with other text around them.",
    }),
    audio("old/Midnight Drive 16bit.wav", "studio-master", {
      bits: 16,
      dither: "tpdf",
      tags: software,
      why: "The master at 16 bit with dither, made for a shop that asked for it.",
    }),
    audio("old/Midnight Drive for video 48k.wav", "studio-master", {
      sampleRate: 48_000,
      tags: software,
      why: "The master converted to 48 kHz, made for a video.",
    }),
  ];
}

function versions(): readonly SessionFile[] {
  return [
    audio("Midnight Drive (radio).wav", "radio-edit", {
      why: "Four bars shorter in the middle, with an earlier end.",
    }),
    audio("MD clean v3.wav", "clean-edit", {
      why: "The explicit words muted or reversed; every other sample is the master's.",
    }),
    audio("midnight drive instrumental.wav", "instrumental", {
      why: "The master's stems without the voice.",
    }),
    audio("bounces/live at the Blue Room.wav", "live-take", {
      bits: 16,
      dither: "tpdf",
      why: "Another performance, recorded on a stage with an audience.",
    }),
    audio("Midnight Drive - remix EXTENDED kick.wav", "remix", {
      tags: { info: { INAM: "Midnight Drive (remix)", IART: "The Night Shift" } },
      why: "The voice over other drums, bass and chords at 118 beats a minute.",
    }),
    audio("Midnight Drive 2026 remaster.wav", "remaster", {
      tags: { info: { INAM: "Midnight Drive", ICRD: "2026" } },
      why: "The master with another equaliser, compressed and louder.",
    }),
    audio("MD spedup tiktok.wav", "sped-up", {
      bits: 16,
      dither: "tpdf",
      why: "The master 20 % faster and higher.",
    }),
    audio("bounces/md idea 1.wav", "demo-take", {
      bits: 16,
      why: "The first sketch: another performance, never meant to be heard.",
    }),
  ];
}

function strays(): readonly SessionFile[] {
  return [
    stem("drums"),
    stem("bass"),
    stem("chords"),
    stem("lead"),
    stem("voice"),
    {
      kind: "text",
      path: "bounces/untitled.wav",
      text: "",
      why: "An export that was cancelled: a file of no bytes.",
    },
    {
      kind: "text",
      path: "lyrics.wav",
      text: LYRICS,
      why: "A text file that somebody gave the wrong ending.",
    },
    {
      kind: "text",
      path: "notes.txt",
      text: NOTES,
      why: "What the artist remembers, in the artist's words.",
    },
  ];
}
