/** What can be wrong with the audio of a FLAC stream. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

/** Some samples in a row. */
export interface Span {
  readonly from: number;
  readonly frames: number;
  readonly sampleRate: number;
}

const COPY_AGAIN =
  "Copy the file again from where it came from. If every copy is the same, export it again from the master.";

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: [], message, ...(hint === undefined ? {} : { hint }) };
}

/** Minutes, seconds and milliseconds. */
function clock(frames: number, sampleRate: number): string {
  const milliseconds = Math.round((frames / sampleRate) * 1000);
  const minutes = Math.floor(milliseconds / 60_000);
  return `${minutes}:${((milliseconds % 60_000) / 1000).toFixed(3).padStart(6, "0")}`;
}

function spell({ from, frames, sampleRate }: Span): string {
  return `${clock(from, sampleRate)} to ${clock(from + frames, sampleRate)} (${count(frames, "sample")})`;
}

const number = (value: number): string => value.toLocaleString("en-US");

export function damaged(span: Span, problem: string): Issue {
  const message = `The audio from ${spell(span)} is damaged, and silence stands in its place: ${problem}.`;
  return issue("FLAC_FRAME_DAMAGED", "error", message, COPY_AGAIN);
}

export function damagedAtUnknownLength({ from, sampleRate }: Span, problem: string): Issue {
  const message = `At ${clock(from, sampleRate)} the audio is damaged: ${problem}. How much is missing there cannot be told.`;
  return issue("FLAC_FRAME_DAMAGED", "error", message, COPY_AGAIN);
}

export function missing(span: Span): Issue {
  const message = `The audio from ${spell(span)} is missing, and silence stands in its place: the next frame states a later time.`;
  return issue("FLAC_FRAMES_MISSING", "error", message, COPY_AGAIN);
}

/** Of a kind of which many were told already. */
export function moreOfThese({ code, severity }: Issue, amount: number): Issue {
  return issue(code, severity, `${count(amount, "more issue")} of this kind came up further on.`);
}

export function bytesBetween(size: number, { from, sampleRate }: Span): Issue {
  const message = `${count(size, "byte")} in front of the frame at ${clock(from, sampleRate)} belong to no frame; no samples are missing.`;
  return issue("FLAC_BYTES_BETWEEN", "warning", message);
}

export function bytesBehind(size: number): Issue {
  return issue(
    "FLAC_BYTES_BEHIND",
    "warning",
    `${count(size, "byte")} behind the last frame belong to no frame.`,
  );
}

export function countedOddly(stated: number, { from, sampleRate }: Span): Issue {
  const message = `The frame at ${clock(from, sampleRate)} states that it begins at sample ${number(stated)}, and ${count(from, "sample")} came before it; it was taken to follow on.`;
  return issue("FLAC_NUMBERING_ODD", "warning", message);
}

export function cutFromLonger(stated: number): Issue {
  const message = `The first frame states that ${count(stated, "sample")} came before it: the stream was cut out of a longer one.`;
  return issue("FLAC_STARTS_LATER", "info", message);
}

export function rateDiffers(found: number, { from, sampleRate }: Span): Issue {
  return {
    ...issue(
      "FLAC_RATE_DIFFERS",
      "error",
      `The frame at ${clock(from, sampleRate)} states ${found} Hz, STREAMINFO ${sampleRate} Hz; the samples were taken as they are.`,
      "Find out which rate is right, and export the file again.",
    ),
    received: String(found),
    expected: String(sampleRate),
  };
}

export function lengthDiffers(found: number, stated: number): Issue {
  const what = found < stated ? "missing" : "too many";
  return {
    ...issue(
      "FLAC_LENGTH_DIFFERS",
      "error",
      `The stream holds ${count(found, "sample")}, where STREAMINFO states ${number(stated)}: ${number(Math.abs(stated - found))} are ${what}.`,
      COPY_AGAIN,
    ),
    received: String(found),
    expected: String(stated),
  };
}

export function md5Differs(found: string, stated: string): Issue {
  return {
    ...issue(
      "FLAC_MD5_DIFFERS",
      "error",
      "The decoded samples are not those that were encoded: their MD5 is not the one that STREAMINFO states.",
      COPY_AGAIN,
    ),
    received: found,
    expected: stated,
  };
}

export function md5Unknown(): Issue {
  return issue(
    "FLAC_MD5_UNKNOWN",
    "info",
    "STREAMINFO holds no MD5, so only the checksums of the frames vouch for the decoded samples.",
  );
}

export function pageDamaged(offset: number): Issue {
  return issue(
    "FLAC_OGG_PAGE_DAMAGED",
    "warning",
    `The checksum of the Ogg page at byte ${number(offset)} is wrong.`,
  );
}
