import type { AudioFacts } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

/** What the headers and tags of a file say whose samples are not read. */
export type ForeignFacts = Pick<
  AudioFacts,
  "codec" | "sampleRate" | "channels" | "bitDepth" | "frames" | "durationMs" | "tags" | "issues"
>;

/** Says that audio hash, modulation and comparison do not exist for this file yet. */
export function notHeardYet(format: string): Issue {
  return {
    code: "AUDIO_NOT_HEARD",
    severity: "info",
    path: [],
    message: `The tags and headers of ${format} were read; the audio itself is not heard yet in this format.`,
    hint: "A WAV of the same audio is heard, hashed and compared.",
  };
}
