/** Fields of the broadcast extension chunk (EBU Tech 3285, version 2, 2.3). It is read only: no field of it is for an ISRC. */
export interface Bext {
  readonly description: string;
  readonly originator: string;
  readonly originatorReference: string;
  /** As stored, usually `yyyy-mm-dd`; any separator is allowed. */
  readonly originationDate: string;
  /** As stored, usually `hh:mm:ss`. */
  readonly originationTime: string;
  /** Sample frames since midnight. */
  readonly timeReference: bigint;
  readonly version: number;
  readonly codingHistory: string;
}

const FIXED = 602;

/** Reads the content of a `bext` chunk; null when it is shorter than its fixed part. */
export function readBext(bytes: Uint8Array): Bext | null {
  if (bytes.length < FIXED) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (offset: number, length: number): string => readText(bytes.subarray(offset, offset + length));
  return {
    description: text(0, 256),
    originator: text(256, 32),
    originatorReference: text(288, 32),
    originationDate: text(320, 10),
    originationTime: text(330, 8),
    timeReference: view.getBigUint64(338, true),
    version: view.getUint16(346, true),
    codingHistory: text(FIXED, bytes.length - FIXED),
  };
}

/** The standard says ASCII; UTF-8 is what many write, Latin-1 what is left. */
function readText(field: Uint8Array): string {
  const end = field.indexOf(0);
  const bytes = Buffer.from(end < 0 ? field : field.subarray(0, end));
  const text = bytes.toString("utf8");
  return text.includes("�") ? bytes.toString("latin1") : text;
}
