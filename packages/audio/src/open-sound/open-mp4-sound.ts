import { CatalogError } from "@deadwax/catalog";
import {
  decodeForeign,
  decodeMp4,
  hashMp4,
  isKnownBySamples,
  isMpeg,
  sortTracks,
} from "../mp4-hearing/index.ts";
import { readMp4Map, readMp4Tags, type Mp4Track } from "../mp4/index.ts";
import type { FrameHeader } from "../mpeg/frame-header.ts";
import type { FileSource } from "../riff/index.ts";
import type { ClosableDecoding } from "./closable-decoding.ts";

/** The first sound track of an MP4 or QuickTime file. @throws CatalogError AUDIO_SOUND_MISSING, AUDIO_NOT_DECODED. */
export async function openMp4Sound(source: FileSource): Promise<ClosableDecoding> {
  const map = await readMp4Map(source);
  const { gapless } = await readMp4Tags(source, map);
  const [track] = sortTracks(map).sounds;
  if (track === undefined) throw new CatalogError("AUDIO_SOUND_MISSING", { path: source.name });
  const own = await decodeMp4(source, track, { mpeg: await findMpegHeader(source, track), gapless });
  if (own !== null) return { decoding: own, isLossy: !track.entries.every(isKnownBySamples) };
  const foreign = await decodeForeign(source, track, gapless);
  if ("reason" in foreign)
    throw new CatalogError("AUDIO_NOT_DECODED", { path: source.name, reason: foreign.reason });
  return { ...foreign, isLossy: true };
}

async function findMpegHeader(source: FileSource, track: Mp4Track): Promise<FrameHeader | null> {
  if (!track.entries.some(isMpeg)) return null;
  const options = { depth: "identity", isPartial: true } as const;
  const { mpeg } = await hashMp4(source, { sounds: [track], pictures: [] }, options);
  return mpeg;
}
