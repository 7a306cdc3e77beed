import type { Decoding } from "../decoding/index.ts";
import type { Gapless, Mp4Track } from "../mp4/index.ts";
import type { FileSource } from "../riff/index.ts";
import { decodeByFfmpeg, findFfmpeg } from "../system-ffmpeg/index.ts";
import { cutToHeard } from "./decode-mp4.ts";

/** What a program of the system makes of a track that nothing here decodes. Whoever asked for it closes it. */
export interface ForeignSound {
  readonly decoding: Decoding;
  readonly version: string;
  close(): Promise<void>;
}

export interface NotDecoded {
  /** The second half of a sentence. */
  readonly reason: string;
  readonly hint?: string;
}

/** @throws CatalogError AUDIO_NOT_UNDERSTOOD as `cutToHeard`. */
export async function decodeForeign(
  source: FileSource,
  track: Mp4Track,
  gapless: Gapless | null,
): Promise<ForeignSound | NotDecoded> {
  const codec = (track.entries[0]?.sound?.codec ?? "its coding").toUpperCase();
  const ffmpeg = await findFfmpeg();
  if (typeof ffmpeg === "string") {
    const hint = "Install ffmpeg, or name one in DEADWAX_FFMPEG, and add the file again.";
    return { reason: `${codec} needs the program ffmpeg, ${ffmpeg}`, hint };
  }
  const whole = await decodeByFfmpeg(ffmpeg, { path: source.name, track: track.id });
  if (typeof whole === "string") return { reason: `the program ffmpeg does not decode it; ${whole}` };
  const close = (): Promise<void> => whole.close();
  try {
    return { decoding: await cutToHeard(whole, { source, track, gapless }), version: ffmpeg.version, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
