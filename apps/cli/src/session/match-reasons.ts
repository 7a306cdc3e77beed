import type { MatchReason, MatchReasonKind } from "@deadwax/catalog";

const TEXTS: Readonly<Record<MatchReasonKind, string>> = {
  code: "same code",
  "code-hint": "the name mentions its code",
  title: "same title",
  "title-near": "similar title",
  version: "same version",
  artist: "same artist",
  duration: "same length",
  "other-code": "another code",
  "other-title": "another title",
  "other-version": "another version",
  "other-artist": "another artist",
  "other-duration": "another length",
  "version-unsaid": "the file does not say which version",
  "draft-name": "its name says that there are others of it",
  "code-on-several-recordings": "several recordings have that code",
  "code-in-several-files": "several files carry that code",
  "several-codes": "the file carries several codes",
  "like-another-recording": "it is as much like another recording",
  "like-another-file": "another file is as much like it",
};

/** Why a file may, or may not, be a recording's, in a few words. */
export function reasonText({ kind, differenceMs }: MatchReason): string {
  if (kind === "other-duration" && differenceMs !== undefined)
    return `${(Math.abs(differenceMs) / 1000).toFixed(1)} s apart`;
  return TEXTS[kind];
}
