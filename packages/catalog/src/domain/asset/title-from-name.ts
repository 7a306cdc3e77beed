/**
 * What a file name says about the recording in it. People write titles, track numbers and notes to themselves into
 * one line; only what is surely a note is taken away, and the name itself is kept with the asset.
 */
import { splitVersion, type SplitTitle } from "../title/split-version.ts";
import { foldText } from "../text/fold-text.ts";
import { codesInText } from "./codes-in-text.ts";

export interface NamedTitle extends SplitTitle {
  /** False for names such as `Track 01` and `final2 USE THIS`, which tell nothing about the recording. */
  readonly isTelling: boolean;
}

const EXTENSION =
  /\.(?:wave?|w64|bwf|rf64|aiff?|aifc|flac|mp[234]|m4[abpv]|aac|alac|ogg|oga|opus|wma|dsf|dff|caf|wv|ape|mov|mka|mkv)$/iu;
/** `01 Title`, `1. Title`, `12 - Title`, `1-03 Title`; not `99 Problems`. */
const TRACK_NUMBER = /^(?:\d{1,2}[-.])?(?:0\d{1,2}[\s._-]+|\d{1,3}(?:\s*[-.)]\s+|\.(?=\D)|_-_))(?=\S)/u;
/** Notes that can be nothing else. */
const SURE_NOTE =
  /(?:^|[\s_.(-]+)(?:(?:final|master|mstr|mix|bounce|export|print|ver|version|rev|take)[\s_-]?\d{1,3}|v\d{1,3}(?:\.\d{1,2})?|finals|mixdown|premaster|use this(?: one)?|this one|\d{2}[\s_-]?bits?|(?:16|24|32)[-_x. /]?(?:44(?:[.,]?1)?|48|88(?:[.,]?2)?|96|176(?:[.,]?4)?|192)(?:k|khz)?|(?:44[.,]?1|48|88[.,]2|96|176[.,]4|192) ?k(?:hz)?|-?\d{1,2} ?lufs|(?:19|20)\d{2}[-_.](?:0[1-9]|1[0-2])[-_.](?:[0-2]\d|3[01])|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|copy(?: \d+)?|\(\d{1,2}\))\)?$/iu;
/** Words that a title may end in, too; what stands before them decides. */
const MAYBE_NOTE =
  /(?:^|[\s_.(-])(final|master(?:ed)?|mstr|mix|bounce|export|print|approved|latest|new|old|ref)\)?$/iu;
/** Words and numbers that programs and hurried people name files with. */
const UNTELLING = new Set(
  (
    "audio track untitled unknown title song recording bounce mixdown export master mastered mstr final finals stereo mix " +
    "print new project output rendered render file sound take side disc cd use this one copy version ver rev wav the"
  ).split(" "),
);

function isTellingText(text: string): boolean {
  const words = foldText(text).split(" ");
  return !words.every((word) => UNTELLING.has(word) || /^[a-z]?\d*$|^[a-z]+\d+$/u.test(word));
}

const LONGEST_NAME = 255;

/** Reads the title and the version out of a file name, conservatively. Never empty. */
export function titleFromName(name: string): NamedTitle {
  const stem = withoutExtension(name);
  // No file system has longer names, and reading notes off the end of a text takes time that grows with its square.
  if (stem.length > LONGEST_NAME) return { ...plain(stem), isTelling: isTellingText(stem) };
  const told = spaced(withoutNotes(withoutCodes(stem).replace(TRACK_NUMBER, "")), stem);
  const isTelling = isTellingText(told);
  if (!isTelling) return { ...plain(spaced(stem, stem)), isTelling };
  return { ...splitVersion(told), isTelling };
}

/** The same, with what might be notes left in: `Harbour 1644` may be a title, or 16 bits and 44.1 kHz. For comparing. */
export function titleWithNotes(name: string): SplitTitle {
  const stem = withoutExtension(name);
  return splitVersion(spaced(withoutCodes(stem).replace(TRACK_NUMBER, ""), stem));
}

/** `Mara Lind - Midnight Drive`: both readings of a name with free dashes, for comparing only. */
export function artistAndTitleIn(
  text: string,
): readonly { readonly artist: string; readonly title: string }[] {
  const parts = text.split(/\s+[-–—]\s+/u).map((part) => part.trim());
  const splits: { artist: string; title: string }[] = [];
  for (let at = 1; at < parts.length; at += 1) {
    splits.push({ artist: parts.slice(0, at).join(" - "), title: parts.slice(at).join(" - ") });
  }
  return splits;
}

export function withoutExtension(name: string): string {
  const stem = name.replace(EXTENSION, "");
  return stem.trim() === "" ? name : stem;
}

/** A loop, because a pattern for the end of a text takes time that grows with the square of its length. */
function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function plain(title: string): SplitTitle {
  return { title, versionTitle: null, versionTypes: [], advisory: null };
}

function withoutCodes(stem: string): string {
  return codesInText(stem).reduce((rest, { written }) => rest.replace(written, " "), stem);
}

function withoutNotes(text: string): string {
  let rest = text.trim();
  for (;;) {
    const shorter = withoutMaybeNote(rest.replace(SURE_NOTE, "").trim(), rest !== text.trim());
    if (shorter === rest || shorter === "") return rest;
    rest = shorter;
  }
}

/**
 * `Puppet Master` is a title, `midnight_drive_master` and `Midnight Drive MASTER` are not: a note stands apart, in
 * brackets or capitals, beside other notes, or behind two words at least.
 */
function withoutMaybeNote(text: string, hadNotes: boolean): string {
  const match = MAYBE_NOTE.exec(text);
  const [, word = ""] = match ?? [];
  const start = text.slice(0, match?.index ?? 0);
  const before = trimEndOf(start, " \t_.(-");
  if (match === null || before === "") return text;
  const gap = text.slice(before.length, text.length - word.length);
  const standsApart = /[_(-]/u.test(gap);
  const shouts = word === word.toUpperCase() && before !== before.toUpperCase();
  const isCommon = /^(?:final|master(?:ed)?|mstr|bounce)$/iu.test(word);
  const wordsBefore = before.split(/[\s_]+/u).length;
  if (standsApart && isCommon) return before;
  if (hadNotes || shouts) return before;
  return isCommon && wordsBefore >= 2 ? before : text;
}

/** Underscores, and hyphens in a name that has nothing else between its words, stand for blanks. */
function spaced(text: string, stem: string): string {
  const isHyphened = !/[\s_]/u.test(stem) && stem.split("-").length > 2;
  const blanks = (isHyphened ? text.replaceAll("-", " ") : text).replaceAll("_", " ");
  const line = blanks
    .replaceAll(/[([]\s*[)\]]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^[ .-]+|[ -]+$/gu, "");
  return line === "" ? text : line;
}
