import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import type { Waveform } from "../../domain/asset/sound-facts.ts";
import type { ContentKind, SoundClaims } from "../../domain/rule-set/index.ts";

/** One side of a comparison: what the file is, and what its name and tags say. */
export interface ComparedFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly audioHash: string | null;
  readonly container: AudioFacts["container"];
  readonly codec: string;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  readonly bitDepth: number | null;
  readonly durationMs: number | null;
  /** Null where nobody asked for it, and where the file is not heard. */
  readonly waveform: Waveform | null;
  readonly claims: SoundClaims;
  readonly content: ContentKind;
}

export function comparedFile(
  path: { readonly path: string; readonly name: string },
  facts: AudioFacts,
  claims: SoundClaims,
): ComparedFile {
  const { sha256, audioHash, container, codec, sampleRate, channels, bitDepth, durationMs, waveform } = facts;
  return {
    ...path,
    ...{ sha256, audioHash, container, codec, sampleRate, channels, bitDepth, durationMs, waveform },
    claims,
    content: contentOfFile(facts),
  };
}

/** What the probe found a file to be. */
export function contentOfFile({ issues }: Pick<AudioFacts, "issues">): ContentKind {
  return issues.some(({ code }) => code === "MP4_MUSIC_VIDEO") ? "music-video" : "sound";
}

/** The file as JSON tells of it: without its outline and its claims. */
export type ToldFile = Omit<ComparedFile, "waveform" | "claims">;

export function toldFile({ waveform: _outline, claims: _claims, ...told }: ComparedFile): ToldFile {
  return told;
}
