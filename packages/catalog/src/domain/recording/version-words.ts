/** The words by which version titles say what kind of version they name. */
import { foldText } from "../text/fold-text.ts";
import type { VersionType } from "./version-type.ts";

/**
 * Over one folded phrase. A phrase may match several: `live radio edit` is two. Words that titles use as well count only
 * where a version title has them: `(Live)` and `(Live at Roskilde)`, not `(Long Live the King)`.
 */
const WORDS: readonly (readonly [RegExp, VersionType])[] = [
  [/\bradio (?:edit|mix|version|cut)\b/u, "radio-edit"],
  [/(?<!radio )\bedit(?: \d+)?$|\b(?:short|single) version$/u, "edit"],
  [/\bextended(?: (?:mix|version|edit|play|cut|remix))?$|\b12 (?:inch|mix|version)\b/u, "extended"],
  [/^clean$|\bclean (?:version|edit|mix|radio)\b|\b(?:edit|version|mix|live) clean$/u, "clean"],
  [/\binstrumental(?: (?:version|mix|edit|demo))?$/u, "instrumental"],
  [/\ba ?cap+el+a(?: (?:version|mix))?$/u, "a-cappella"],
  [/\bkaraoke\b/u, "karaoke"],
  [/\bminus one\b|\b(?:no|without) (?:lead )?(?:vocals?|drums|bass|guitars?|piano)$/u, "minus-one"],
  [/^acoustic\b|\bacoustic(?: (?:version|mix|session|take|live))?$|\bunplugged\b/u, "acoustic"],
  [
    /^live$|^(?:recorded )?live (?:at|in|from|on|version|session|take|edit|mix|radio|clean|acoustic|\d)|\blive(?: (?:version|session|take))?$(?<!long live|to live)/u,
    "live",
  ],
  [/^(?:original )?demo\b|\bdemo(?: (?:\d+|version|take|mix))?$/u, "demo"],
  [/\b(?:remix(?:ed)?|rmx)(?: (?:edit|version|radio edit|instrumental|clean|\d+))*$|^remixed by\b/u, "remix"],
  [
    /^(?:\d{4} )?(?:digital(?:ly)? )?remaster(?:ed)?\b|\bremaster(?:ed)?(?: (?:version|\d{4}))?$/u,
    "remaster",
  ],
  [/\bre ?record(?:ed|ing)\b/u, "re-recording"],
  [/\b(?:sped|speed) up\b|\bnightcore\b/u, "sped-up"],
  [/\bslowed(?: down| and reverb)?$|^slowed\b/u, "slowed"],
  [/\bmedley$/u, "medley"],
  [/\bdj mix\b|\bcontinuous mix\b/u, "dj-mix"],
  [/^mono(?: (?:mix|version))?$|\bmono (?:mix|version)$/u, "mono"],
  [/^alternat(?:e|ive)(?: \S+)* (?:take|version|mix)\b/u, "alternative"],
];

/** Says that it is a version, not which kind: `Dub Mix`, `Album Version`. */
const GENERIC = /\b(?:mix|version|dub|vip|bootleg|rework|session)(?: \d+)?$/u;

/** The version types a version title names; empty where it names none of ours. */
export function versionTypesIn(versionTitle: string): readonly VersionType[] {
  const phrases = versionTitle.split(/[,()[\]/]+/u).map((phrase) => foldText(phrase));
  return WORDS.filter(([pattern]) => phrases.some((phrase) => pattern.test(phrase))).map(([, type]) => type);
}

/** Whether a phrase in brackets is a version title rather than a part of the title. */
export function isVersionPhrase(phrase: string): boolean {
  return versionTypesIn(phrase).length > 0 || GENERIC.test(foldText(phrase));
}
