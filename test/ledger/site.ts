/** One copy of a catalog: a folder, or a database with its codes.log. What disasters do to it is the host's business. */
import type { CatalogContext } from "@deadwax/catalog";

/** Which catalog a child process is to open. */
export type Target =
  | { readonly kind: "sqlite"; readonly folder: string; readonly witness: string }
  | {
      readonly kind: "postgres";
      readonly address: string;
      readonly codesLog: string;
      readonly witness: string;
    };

/** What lies in an old backup: the database, and codes.log as it was. */
export interface Backup {
  readonly name: string;
}

/**
 * in place: the same file, or database, with older contents. replaced: another one under the same name. Everything is
 * the database with its codes.log.
 */
export type PutBack = "database in place" | "database replaced" | "everything in place" | "everything";

export interface Host {
  readonly kind: Target["kind"];
  create(): Promise<Seat>;
  /** Ends what is left. */
  close(): Promise<void>;
}

/** Where a copy of a catalog lies. Open and close as often as you like. */
export interface Seat {
  readonly target: Target;
  readonly logPath: string;
  /** Where this computer keeps what it saw. */
  readonly witnessPath: string;
  open(): Promise<Pick<CatalogContext, "store" | "codesLog" | "witness" | "home">>;
  /** The catalog is closed while any of these runs. */
  backup(): Promise<Backup>;
  putBack(backup: Backup, how: PutBack): Promise<void>;
  copy(): Promise<Seat>;
  move(): Promise<void>;
  remove(): Promise<void>;
  /** Kills the server's process that works for a program, in the middle of whatever it does, and waits until it is back. */
  readonly crashServer?: () => Promise<void>;
}
