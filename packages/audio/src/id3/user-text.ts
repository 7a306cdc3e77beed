import { readFrameBody } from "./frame-body.ts";
import type { Id3Frame, Id3Tag } from "./tag.ts";
import { decodeText, encodeText, type DecodedText } from "./text.ts";

/** A `TXXX` frame: a text with a name of the writer's choice. */
export interface UserText extends DecodedText {
  readonly description: string;
}

/** The id of user text frames in a version. */
export function userTextId(version: Id3Tag["version"]): string {
  return version === 2 ? "TXX" : "TXXX";
}

/** Reads a user text frame; null for other frames and unreadable ones. */
export function readUserText(frame: Id3Frame, tag: Id3Tag): UserText | null {
  if (frame.id !== userTextId(tag.version)) return null;
  const body = readFrameBody(frame, tag);
  if (body === null) return null;
  // Description and values are separated as values are, so all of them are read as one list. An empty
  // description is an empty first value; decodeText keeps it, as long as anything follows.
  const [description = "", ...values] = decodeText(body, 4).values;
  const { oddities } = decodeText(body, 4);
  return { description, values, oddities };
}

/** The body of a user text frame. */
export function encodeUserText(description: string, value: string, version: Id3Tag["version"]): Uint8Array {
  return encodeText([description, value], version);
}
