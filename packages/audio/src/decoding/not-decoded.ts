import type { Issue } from "@deadwax/identifiers";

/** Says that how a file sounds is not known, and why; its identity and its tags do not need it. */
export function notDecoded(reason: string, hint?: string): Issue {
  const message = `How it sounds was not measured: ${reason}.`;
  return {
    code: "AUDIO_NOT_DECODED",
    severity: "info",
    path: [],
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}
