import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileTree } from "@deadwax/catalog";
import { errorCode, isAbsent } from "./error-code.ts";
import { findAbsent } from "./find-absent.ts";
import { folderNames, walkFiles } from "./walk-files.ts";

export interface FileTreeOptions {
  /** Folders that are passed by in silence: the catalog's own vault, backups and outlines. */
  readonly leaveOut?: readonly string[];
}

/** The files of this computer. */
export function createFileTree({ leaveOut = [] }: FileTreeOptions = {}): FileTree {
  return {
    walk: (paths, options = {}) => walkFiles(paths, options, { leaveOut }),
    stat: async (path) => {
      try {
        const facts = await stat(path);
        return facts.isFile() ? { size: facts.size, modifiedMs: Math.floor(facts.mtimeMs) } : "missing";
      } catch (thrown) {
        if (isAbsent(thrown)) return findAbsent(path);
        if (errorCode(thrown) === undefined) throw thrown;
        return "away";
      }
    },
    join,
    split: folderNames,
  };
}
