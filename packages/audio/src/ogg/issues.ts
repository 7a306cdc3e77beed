/** What can be odd about an Ogg file. */
import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

function issue(code: string, severity: Issue["severity"], message: string, hint?: string): Issue {
  return { code, severity, path: [], message, ...(hint === undefined ? {} : { hint }) };
}

export function bytesInFront(size: number): Issue {
  return issue(
    "OGG_BYTES_IN_FRONT",
    "info",
    `${count(size, "byte")} in front of the first page belong to no page.`,
  );
}

export function severalAudioStreams(amount: number): Issue {
  const message = `The file holds ${count(amount, "stream")} of audio side by side; the first was read.`;
  return issue("OGG_SEVERAL_STREAMS", "warning", message);
}

export function chained(): Issue {
  return issue(
    "OGG_CHAINED",
    "error",
    "Several streams stand one after the other in this file; only the first was read, and the length is not known.",
    "Split the file where its parts begin, so that each has tags of its own.",
  );
}

export function endMissing(): Issue {
  return issue(
    "OGG_END_MISSING",
    "error",
    "The last page does not say that it is the last: the end may be missing.",
    "Compare it with the original: a copy or a download may have been cut off.",
  );
}

export function audioNotApart(): Issue {
  const message = "The audio begins on the page on which the headers end, against the rules.";
  return issue("OGG_AUDIO_NOT_APART", "warning", message);
}

export function noComments(): Issue {
  return issue(
    "OGG_COMMENTS_MISSING",
    "warning",
    "The second header, which holds the tags, is not one of tags.",
  );
}

export function startUnknown(): Issue {
  const message = "Where the audio starts could not be told; it is taken to start at 0.";
  return issue("OGG_START_UNKNOWN", "info", message);
}
