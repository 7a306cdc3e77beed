import type { Asset } from "./asset.ts";

/** Containers that say little about what is in them: their coding has the better name. */
const CODINGS: Readonly<Record<string, string>> = {
  aac: "AAC",
  alac: "ALAC",
  flac: "FLAC",
  mp3: "MP3",
  opus: "Opus",
  vorbis: "Vorbis",
};

/** What people call the format of a file: `WAV`, `FLAC`, `ALAC`, `Ogg Vorbis`. */
export function formatName({ container, codec }: Pick<Asset, "container" | "codec">): string {
  const coding = CODINGS[codec];
  if (coding === undefined) return container.toUpperCase();
  if (container === "mp4") return `${coding} in MP4`;
  return container === "ogg" && codec !== "opus" ? `Ogg ${coding}` : coding;
}
