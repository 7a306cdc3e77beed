import { expect, it } from "vitest";
import { formatName } from "./format-name.ts";

it.each([
  ["wav", "pcm_s24le", "WAV"],
  ["aiff", "pcm_s24be", "AIFF"],
  ["flac", "flac", "FLAC"],
  ["mp3", "mp3", "MP3"],
  ["mp3", "mp2", "MP3"],
  ["mp4", "alac", "ALAC in MP4"],
  ["mp4", "ac3", "MP4"],
  ["ogg", "vorbis", "Ogg Vorbis"],
  ["ogg", "opus", "Opus"],
  ["ogg", "flac", "Ogg FLAC"],
] as const)("calls %s with %s %s", (container, codec, name) => {
  expect(formatName({ container, codec })).toBe(name);
});
