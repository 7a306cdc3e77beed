import { quote, type ErrorDefinition } from "./definition.ts";

/** The database and the folder that hold a catalog. */
export const STORAGE_ERRORS = {
  STORE_REVISION_CONFLICT: {
    kind: "conflict",
    message: (p: { kind: string; id: string }) =>
      `This ${p.kind} (${p.id}) was changed by somebody else in the meantime.`,
    hint: "Look at it again with `deadwax show`, then repeat your change.",
  },
  STORE_LOCKED: {
    kind: "unavailable",
    message: (p: { place: string }) => `The catalog ${quote(p.place)} is being written by another program.`,
    hint: "Wait until it is done and run the command again. Nothing was changed.",
  },
  BACKUP_FOLDER_ONLY: {
    kind: "invalid_input",
    message: (p: { place: string }) =>
      `${quote(p.place)} is a database server: it has no backups folder beside it.`,
    hint: "`deadwax export FOLDER` writes everything, and `deadwax import FOLDER` brings it back; the server's own tools make backups, too.",
  },
  BACKUP_UNKNOWN: {
    kind: "not_found",
    message: (p: { text: string }) => `There is no backup ${quote(p.text)}.`,
    hint: "`deadwax backup list` shows them; a folder of one, or its number in that list, will do.",
  },
  STORE_NEWER: {
    kind: "unavailable",
    message: (p: { place: string; found: number; known: number }) =>
      `The catalog ${quote(p.place)} was made by a newer Deadwax (schema ${p.found}; this one knows ${p.known}).`,
    hint: "Install the newest Deadwax. The catalog was not touched.",
  },
  STORE_NOT_A_CATALOG: {
    kind: "invalid_input",
    message: (p: { place: string; why: string }) => `${quote(p.place)} is not a Deadwax catalog: ${p.why}.`,
    hint: "Choose another folder with --catalog, or make a new catalog with `deadwax init`.",
  },
  STORE_NOT_FOUND: {
    kind: "not_found",
    message: (p: { place: string }) => `There is no catalog at ${quote(p.place)}.`,
    hint: "`deadwax init` makes one here; --catalog names another place.",
  },
  STORE_EXISTS: {
    kind: "conflict",
    message: (p: { place: string }) => `There already is a catalog at ${quote(p.place)}.`,
    hint: "Choose another folder with --catalog, or go on with this one.",
  },
  STORE_SEVERAL: {
    kind: "invalid_input",
    message: (p: { place: string; ids: string }) =>
      `The database ${quote(p.place)} holds several catalogs: ${p.ids}.`,
    hint: "Say which one is meant by adding `?catalog=ID` to the address.",
  },
  STORE_UNREACHABLE: {
    kind: "unavailable",
    message: (p: { place: string; reason: string }) =>
      `The database ${quote(p.place)} cannot be reached: ${p.reason}.`,
    hint: "Check the address, and whether the server is running.",
  },
  STORE_DAMAGED: {
    kind: "unavailable",
    message: (p: { place: string; finding: string }) =>
      `The catalog ${quote(p.place)} is damaged: ${p.finding}.`,
    hint: "Do not write to it. `deadwax restore BACKUP --to FOLDER` brings back the last verified backup beside it.",
  },
  STORE_FILE_IN_WAY: {
    kind: "unavailable",
    message: (p: { place: string; reason: string }) => `${quote(p.place)} cannot be used: ${p.reason}.`,
    hint: "Move what lies there somewhere else and run the command again. Deadwax does not remove what it did not make.",
  },
  STORE_DISK_FULL: {
    kind: "unavailable",
    message: (p: { place: string }) => `The disk that holds ${quote(p.place)} is full.`,
    hint: "Free some space and run the command again. What was stored before is kept, and nothing is half done.",
  },
  STORE_DISK: {
    kind: "unavailable",
    message: (p: { place: string; reason: string }) =>
      `The disk that holds ${quote(p.place)} does not do its work: ${p.reason}.`,
    hint: "Check the disk and its connection, then run the command again. A change that was not reported as done was not made.",
  },
  STORE_READ_ONLY: {
    kind: "unavailable",
    message: (p: { place: string }) =>
      `The catalog ${quote(p.place)} cannot be written: it, or its folder, is read-only for you.`,
    hint: "Give yourself write permission to the whole folder, or run as the user who owns it.",
  },
  STORE_READ_ONLY_OUTDATED: {
    kind: "unavailable",
    message: (p: { place: string }) =>
      `The catalog ${quote(p.place)} was made by an older Deadwax, and it cannot be brought up to date: it, or its folder, is read-only for you.`,
    hint: "Give yourself write permission, or copy the whole folder to where you may write and open the copy.",
  },
  STORE_READ_ONLY_PENDING: {
    kind: "unavailable",
    message: (p: { place: string }) =>
      `The last changes of the catalog ${quote(p.place)} still lie beside it, in catalog.sqlite-wal, and cannot be read without writing: it, or its folder, is read-only for you.`,
    hint: "Open it once where it can be written, or copy the whole folder to where you may write and open the copy.",
  },
  EXPORT_NOT_FOUND: {
    kind: "not_found",
    message: (p: { place: string }) =>
      `${quote(p.place)} holds no export of a catalog: catalog.json is missing.`,
    hint: "Choose the folder that `deadwax export` made, with catalog.json in it.",
  },
  EXPORT_DAMAGED: {
    kind: "unavailable",
    message: (p: { place: string; finding: string }) =>
      `The export ${quote(p.place)} is not as it was written: ${p.finding}.`,
    hint: "Nothing was read in. Take another copy of the export; `sha256sum -c SHA256SUMS` says which files are whole.",
  },
  EXPORT_NEWER: {
    kind: "unavailable",
    message: (p: { place: string; found: string; known: string }) =>
      `The export ${quote(p.place)} was written by a newer Deadwax (${p.found}; this one knows ${p.known}).`,
    hint: "Install the newest Deadwax. Nothing was read in.",
  },
} as const satisfies Record<string, ErrorDefinition>;
