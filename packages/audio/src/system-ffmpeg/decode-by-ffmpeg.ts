/** Decodes a sound track of an MP4 or QuickTime file by ffmpeg, for measuring how it sounds. */
import type { Issue } from "@deadwax/identifiers";
import { CatalogError } from "@deadwax/catalog";
import type { Decoding } from "../decoding/index.ts";
import { createSampleReader, frameSize, type PcmFormat } from "../pcm/index.ts";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import { readWavHeader, type FrameBlock } from "../wav/index.ts";
import { runProgram, type RunningProgram } from "./ffmpeg-process.ts";
import type { Ffmpeg } from "./find-ffmpeg.ts";

export interface FfmpegTrack {
  /** Of the file. */
  readonly path: string;
  /** The id of the track, as `tkhd` states it. */
  readonly track: number;
  /** How long it may give nothing. Default: a minute. */
  readonly patienceMs?: number;
}

export interface FfmpegDecoding extends Decoding {
  /** Ends the program where nobody has read its sound. */
  close(): Promise<void>;
}

/** What is in front of the samples of a WAV without tags is shorter. */
const MAX_HEAD = 16 * 1024;
const PATIENCE_MS = 60_000;

/**
 * All that ffmpeg makes of a track from its first packet on, whatever of it is to be heard, as floats of 32 bits. Where it
 * fails on the way an issue FFMPEG_FAILED says so, and what came is not all; where it gives no sound at all, the result is
 * why, as the second half of a sentence. The program runs already, and waits: `close` the decoding when done.
 */
export async function decodeByFfmpeg(ffmpeg: Ffmpeg, track: FfmpegTrack): Promise<FfmpegDecoding | string> {
  const start = (): RunningProgram =>
    runProgram(ffmpeg.path, parametersFor(track), track.patienceMs ?? PATIENCE_MS);
  const opened = await openSound(start());
  if (typeof opened === "string") return opened;
  const { format } = opened;
  let prepared: OpenedSound | null = opened;
  let failure: string | null = null;

  async function* readBlocks(): AsyncGenerator<FrameBlock, void> {
    const sound = prepared ?? (await openSound(start()));
    prepared = null;
    failure = typeof sound === "string" ? sound : null;
    if (typeof sound === "string") return;
    try {
      yield* readSamples(sound, format);
    } finally {
      failure = await sound.program.close();
    }
  }

  return {
    format,
    blocks: readBlocks,
    issues: () => (failure === null ? [] : [failed(failure)]),
    async close() {
      await prepared?.program.close();
    },
  };
}

function failed(problem: string): Issue {
  const message = `The program ffmpeg gave up while it decoded the audio: ${problem}.`;
  return { code: "FFMPEG_FAILED", severity: "warning", path: [], message };
}

/** It must open nothing but this file, believe that it is what it is, and leave out nothing: what is heard is cut here. */
function parametersFor({ path, track }: FfmpegTrack): string[] {
  const input = ["-flags2", "+skip_manual", "-ignore_editlist", "1", "-f", "mov", "-i", `file:${path}`];
  const output = ["-map_metadata", "-1", "-fflags", "+bitexact", "-c:a", "pcm_f32le", "-f", "wav", "-"];
  const quiet = ["-v", "error", "-nostdin", "-protocol_whitelist", "file,pipe"];
  return [...quiet, ...input, "-map", `0:i:${track}`, ...output];
}

interface OpenedSound {
  readonly program: RunningProgram;
  readonly format: PcmFormat;
  /** Samples that came with the header. */
  readonly rest: Uint8Array;
}

async function openSound(program: RunningProgram): Promise<OpenedSound | string> {
  let head: Uint8Array = new Uint8Array(0);
  let problem = "what it gives is no sound";
  for (;;) {
    const piece = await program.next();
    if (piece === null) {
      problem = head.length === 0 ? "it gives no sound" : problem;
      break;
    }
    head = Buffer.concat([head, piece]);
    const found = await readHead(head);
    if (found !== null) return { program, ...found };
    if (head.length > MAX_HEAD) break;
  }
  return (await program.close()) ?? problem;
}

/** The header of a WAV, as soon as all of it is there. */
async function readHead(bytes: Uint8Array): Promise<Omit<OpenedSound, "program"> | null> {
  try {
    const source = openBytesSource(bytes);
    const { format, data } = await readWavHeader(source, await readChunkMap(source));
    const { pcm } = format;
    if (pcm === null || pcm.kind !== "float" || pcm.width !== 4) return null;
    return { format: pcm, rest: bytes.subarray(data.dataOffset) };
  } catch (thrown) {
    if (thrown instanceof CatalogError) return null;
    throw thrown;
  }
}

async function* readSamples(
  { program, rest }: OpenedSound,
  format: PcmFormat,
): AsyncGenerator<FrameBlock, void> {
  const reader = createSampleReader(format);
  const size = frameSize(format);
  const room = new Uint8Array(Math.max(1, Math.floor(reader.maxBytes / size)) * size);
  let [filled, firstFrame] = [0, 0];
  const take = (): FrameBlock => {
    const frames = Math.floor(filled / size);
    const block = { firstFrame, frames, samples: reader.read(room.subarray(0, frames * size)) };
    firstFrame += frames;
    filled = 0;
    return block;
  };
  for (let piece: Uint8Array | null = rest; piece !== null; piece = await program.next()) {
    for (let at = 0; at < piece.length;) {
      const count = Math.min(room.length - filled, piece.length - at);
      room.set(piece.subarray(at, at + count), filled);
      filled += count;
      at += count;
      if (filled === room.length) yield take();
    }
  }
  if (filled >= size) yield take();
}
