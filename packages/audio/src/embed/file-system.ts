/** What writing tags asks of a file system. Everything goes through here, so that a test can stop it at any point. */
import type { ByteSource } from "../riff/index.ts";

/** What a file system says about a file. */
export interface FileFacts {
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** Names that lead to the same content. */
  readonly links: number;
  readonly isFile: boolean;
  /** The same for two paths exactly when they lead to the same file. */
  readonly identity: string;
  /** Another one after every write to the file. */
  readonly state: string;
}

/** An open file. Errors are the system's own. */
export interface OpenFile extends ByteSource {
  /** Reads into memory the caller brings, for loops that go over the whole file. Returns how many bytes came. */
  readInto(target: Uint8Array, offset: number): Promise<number>;
  write(offset: number, bytes: Uint8Array): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Returns when what was written survives a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface TagFileSystem {
  /** `create` fails where something has the name already. */
  open(path: string, purpose: "read" | "change" | "create"): Promise<OpenFile>;
  /** Follows links; null where there is nothing. */
  stat(path: string): Promise<FileFacts | null>;
  /** The path of the file itself, behind all links. */
  realPath(path: string): Promise<string>;
  /** Makes a folder and those above it that are missing. Returns the ones it made, the outermost first. */
  makeFolder(path: string): Promise<readonly string[]>;
  /** Removes a folder with nothing in it. */
  removeFolder(path: string): Promise<void>;
  /** Fails where something has the name already. */
  copyFile(from: string, to: string): Promise<void>;
  setMode(path: string, mode: number): Promise<void>;
  /** Gives a file its final name; fails where something has that name already. */
  publish(from: string, to: string): Promise<void>;
  /** Gives a file the name of another, which is gone then; at no moment does nothing have the name. */
  replace(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** Returns when names added to and removed from a folder survive a loss of power. */
  syncFolder(folder: string): Promise<void>;
}
