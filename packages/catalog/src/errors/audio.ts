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
  AUDIO_NOT_AIFF: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} is not an AIFF or AIFF-C file.`,
    hint: "Name an AIFF file.",
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
  AUDIO_SOUND_MISSING: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} has no sound track that is switched on.`,
    hint: "Export it again with its sound. A video without sound is no recording of sound.",
  },
  AUDIO_CODING_UNSUPPORTED: {
    kind: "invalid_input",
    message: (p: { path: string; coding: string }) =>
      `${quote(p.path)} holds audio coded as ${p.coding}, which is not read.`,
    hint: "Export it as WAV with integer or float samples.",
  },
  AUDIO_NOT_DECODED: {
    kind: "invalid_input",
    message: (p: { path: string; reason: string }) => `${quote(p.path)} cannot be heard: ${p.reason}.`,
    hint: "Compare a WAV or FLAC of it, or install what is missing.",
  },
  AUDIO_NOT_UNDERSTOOD: {
    kind: "invalid_input",
    message: (p: { path: string; format: string; problem: string }) =>
      `${quote(p.path)} begins like ${p.format}, but cannot be read: ${p.problem}.`,
    hint: "Play it in another program. If that fails too, the file is damaged; copy it again from where it came from.",
  },
  AUDIO_PACKET_DAMAGED: {
    kind: "invalid_input",
    message: (p: { path: string; packet: number; problem: string }) =>
      `Packet ${p.packet.toLocaleString("en-US")} of ${quote(p.path)} is damaged: ${p.problem}.`,
    hint: "Copy the file again from where it came from, and play it in another program.",
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
  AUDIO_TEMPORARY_FILE: {
    kind: "unavailable",
    message: (p: { folder: string; reason: string }) =>
      `A long sound cannot be put into ${quote(p.folder)} while it is compared: ${p.reason}.`,
    hint: "Set TMPDIR (on Windows TEMP) to a folder you can write to, on a disk with 0.7 GB of room for each hour of sound.",
  },
  AUDIO_TAG_HAS_OTHER_CODE: {
    kind: "conflict",
    message: (p: { path: string; carrier: string; found: string; wanted: string }) =>
      `${quote(p.path)} already carries ${quote(p.found)} in ${p.carrier}; ${p.wanted} was to be written.`,
    hint: "Find out which code belongs to this audio. Replace the one in the file only when it is wrong (--replace-code).",
  },
  AUDIO_TAG_PLAN_INVALID: {
    kind: "invalid_input",
    message: (p: { field: string; problem: string }) =>
      `The ${p.field} cannot be written as a tag: ${p.problem}.`,
    hint: "Correct the field in the catalog, or leave it out of the tags. Nothing was written.",
  },
  AUDIO_TAG_DAMAGED: {
    kind: "invalid_input",
    message: (p: { path: string; carrier: string; problem: string }) =>
      `The ${p.carrier} of ${quote(p.path)} is damaged: ${p.problem}.`,
    hint: "Nothing was written, so that nothing in it is lost. Repair or remove it with the program that made it, or export the file again.",
  },
  AUDIO_TAG_LAYOUT_UNSAFE: {
    kind: "invalid_input",
    message: (p: { path: string; problem: string }) =>
      `${quote(p.path)} cannot be tagged safely: ${p.problem}.`,
    hint: "Export the file again from the program that made it, or tag a repaired copy. Nothing was written.",
  },
  AUDIO_TAG_NEEDS_COPY: {
    kind: "invalid_input",
    message: (p: { path: string; problem: string }) =>
      `${quote(p.path)} cannot be tagged in place: ${p.problem}.`,
    hint: "Make a tagged copy instead: name a folder with --to. Nothing was written.",
  },
  AUDIO_TAG_NO_ROOM: {
    kind: "invalid_input",
    message: (p: { path: string; size: number }) =>
      `With its tags ${quote(p.path)} would be ${count(p.size, "byte")} long, more than a file of its kind can be (4 GiB).`,
    hint: "RF64, BW64 and FLAC have no such limit. Nothing was written.",
  },
  AUDIO_TAG_FORMAT_UNSUPPORTED: {
    kind: "invalid_input",
    message: (p: { path: string; format: string }) =>
      `${quote(p.path)} is ${p.format}, which is not tagged yet.`,
    hint: "Tags are written into WAV (RF64 and BW64, too), AIFF, FLAC, MP3, MP4 and Ogg with Vorbis, Opus or FLAC.",
  },
  AUDIO_TAG_TARGET_IS_SOURCE: {
    kind: "invalid_input",
    message: (p: { path: string }) => `${quote(p.path)} is the file that is to be copied.`,
    hint: "Name another place for the copy, or ask for the change in place.",
  },
  AUDIO_TAG_WRITE_PENDING: {
    kind: "conflict",
    message: (p: { path: string; record: string }) =>
      `Another write to ${quote(p.path)} is under way or was interrupted: ${quote(p.record)} is still there.`,
    hint: "Wait for the other program. If none is running, let doctor roll the interrupted write back, then try again.",
  },
  AUDIO_TAG_NOT_CONFIRMED: {
    kind: "internal",
    message: (p: { path: string; missing: string }) =>
      `The tags written for ${quote(p.path)} could not be read back by a second reader: ${p.missing}.`,
    hint: "The write was undone. Report the file, if you can share it: this is a defect of Deadwax.",
  },
  AUDIO_TAG_CHANGED_AUDIO: {
    kind: "internal",
    message: (p: { path: string }) =>
      `After writing tags, ${quote(p.path)} did not hold the audio and everything else it held before.`,
    hint: "The write was undone. Check whether another program was writing the file, and the health of the disk.",
  },
  AUDIO_TAG_OTHER_AUDIO: {
    kind: "conflict",
    message: (p: { path: string }) => `The audio of ${quote(p.path)} is not the audio that was to be tagged.`,
    hint: "The file was changed or replaced since it was added. Check it, and decide again which recording it is. Nothing was written.",
  },
  AUDIO_TAG_NOT_RESTORED: {
    kind: "unavailable",
    message: (p: { path: string; record: string; reason: string }) =>
      `${quote(p.path)} could not be brought back to what it was: ${p.reason}. ${quote(p.record)} holds what is needed.`,
    hint: "Keep both files side by side. Make the disk writable again, then run doctor.",
  },
} as const satisfies Record<string, ErrorDefinition>;
