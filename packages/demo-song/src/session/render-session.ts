import { openStudio, type Studio, type StudioOptions } from "../mix/studio.ts";
import { atRate, versionFrom } from "../render.ts";
import { bextChunk, infoChunk } from "../wav/text-chunks.ts";
import { ascii, wavBytes, type WavChunk } from "../wav/wav-file.ts";
import { demoSession, type SessionFile, type SessionTags } from "./session.ts";

/** A file of the session with its content. */
export interface RenderedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Renders the files of demoSession, one at a time and only when asked for the next. The stems of the master and the
 * master itself are rendered once and kept until the end: some 240 MB for the whole piece, and
 * for a while about as much again twice while a version of its own (live, remix, demo) is made.
 */
export function* renderSession(options: StudioOptions = {}): Generator<RenderedFile, void, undefined> {
  const studio = openStudio(options);
  for (const file of demoSession()) yield { path: file.path, bytes: renderFile(studio, file) };
}

function renderFile(studio: Studio, file: SessionFile): Uint8Array {
  switch (file.kind) {
    case "audio": {
      const { bits, dither, sampleRate, tags, version } = file;
      return wavBytes(atRate(versionFrom(studio, version), sampleRate), {
        bits,
        dither,
        chunks: chunksOf(tags),
      });
    }
    case "stem":
      return wavBytes(atRate(studio.stem(file.stem), file.sampleRate), {
        bits: file.bits,
        chunks: chunksOf(file.tags),
      });
    case "text":
      return ascii(file.text);
  }
}

/** Broadcast text stands before the audio, as recorders write it, the list after it, as editors do. */
function chunksOf({ bext, info }: SessionTags): {
  readonly before: readonly WavChunk[];
  readonly after: readonly WavChunk[];
} {
  const before = bext === undefined ? [] : [bextChunk(bext)];
  const after = info === undefined ? [] : [infoChunk(info)];
  return { before, after };
}
