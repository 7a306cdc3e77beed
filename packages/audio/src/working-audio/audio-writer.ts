/** Where sound goes while it is decoded or resampled: into memory as long as it is short, then into a file. */
import {
  blocksInFile,
  blocksInMemory,
  BLOCK_FRAMES,
  bytesOf,
  readBlocks,
  type AudioBlock,
} from "./audio-blocks.ts";
import { openTemporaryFile, type TemporaryFile } from "./temporary-file.ts";
import { WORKING_RATE, type WorkingAudio } from "./working-audio.ts";

type Samples = Float32Array | Float64Array;

export interface AudioWriter {
  /** Adds frames: as many left as right. @throws CatalogError FILE_DISK_FULL, AUDIO_TEMPORARY_FILE. */
  add(left: Samples, right: Samples): void;
  /** The sound, when all of it was added. It is closed by whoever asked for it. @throws as `add`. */
  finish(): WorkingAudio;
  /** Gives everything back when there will be no sound. */
  discard(): void;
}

export interface WorkingSpace {
  /** Longer sounds are put into a temporary file. Default: 20 minutes, which take 212 MB in stereo. */
  readonly framesInMemory?: number;
  readonly openFile?: () => TemporaryFile;
}

const FRAMES_IN_MEMORY = 20 * 60 * WORKING_RATE;

/** Creates a writer of two channels, or of one that is read as both: the right one is not looked at then. */
export function createAudioWriter(
  channels: 1 | 2,
  { framesInMemory = FRAMES_IN_MEMORY, openFile = openTemporaryFile }: WorkingSpace = {},
): AudioWriter {
  const length = channels * BLOCK_FRAMES;
  let held: AudioBlock[] = [];
  let file: TemporaryFile | undefined;
  let block = new Float32Array(length);
  let frames = 0;
  let filled = 0;

  const writeOut = (target: TemporaryFile): void => {
    const first = Math.ceil(frames / BLOCK_FRAMES) - held.length;
    for (const [i, one] of held.entries()) target.write(bytesOf(one), (first + i) * one.byteLength);
    held = [];
  };
  const endBlock = (): void => {
    held.push(block);
    if (frames > framesInMemory) file ??= openFile();
    if (file === undefined) block = new Float32Array(length);
    else writeOut(file);
    filled = 0;
  };

  return {
    add(left, right) {
      for (let at = 0; at < left.length;) {
        const count = Math.min(BLOCK_FRAMES - filled, left.length - at);
        block.set(left.subarray(at, at + count), filled);
        if (channels === 2) block.set(right.subarray(at, at + count), BLOCK_FRAMES + filled);
        filled += count;
        frames += count;
        at += count;
        if (filled === BLOCK_FRAMES) endBlock();
      }
    },
    finish() {
      if (filled > 0) {
        for (let end = BLOCK_FRAMES; end <= length; end += BLOCK_FRAMES)
          block.fill(0, end - BLOCK_FRAMES + filled, end);
        endBlock();
      }
      return readBlocks(file === undefined ? blocksInMemory(held) : blocksInFile(file, length), frames);
    },
    discard() {
      held = [];
      file?.close();
    },
  };
}
