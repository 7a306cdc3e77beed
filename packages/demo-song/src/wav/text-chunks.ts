import { ascii, joinBytes, type WavChunk } from "./wav-file.ts";

const BEXT_LENGTH = 602;

/** The text fields of a Broadcast Wave extension. */
export interface BextText {
  readonly description?: string;
  readonly originator?: string;
  /** yyyy-mm-dd. */
  readonly date?: string;
  /** hh:mm:ss. */
  readonly time?: string;
}

/** A `bext` chunk of version 1 (EBU Tech 3285), without loudness values or coding history. */
export function bextChunk({ description = "", originator = "", date = "", time = "" }: BextText): WavChunk {
  const bytes = new Uint8Array(BEXT_LENGTH);
  const put = (text: string, [offset, length]: readonly [number, number]): void => {
    bytes.set(ascii(text.slice(0, length)), offset);
  };
  put(description, [0, 256]);
  put(originator, [256, 32]);
  put(date, [320, 10]);
  put(time, [330, 8]);
  bytes[346] = 1;
  return { id: "bext", bytes };
}

/** A `LIST` chunk of type `INFO` with fields such as INAM (title) and IART (artist), each text ended by a zero. */
export function infoChunk(fields: Readonly<Record<string, string>>): WavChunk {
  const parts = Object.entries(fields).flatMap(([id, text]) => {
    const value = joinBytes([ascii(text), new Uint8Array(1)]);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, value.length, true);
    return [ascii(id), length, value, new Uint8Array(value.length % 2)];
  });
  return { id: "LIST", bytes: joinBytes([ascii("INFO"), ...parts]) };
}
