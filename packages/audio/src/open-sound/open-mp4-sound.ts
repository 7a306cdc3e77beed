import { CatalogError } from "@deadwax/catalog";
import { cutToHeard, decodeMp4, hashMp4, sortTracks } from "../mp4-hearing/index.ts";
import { readMp4Map, readMp4Tags, type Gapless, type Mp4Track } from "../mp4/index.ts";
import type { FileSource } from "../riff/index.ts";
import { decodeByFfmpeg, findFfmpeg } from "../system-ffmpeg/index.ts";
import type { ClosableDecoding } from "./closable-decoding.ts";

/** The first sound track of an MP4 or QuickTime file. @throws CatalogError AUDIO_SOUND_MISSING, AUDIO_NOT_DECODED. */
export async function openMp4Sound(source: FileSource): Promise<ClosableDecoding> {
  const map = await readMp4Map(source);
  const { gapless } = await readMp4Tags(source, map);
  const [track] = sortTracks(map).sounds;
  if (track === undefined) throw new CatalogError("AUDIO_SOUND_MISSING", { path: source.name });
  const { mpeg } = await hashMp4(
    source,
    { sounds: [track], pictures: [] },
    { depth: "identity", isPartial: true },
  );
  const own = await decodeMp4(source, track, { mpeg, gapless });
  return own === null ? decodeForeign(source, track, gapless) : { decoding: own };
}

async function decodeForeign(
  source: FileSource,
  track: Mp4Track,
  gapless: Gapless | null,
): Promise<ClosableDecoding> {
  const codec = (track.entries[0]?.sound?.codec ?? "its coding").toUpperCase();
  const ffmpeg = await findFfmpeg();
  if (typeof ffmpeg === "string") throw notDecoded(source, `${codec} needs the program ffmpeg, ${ffmpeg}`);
  const whole = await decodeByFfmpeg(ffmpeg, { path: source.name, track: track.id });
  if (typeof whole === "string") throw notDecoded(source, `the program ffmpeg does not decode it; ${whole}`);
  return { decoding: await cutToHeard(whole, { source, track, gapless }), close: () => whole.close() };
}

function notDecoded({ name }: FileSource, reason: string): CatalogError {
  return new CatalogError("AUDIO_NOT_DECODED", { path: name, reason });
}
