import type { ReleaseCopy, TrackCopy } from "@deadwax/catalog";

/** A value of a release or of one of its tracks, as text: what columns of forms and templates are filled in with. */
export interface ReleaseField<Id extends string = string> {
  readonly id: Id;
  /** What it is, for a person who maps columns. */
  readonly description: string;
  readonly example: string;
  /** Where a person fills it in; null where the program derives it. */
  readonly fillIn: FillIn | null;
  /** Null where the catalog does not have it. Text is as it stands in the catalog. */
  readonly read: (copy: ReleaseCopy, track: TrackCopy) => string | null;
}

/** Makes the words that say where a value is filled in, for this track. */
export type FillIn = (copy: ReleaseCopy, track: TrackCopy) => string;

/** `deadwax set "Midnight Drive" display_artist=…` */
export function setRecording(name: string): FillIn {
  return (_, { recording }) => `deadwax set ${argument(recording.title)} ${name}=…`;
}

export function setRelease(name: string): FillIn {
  return ({ release }) => `deadwax set ${argument(release.title)} ${name}=… --kind release`;
}

/** `deadwax credit "Midnight Drive" NAME --role composer --of work` */
export function creditRecording(role: string): FillIn {
  return (_, { recording }) => `deadwax credit ${argument(recording.title)} NAME --role ${argument(role)}`;
}

/** Text as one argument of a command line, as POSIX shells and PowerShell both take it; what neither would is left to the person. */
export function argument(text: string): string {
  return /^[\w.-]+$/u.test(text) ? text : `"${text.replaceAll(/["`$\\\p{Cc}]/gu, "?")}"`;
}
