import { count, quote, type ErrorDefinition } from "./definition.ts";

/** Audio files that cannot be read or written. */
export const AUDIO_ERRORS = {
  AUDIO_NOT_A_FILE: {
    kind: "invalid_input",
    message: (p: { path: string; what: string }) => `${quote(p.path)} is ${p.what}, not a file.`,
    hint: "Name an audio file, or a folder where the command takes folders.",
  },
  AUDIO_FILE_EMPTY: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} is empty: it has 0 bytes.`,
    hint: "Copy it again from where it came from; a copy or a download may not have finished.",
  },
  AUDIO_NOT_AUDIO: {
    kind: "invalid_input",
    message: (p: { path: string; seems: string }) =>
      `${quote(p.path)} is not an audio file: it seems to be ${p.seems}.`,
    hint: "Audio is recognised by its content, not by its name. Take the file out, or replace it by the audio it stands for.",
  },
  AUDIO_NOT_RIFF: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} is not a RIFF, RF64 or BW64 file.`,
    hint: "Name a WAV file.",
  },
  AUDIO_HEADER_TRUNCATED: {
    kind: "invalid_input",
    message: (p: { path: string; size: number }) =>
      `${quote(p.path)} ends inside its header, after ${count(p.size, "byte")}.`,
    hint: "Copy it again from where it came from; nothing of the audio is in this file.",
  },
  AUDIO_FORMAT_MISSING: {
    kind: "invalid_input",
    message: (p: { path: string }) =>
      `${quote(p.path)} has no fmt chunk, so nothing says what its samples are.`,
    hint: "Export it again from the program that made it.",
  },
  AUDIO_FORMAT_INVALID: {
    kind: "invalid_input",
    message: (p: { path: string; problem: string }) =>
      `The fmt chunk of ${quote(p.path)} makes no sense: ${p.problem}.`,
    hint: "Export it again from the program that made it.",
  },
  AUDIO_DATA_MISSING: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} has a header, but no audio data.`,
    hint: "Copy it again from where it came from; a copy or a download may not have finished.",
  },
  AUDIO_CODING_UNSUPPORTED: {
    kind: "invalid_input",
    message: (p: { path: string; coding: string }) =>
      `${quote(p.path)} holds audio coded as ${p.coding}, which is not read.`,
    hint: "Export it as WAV with integer or float samples.",
  },
  AUDIO_NOT_UNDERSTOOD: {
    kind: "invalid_input",
    message: (p: { path: string; format: string; problem: string }) =>
      `${quote(p.path)} begins like ${p.format}, but cannot be read: ${p.problem}.`,
    hint: "Play it in another program. If that fails too, the file is damaged; copy it again from where it came from.",
  },
  AUDIO_CHANGED_WHILE_READING: {
    kind: "conflict",
    message: (p: { path: string }) => `${quote(p.path)} changed while it was being read.`,
    hint: "Wait until the program that writes it is done, then run the command again.",
  },
  AUDIO_READER_STOPPED: {
    kind: "internal",
    message: (p: { path: string; reason: string }) =>
      `Reading ${quote(p.path)} ended unexpectedly: ${p.reason}.`,
    hint: "The other files are not affected. Report the file, if you can share it: this is a defect of Deadwax.",
  },
} as const satisfies Record<string, ErrorDefinition>;
