/** What a rescue found about codes, and what to do next, in English. Another language is another table. */
type Words = Readonly<Record<string, string>>;
type Say = (words: Words) => string;

interface FindingSentences {
  readonly severity: "error" | "warning" | "info";
  readonly text: Say;
  readonly hint: Say;
}

export const CODE_FINDINGS = {
  CODE_ON_DIFFERENT: {
    severity: "error",
    text: (w) =>
      `${w["code"]} is on recordings that differ: ${w["recordings"]}. One code names one recording.`,
    hint: (w) =>
      w["right"] === ""
        ? "Look up on your distributor's page which of them has it. The others need codes of their own."
        : `The sheet gives it to “${w["right"]}”. Take it out of the other files, and get codes of their own for them.`,
  },
  CODE_ON_UNSETTLED: {
    severity: "warning",
    text: (w) => `${w["code"]} is on ${w["recordings"]}, and whether they are one recording is open.`,
    hint: () => "Answer the question beside them first: if they are two, one of them needs another code.",
  },
  CODES_ON_ONE: {
    severity: "error",
    text: (w) => `“${w["name"]}” has ${w["number"]} codes: ${w["codes"]}. A recording has one.`,
    hint: () =>
      "The code it was first released with counts. Keep the others on record as superseded, and tell the distributor.",
  },
  CODE_WITHOUT_FILE: {
    severity: "warning",
    text: (w) => `${w["code"]} belongs to “${w["name"]}” (${w["place"]}), and no file here goes with that.`,
    hint: () =>
      "Look for its master on other disks, or ask the distributor for the file. Keep the code: it is taken.",
  },
  CODE_OF_OTHER_ROW: {
    severity: "error",
    text: (w) =>
      `${w["file"]} carries ${w["code"]}, which the sheet gives to “${w["name"]}” (${w["place"]}), and that is something else.`,
    hint: () =>
      "Title, version or length of the row do not go with the sound. Find out which of the two is wrong before you send either.",
  },
  ROW_LENGTH_DIFFERS: {
    severity: "warning",
    text: (w) =>
      `${w["place"]} says ${w["stated"]} for “${w["name"]}”, and “${w["recordings"]}” is ${w["length"]} long: is it this?`,
    hint: () =>
      "Listen to it. If it is, have the length in the sheet put right; if not, the row's file is missing.",
  },
  ROW_ONLY_AS_LONG: {
    severity: "info",
    text: (w) =>
      `Nothing here is called “${w["name"]}” (${w["place"]}), but “${w["recordings"]}” is as long: is it this?`,
    hint: () => "Listen to it: its name does not say what it is, and a length alone proves nothing.",
  },
  ROW_OF_SEVERAL: {
    severity: "warning",
    text: (w) => `“${w["name"]}” (${w["place"]}) goes with several: “${w["recordings"]}”.`,
    hint: () => "Say which of them it is: the code belongs to one.",
  },
  CODE_HINTED: {
    severity: "info",
    text: (w) =>
      `${w["code"]} is mentioned for “${w["name"]}” (${w["places"]}), in a place that is none for codes.`,
    hint: () => "Compare it with your distributor's page before you believe it.",
  },
  CODE_EXAMPLE: {
    severity: "warning",
    text: (w) => `${w["code"]} is an example out of documentation. It names no recording.`,
    hint: () => "Take it out before the file goes anywhere, and get a real one.",
  },
} as const satisfies Readonly<Record<string, FindingSentences>>;
export type CodeFindingKind = keyof typeof CODE_FINDINGS;

/** Why two files that sound the same are no proof for each other. */
export const CONTESTED = {
  code: "HEARD_IN_A_RING",
  text: "What was heard goes in a ring: it is the same as one file here, and that one is the same as another it differs from.",
  hint: "Listen to the three of them. Until you say which belong together, each counts by itself.",
} as const;

/** A file that is called like others, and has nothing to do with them. */
export const NAMED_LIKE = {
  code: "NAMED_LIKE_OTHERS",
  text: (name: string) => `It is called like “${name}” and sounds like something else.`,
  hint: "Listen to it: it may be a wrong export, or a version with nothing in common but the name.",
} as const;

/** The same, where nobody could listen. */
export const NAMED_LIKE_UNHEARD = {
  code: "NAMED_LIKE_OTHERS_UNHEARD",
  text: (name: string) => `It is called like “${name}”, and the two were not compared.`,
  hint: "Listen to both, or compare them with `deadwax compare`.",
} as const;

/** A file whose name or tags say the title of something else. */
export const MISNAMED = {
  code: "FILE_MISNAMED",
  text: (w: { readonly where: string; readonly said: string; readonly title: string }) =>
    `Its ${w.where} says “${w.said}”, and what sounds is “${w.title}”.`,
  hint: "Rename it or correct its tags before it goes anywhere: it would be taken for the other.",
} as const;

/** A file whose name says a version, beside others that are the same and do not say it. */
export const MISNAMED_VERSION = {
  code: "FILE_MISNAMED_VERSION",
  text: (w: { readonly said: string; readonly title: string }) =>
    `Its name says ${w.said}, and it is the same as files of “${w.title}” that do not.`,
  hint: "Rename it, or look for the version that it was meant to be.",
} as const;

/** A test tone, or noise. */
export const STEADY_SOUND = {
  code: "SOUND_STEADY",
  text: "It is a tone or noise, equally loud from end to end: not for release.",
  hint: "Leave test tones and room noise out. If the noise is meant to be released, leave it as it is.",
} as const;
