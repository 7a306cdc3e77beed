/** The demo song, in two takes: one to tune on, one to report on. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  listEdits,
  openDemoStudio,
  STEM_NAMES,
  wavBytes,
  type DemoStudio,
  type DemoVersion,
  type RenderedAudio,
} from "../../../../packages/demo-song/src/index.ts";
import type { SoundFact } from "../../../../packages/catalog/src/domain/comparison/index.ts";
import {
  cleanEdit,
  edit,
  label,
  OTHER_MIX,
  OVERDUB,
  PART_REMOVED,
  REMASTER,
  SAME_WORK,
  speed,
  type Label,
} from "../labels.ts";
import type { Found, OwnVersion } from "../piece.ts";

/** The take of the piece, and that of the band's other performance. */
const TAKES = { tune: [1, 3], report: [2, 4] } as const;

export function demoPieces(out: string): readonly Found[] {
  return (["tune", "report"] as const).map((split) => {
    const [take, other] = TAKES[split];
    const folder = join(out, `demo-take-${take}`);
    mkdirSync(folder, { recursive: true });
    return renderPiece({ split, take, other, folder });
  });
}

interface Take {
  readonly split: "tune" | "report";
  readonly take: number;
  readonly other: number;
  readonly folder: string;
}

function renderPiece({ split, take, other, folder }: Take): Found {
  const studio = lazily(() => openDemoStudio({ take }));
  const otherStudio = lazily(() => openDemoStudio({ take: other }));
  const to = (name: string): string => join(folder, `${name}.wav`);
  const master = render(to("master"), () => studio().version("studio-master"));
  const paths = Object.fromEntries(
    STEM_NAMES.map((name) => [name, render(to(`stem-${name}`), () => studio().stem(name))]),
  );
  const sum = render(to("mix"), () => scaled(studio().mix(), MIX_GAIN));
  const versions = Object.entries(versionLabels(take)).map(([version, truth]): OwnVersion => {
    const path = render(to(`version-${version}`), () => studio().version(truth.version));
    return { variant: `demo-${version}`, path, label: truth.label };
  });
  const otherTake = render(to("other-take"), () => otherStudio().version("studio-master"));
  const newVoice = render(to("new-voice"), () => scaled(exchangeVoice(studio(), otherStudio()), MIX_GAIN));
  return {
    piece: `demo-take-${take}`,
    source: "demo",
    split,
    origin: `packages/demo-song, take ${take}`,
    licence: "Apache-2.0",
    folder,
    master,
    bits: 24,
    stems: { paths, gain: 20 * Math.log10(MIX_GAIN), lead: "voice", sum },
    own: [
      ...versions,
      { variant: "demo-other-take", path: otherTake, label: SAME_WORK },
      { variant: "demo-new-voice", path: newVoice, label: OVERDUB, against: sum },
    ],
  };
}

/** The unmastered mix is full scale and a bit; its files are this much of it. */
const MIX_GAIN = 0.7;

function versionLabels(take: number): Readonly<Record<string, { version: DemoVersion; label: Label }>> {
  const cuts = listEdits("radio-edit", { take }).map(factOf);
  const words = listEdits("clean-edit", { take }).map(factOf);
  return {
    "older-mix": { version: "older-mix", label: OTHER_MIX },
    "radio-edit": { version: "radio-edit", label: edit(12, ...fadesInB(cuts)) },
    "clean-edit": { version: "clean-edit", label: cleanEdit(...words) },
    instrumental: { version: "instrumental", label: PART_REMOVED },
    "live-take": { version: "live-take", label: SAME_WORK },
    remix: { version: "remix", label: label(["same-work", "overdub", "unsure"], ["new", "ask"], false) },
    remaster: { version: "remaster", label: REMASTER },
    "sped-up": { version: "sped-up", label: speed(20) },
    "demo-take": { version: "demo-take", label: SAME_WORK },
  };
}

function factOf({ kind, start, end }: ReturnType<typeof listEdits>[number]): SoundFact {
  const kinds = { cut: "cut", "fade-out": "fade-out", mute: "muted", reverse: "reversed" } as const;
  return { kind: kinds[kind], start, end };
}

/** The song package tells all times in the master; facts other than cuts are told in B, where cuts before them are missing. */
function fadesInB(facts: readonly SoundFact[]): readonly SoundFact[] {
  return facts.map((fact) => {
    if (fact.kind === "cut") return fact;
    const [start = 0, end = 0] = [fact.start, fact.end];
    const missing = facts
      .filter((cut) => cut.kind === "cut" && (cut.end ?? 0) <= start)
      .reduce((sum, cut) => sum + (cut.end ?? 0) - (cut.start ?? 0), 0);
    return { ...fact, start: start - missing, end: end - missing };
  });
}

function exchangeVoice(studio: DemoStudio, other: DemoStudio): RenderedAudio {
  const [mix, out, into] = [studio.mix(), studio.stem("voice"), other.stem("voice")];
  const channels = mix.channels.map((channel, index) =>
    channel.map(
      (value, frame) => value - (out.channels[index]?.[frame] ?? 0) + (into.channels[index]?.[frame] ?? 0),
    ),
  );
  return { sampleRate: mix.sampleRate, channels };
}

function scaled({ sampleRate, channels }: RenderedAudio, gain: number): RenderedAudio {
  return { sampleRate, channels: channels.map((channel) => channel.map((value) => gain * value)) };
}

function render(path: string, audio: () => RenderedAudio): string {
  if (existsSync(path)) return path;
  writeFileSync(`${path}.part`, wavBytes(audio(), { bits: 24 }));
  renameSync(`${path}.part`, path);
  return path;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
