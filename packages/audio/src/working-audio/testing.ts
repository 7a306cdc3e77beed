/** What tests of long sounds have in common. */
import type { WorkingSpace } from "./audio-writer.ts";
import { openTemporaryFile, type TemporaryFileOptions } from "./temporary-file.ts";

export interface CountedSpace extends WorkingSpace {
  /** How many files are open, and how many were at most at one time. */
  count(): { readonly open: number; readonly most: number };
}

/** Puts every sound into a file, however short, and counts the files. */
export function countFiles(options?: TemporaryFileOptions): CountedSpace {
  let [open, most] = [0, 0];
  return {
    framesInMemory: 0,
    openFile() {
      const file = openTemporaryFile(options);
      open++;
      most = Math.max(most, open);
      let isOpen = true;
      return {
        ...file,
        close() {
          file.close();
          if (isOpen) open--;
          isOpen = false;
        },
      };
    },
    count: () => ({ open, most }),
  };
}
