/** The files of a person's disks, as far as a catalog looks at them: which there are, and whether they still are. */

export interface FileStat {
  readonly size: number;
  /** Milliseconds since 1970, whole. */
  readonly modifiedMs: number;
}

export interface FoundFile extends FileStat {
  readonly kind: "file";
  /** Absolute, behind all links, spelled as the disk spells it. `keepPath` makes the form that is stored. */
  readonly path: string;
  /** True when the request named the file itself, false when it was found in a folder. */
  readonly isNamed: boolean;
}

/**
 * hidden: what operating systems and programs leave in folders (`.DS_Store`, `._x.wav`, `Thumbs.db`).
 * special: a pipe, a socket, a device. unreadable: no permission, or the disk fails. loop: a folder that was walked
 * already, by another name. broken-link: a link to nothing. odd-name: bytes that are no text.
 */
export const SKIP_REASONS = ["hidden", "special", "unreadable", "loop", "broken-link", "odd-name"] as const;

export interface SkippedFile {
  readonly kind: "skipped";
  readonly path: string;
  readonly why: (typeof SKIP_REASONS)[number];
}

export interface FileTree {
  /**
   * Every file in these files and folders, in an order that depends only on names. Follows links, and gives each file
   * once. Throws FILE_NOT_FOUND for a path of the request that is not there; stops when the signal says so.
   */
  walk(
    paths: readonly string[],
    options?: { readonly signal?: AbortSignalLike },
  ): AsyncIterable<FoundFile | SkippedFile>;
  /** away: the disk the file was on is not connected. missing: the disk is there, the file is not. */
  stat(path: string): Promise<FileStat | "missing" | "away">;
  /** A name inside a folder, as this system writes paths. */
  join(folder: string, name: string): string;
  /** The folders above a file and its name, outermost first. */
  split(path: string): readonly string[];
}

/** What the domain needs of an AbortSignal, which it has no type of. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}
