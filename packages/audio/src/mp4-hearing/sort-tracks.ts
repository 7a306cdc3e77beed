import type { Mp4Map, Mp4Track } from "../mp4/index.ts";

export interface SortedTracks {
  readonly sounds: readonly Mp4Track[];
  readonly pictures: readonly Mp4Track[];
}

/**
 * The tracks that the audio hash knows (docs/reference/audio-hash.md, “MP4 and QuickTime”, “Pictures”), in file order: those
 * of sound and of pictures that are enabled, without pictures that only illustrate chapters.
 */
export function sortTracks({ tracks }: Mp4Map): SortedTracks {
  const enabled = tracks.filter(({ isEnabled }) => isEnabled);
  const isChapters = (track: Mp4Track): boolean =>
    tracks.some((other) => other !== track && other.chapters.includes(track.id));
  return {
    sounds: enabled.filter(({ handler }) => handler === "soun"),
    pictures: enabled.filter((track) => track.handler === "vide" && !isChapters(track)),
  };
}
