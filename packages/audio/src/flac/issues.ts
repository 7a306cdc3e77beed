/** What can be odd about the blocks of a FLAC file. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Stretch } from "./flac-map.ts";

const place = (offset: number): string => `byte ${offset.toLocaleString("en-US")}`;

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: [], message, ...(hint === undefined ? {} : { hint }) };
}

export function foreignTagInFront(size: number): Issue {
  return issue(
    "FLAC_ID3_IN_FRONT",
    "info",
    `An ID3v2 tag of ${count(size, "byte")} stands in front of the stream.`,
  );
}

export function foreignTagBehind(trailing: Stretch): Issue {
  const size = count(trailing.size, "byte");
  return issue("FLAC_TAG_BEHIND", "info", `A tag of another format (${size}) stands behind the audio.`);
}

export function lengthUnknown(): Issue {
  return issue("FLAC_LENGTH_UNKNOWN", "info", "STREAMINFO does not state how long the audio is.");
}

export function md5Unknown(): Issue {
  return issue(
    "FLAC_MD5_UNKNOWN",
    "info",
    "STREAMINFO holds no MD5, so the audio cannot be checked against it.",
  );
}

export function secondBlock(name: string): Issue {
  return issue("FLAC_SECOND_BLOCK", "warning", `There is more than one ${name} block; the rules allow one.`);
}

export function streamInfoSize(size: number): Issue {
  const message = `The STREAMINFO block has ${count(size, "byte")}, not 34; the first 34 were read.`;
  return issue("FLAC_STREAMINFO_SIZE", "warning", message);
}

export function reservedBlock(type: number, offset: number): Issue {
  const message = `The block at ${place(offset)} has the type ${type}, which no standard defines; it was passed over.`;
  return issue("FLAC_BLOCK_RESERVED", "info", message);
}

export function audioNotFound(offset: number): Issue {
  return issue(
    "FLAC_AUDIO_NOT_FOUND",
    "error",
    `No frame of audio begins at ${place(offset)}, where the metadata blocks end: the size of a block is wrong.`,
    "Play the file in another program, and export it again from there.",
  );
}
