/** What encoders of Apple state about the part that is to be heard, in a comment. Counted in frames. */
export interface Gapless {
  /** In front of the audio. */
  readonly delay: number;
  /** Behind it. */
  readonly padding: number;
  readonly frames: number;
}

/** Reads an `iTunSMPB` comment: hexadecimal numbers, of which the second to fourth are these. */
export function parseGapless(text: string): Gapless | null {
  const found = /^\s*[\da-f]{8}\s+([\da-f]{8})\s+([\da-f]{8})\s+([\da-f]{16})(?:\s|$)/iu.exec(text);
  if (found === null) return null;
  const [delay = 0, padding = 0, frames = 0] = found.slice(1).map((digits) => Number.parseInt(digits, 16));
  return Number.isSafeInteger(frames) && frames > 0 ? { delay, padding, frames } : null;
}
