import { quote, type ErrorDefinition } from "./definition.ts";

/** Files and folders that cannot be used. Shared by every reader and writer. */
export const FILE_ERRORS = {
  FILE_NOT_FOUND: {
    kind: "not_found",
    message: (p: { path: string }) => `There is no file or folder at ${quote(p.path)}.`,
    hint: "Check the spelling, or whether the disk it is on is connected.",
  },
  FILE_IS_FOLDER: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} is a folder.`,
    hint: "Name one file.",
  },
  FILE_NOT_READABLE: {
    kind: "unavailable",
    message: (p: { path: string; reason: string }) => `${quote(p.path)} cannot be read: ${p.reason}.`,
    hint: "Give yourself read permission, or run as the user who owns it.",
  },
  FILE_NOT_WRITABLE: {
    kind: "unavailable",
    message: (p: { path: string; reason: string }) => `${quote(p.path)} cannot be written: ${p.reason}.`,
    hint: "Name another place, or give yourself write permission. Nothing was changed.",
  },
  FILE_DISK_FULL: {
    kind: "unavailable",
    message: (p: { path: string }) => `The disk that holds ${quote(p.path)} is full.`,
    hint: "Free some space and run the command again. What was there before is unchanged.",
  },
  FILE_EXISTS: {
    kind: "conflict",
    message: (p: { path: string }) => `There is already something at ${quote(p.path)}.`,
    hint: "Choose another name; Deadwax does not overwrite files it did not make.",
  },
} as const satisfies Record<string, ErrorDefinition>;
