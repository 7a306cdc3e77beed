/** Frames a second of everything that is compared: what differs between recordings is heard below 10 kHz. */
export const WORKING_RATE = 22_050;

/**
 * Sound in the form in which it is compared: two channels at `WORKING_RATE`, full scale 1. What is mono has it in both.
 * Whoever made it closes it.
 */
export interface WorkingAudio {
  readonly frames: number;
  /** Fills both, equally long, with the frames from `first` on; zero where there are none. `first` may be below zero. */
  copy(first: number, left: Float32Array, right: Float32Array): void;
  /** Gives back the room it takes on a disk. Nothing is read from it afterwards. Closing twice does no harm. */
  close(): void;
}

/** Sound that is held in memory. */
export function inMemory(left: Float32Array, right: Float32Array): WorkingAudio {
  const frames = left.length;
  return {
    frames,
    copy(first, toLeft, toRight) {
      copyPart(left, first, toLeft);
      copyPart(right, first, toRight);
    },
    close() {
      // Memory needs no giving back.
    },
  };
}

function copyPart(from: Float32Array, first: number, to: Float32Array): void {
  const begin = Math.min(Math.max(0, first), from.length);
  const end = Math.min(Math.max(0, first + to.length), from.length);
  to.fill(0);
  if (end > begin) to.set(from.subarray(begin, end), begin - first);
}
