/** What is said where names, tags and sound contradict each other, in English. Another language is another table. */

type Words = Readonly<Record<string, string>>;

interface Sentence {
  readonly text: (words: Words) => string;
  readonly hint: string;
}

const of = (words: Words, name: string): string => words[name] ?? "";

export const CONTRADICTIONS = {
  CODE_OF_OTHER_SOUND: {
    text: (w) =>
      `The file has ${of(w, "code")} (${of(w, "carrier")}), the code of the known recording, and sounds different: ${of(w, "relation")}.`,
    hint: "Tags are often copied along when a version is made. Listen; if it is another recording, refuse the code and give it one of its own.",
  },
  SECOND_CODE: {
    text: (w) =>
      `The file has ${of(w, "code")} (${of(w, "carrier")}), and the recording it sounds the same as has ${of(w, "other")}.`,
    hint: "One recording has one code. Keep the one that was given and released first; keep the other as superseded, and tell the distributor.",
  },
  APPROVED_AS_TWO: {
    text: (w) =>
      `The catalog has them as two recordings, “${of(w, "known")}” and “${of(w, "name")}”, with approved audio, and they sound the same.`,
    hint: "deadwax merge makes them one. If they are two for a reason, look whether the wrong audio was approved.",
  },
  APPROVED_AS_ONE: {
    text: (w) =>
      `The catalog has both as “${of(w, "name")}”, with approved audio, and they do not sound the same: ${of(w, "relation")}.`,
    hint: "Listen which of the two is the recording, and take the other out of it with deadwax decide.",
  },
  STEM_IS_WHOLE: {
    text: (w) =>
      `Name or folder say that the file is a stem, and it holds the whole recording: ${of(w, "relation")}.`,
    hint: "Move or rename the file if it is a mix; if it belongs to the stems, say that it stays in the house.",
  },
  VERSION_NOT_HEARD: {
    text: (w) => `Name or tags say ${of(w, "versions")}, and the sound is ${of(w, "relation")}.`,
    hint: "Look whether the wrong file was exported or copied. If the sound is right, correct the name.",
  },
  OTHER_VERSION_HEARD: {
    text: (w) =>
      `Name or tags say ${of(w, "versions")}, and what is heard is something else: ${of(w, "relation")}.`,
    hint: "Listen to the file. Correct the version title, or look for the file that was meant.",
  },
  VERSION_NOT_NAMED: {
    text: (w) =>
      `The file is called “${of(w, "title")}” like the known recording, and is not the same: ${of(w, "relation")}.`,
    hint: "Give it a version title, so that listeners and stores can tell the two apart.",
  },
  EXPLICIT_BUT_CLEAN: {
    text: () => "The file is marked explicit, and passages of the known recording are taken out in it.",
    hint: "Mark the version with the words as explicit and the other as clean.",
  },
  FLAG_DIFFERS: {
    text: (w) =>
      `The known recording is marked ${of(w, "a")} and the file ${of(w, "b")}, and they sound the same.`,
    hint: "If only the mark is wrong, correct it: the code stays. If there is a clean version, look for its file.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A version that is claimed, and heard. */
export const VERSION_HEARD = (words: Words): string =>
  `Name or tags say ${of(words, "versions")}, and what is heard goes with that: ${of(words, "relation")}.`;

export type ContradictionCode = keyof typeof CONTRADICTIONS;
