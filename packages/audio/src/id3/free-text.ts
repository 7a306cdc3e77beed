import { USER_TEXT_FIELDS } from "./fields.ts";
import { readFrameBody } from "./frame-body.ts";
import type { Id3Frame, Id3Tag } from "./tag.ts";
import { decodeText } from "./text.ts";
import { readUserText } from "./user-text.ts";

/** A text that people write what they like into. */
export interface FreeText {
  /** `COMM`, `TXXX:NOTES`. */
  readonly frame: string;
  readonly text: string;
}

/** More comments than this are not a person's. */
const MAX_TEXTS = 200;
/** Of a comment, before its description: which language it is in. */
const LANGUAGE = 3;

/** The comments of a tag, and the user texts that stand for none of our fields. */
export function readFreeTexts(tag: Id3Tag): readonly FreeText[] {
  const texts = tag.frames.map((frame) => readComment(frame, tag) ?? readOtherUserText(frame, tag));
  return texts.filter((text) => text !== undefined).slice(0, MAX_TEXTS);
}

function readComment(frame: Id3Frame, tag: Id3Tag): FreeText | undefined {
  if (frame.id !== (tag.version === 2 ? "COM" : "COMM")) return undefined;
  const body = readFrameBody(frame, tag);
  if (body === null) return undefined;
  // Without its language it has the form of a user text: a description, NUL, the text.
  const { values } = decodeText(Buffer.concat([body.subarray(0, 1), body.subarray(1 + LANGUAGE)]), 4);
  return { frame: frame.id, text: values.join(" ") };
}

function readOtherUserText(frame: Id3Frame, tag: Id3Tag): FreeText | undefined {
  const user = readUserText(frame, tag);
  if (user === null || USER_TEXT_FIELDS[user.description.toUpperCase()] !== undefined) return undefined;
  return { frame: `${frame.id}:${user.description}`, text: user.values.join(" ") };
}
