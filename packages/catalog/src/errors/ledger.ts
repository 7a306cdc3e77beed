import { count, quote, type ErrorDefinition } from "./definition.ts";

/** Refusals that keep a code from being issued twice, by the wrong person, or too early. */
export const LEDGER_ERRORS = {
  LEDGER_NUMBER_TAKEN: {
    kind: "conflict",
    message: (p: { code: string }) => `${p.code} was taken by somebody else in the same moment.`,
    hint: "Run the command again: it gets the next number.",
  },
  LEDGER_STATE: {
    kind: "conflict",
    message: (p: { code: string; state: string; wanted: string }) =>
      `${p.code} is ${p.state}, so it cannot be ${p.wanted}.`,
    hint: "`deadwax show CODE` tells its whole story.",
  },
  LEDGER_CLOCK_BACK: {
    kind: "unavailable",
    message: (p: { now: string; last: string }) =>
      `This computer's clock says ${p.now}, but the last entry of the ledger was made at ${p.last}.`,
    hint: "Set the clock right and run the command again: the year of a code is the year of its assignment.",
  },
  LEDGER_FENCED: {
    kind: "forbidden",
    message: (p: { reason: string; answer: string }) =>
      `This catalog issues no codes until you say what happened to it: ${p.reason}. Say it with ${p.answer}.`,
    hint: "A copy beside an original that goes on gets a block of its own, and `deadwax instance copied --token TOKEN`. Each command explains itself with --help.",
  },
  BLOCK_TOKEN_USED: {
    kind: "conflict",
    message: (p: { block: string }) => `Another copy issues from the block ${quote(p.block)} already.`,
    hint: "A token is for one copy. In the original, `deadwax block delegate PREFIX --range FROM-TO --to NAME` gives this one a block of its own.",
  },
  INSTANCE_STANDS: {
    kind: "conflict",
    message: (p: { place: string }) =>
      `The catalog this one was taken from still stands at ${p.place}: both would give the same numbers.`,
    hint: "Go on there; or make this one a copy with a block of its own (`deadwax instance copied --help`); or, if the other will never be used again, delete or rename its folder first.",
  },
  LEDGER_EXHAUSTED: {
    kind: "conflict",
    message: (p: { prefix: string; year: string; left: number; wanted: number }) =>
      `${p.prefix} has ${count(p.left, "number")} left for 20${p.year}, and ${p.wanted.toLocaleString("en-US")} ${p.wanted === 1 ? "is" : "are"} wanted.`,
    hint: "Ask your agency for another prefix, take another block with --block, or wait for the next year: the count starts again.",
  },
  LEDGER_START_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { prefix: string; year: string }) =>
      `Nobody has said which numbers of ${p.prefix} were already used in 20${p.year}.`,
    hint: "`deadwax prefix start PREFIX --unused`, or `--last-used 00041` with the highest number that was ever given.",
  },
  LEDGER_DOCUMENTATION_PREFIX: {
    kind: "forbidden",
    message: (p: { prefix: string }) =>
      `${p.prefix} is kept by the standard for documentation: no recording may carry it.`,
    hint: "Enter the prefix your agency allocated to you. The demo catalog (`deadwax demo`) may use it to show how things work.",
  },
  PREFIX_NONE: {
    kind: "not_found",
    message: () => "This catalog has no prefix to assign codes from.",
    hint: "With a prefix of your own: `deadwax prefix add PREFIX`. If somebody else gives you codes: `deadwax enter CODE RECORDING`.",
  },
  PREFIX_AMBIGUOUS: {
    kind: "invalid_input",
    message: (p: { prefixes: string }) => `There are several prefixes to assign from: ${p.prefixes}.`,
    hint: "Say which with --prefix.",
  },
  PREFIX_FORM: {
    kind: "invalid_input",
    message: (p: { prefix: string }) =>
      `${quote(p.prefix)} is not a prefix: it has two letters and three letters or digits.`,
    hint: "Your agency wrote it in its letter, as AA-6Q7 or AA6Q7.",
  },
  PREFIX_CLOSED: {
    kind: "forbidden",
    message: (p: { prefix: string; since: string }) => `${p.prefix} has been closed since ${p.since}.`,
    hint: "Assign from another prefix with --prefix.",
  },
  PREFIX_EXISTS: {
    kind: "conflict",
    message: (p: { prefix: string }) => `${p.prefix} is already in this catalog.`,
    hint: "`deadwax prefix show` tells its ranges and blocks.",
  },
  PREFIX_RANGE: {
    kind: "invalid_input",
    message: (p: { range: string; why: string }) => `The range ${quote(p.range)} cannot be used: ${p.why}.`,
    hint: "A range is written 00000-49999 and lies inside what the agency allocated.",
  },
  BLOCK_RANGE: {
    kind: "conflict",
    message: (p: { range: string; why: string }) => `The block ${p.range} cannot be made: ${p.why}.`,
    hint: "`deadwax block list` shows what is taken.",
  },
  BLOCK_NOT_HERE: {
    kind: "forbidden",
    message: (p: { block: string; holder: string }) =>
      `The block ${quote(p.block)} was given to ${quote(p.holder)}: only that copy of the catalog issues from it.`,
    hint: "Assign from another block, or without --block.",
  },
  BLOCK_WHICH: {
    kind: "invalid_input",
    message: (p: { prefix: string; blocks: string }) =>
      `This copy of the catalog issues only from blocks of ${p.prefix}: ${p.blocks}.`,
    hint: "Say which with --block.",
  },
  BLOCK_TOKEN: {
    kind: "invalid_input",
    message: (p: { token: string }) => `${quote(p.token)} is not a block token.`,
    hint: "Run `deadwax block delegate PREFIX --range FROM-TO --to NAME` in the original catalog and copy the line it prints.",
  },
  ASSIGN_DECLARATIONS: {
    kind: "forbidden",
    message: (p: { missing: string }) => `A code needs two declarations, and this is missing: ${p.missing}.`,
    hint: "Answer the two questions, or add --never-coded and --we-control-it when both are true. They are kept with the code.",
  },
  ASSIGN_HAS_CODE: {
    kind: "conflict",
    message: (p: { recording: string; isrc: string }) =>
      `${quote(p.recording)} already has ${p.isrc}. A recording keeps its code for ever.`,
    hint: "If this is another recording, add it as one of its own: `deadwax split` or `deadwax add`.",
  },
  ASSIGN_NOT_APPROVED: {
    kind: "forbidden",
    message: (p: { recording: string }) =>
      `${quote(p.recording)} has no approved master yet: the audio may still change.`,
    hint: "`deadwax approve RECORDING` first, or hold a number for it with `deadwax reserve RECORDING`.",
  },
  ASSIGN_CODE_FOUND: {
    kind: "forbidden",
    message: (p: { recording: string; isrc: string; carrier: string }) =>
      `${quote(p.recording)} may have a code already: ${p.isrc} stands in ${p.carrier}.`,
    hint: "`deadwax enter CODE RECORDING --source …` if it is right, or `deadwax resolve CODE --refuse --reason …` if it is not.",
  },
  ASSIGN_AUDIO_CODED: {
    kind: "conflict",
    message: (p: { recording: string; other: string; isrc: string }) =>
      `The approved audio of ${quote(p.recording)} is the same as that of ${quote(p.other)}, which has ${p.isrc}.`,
    hint: "One recording, one code: `deadwax merge` them. If they really are two, say why with --overrule REASON; it is kept.",
  },
  ASSIGN_SOUNDS_CODED: {
    kind: "conflict",
    message: (p: { recording: string; other: string; isrc: string; relation: string }) =>
      `By ear, the approved audio of ${quote(p.recording)} is ${p.relation}; the other one is ${quote(p.other)}, which has ${p.isrc}.`,
    hint: "Same recording: `deadwax merge` them. Another one: say why with --overrule REASON; it is kept. `deadwax check FILE` shows what was heard.",
  },
  ASSIGN_NAMESAKE: {
    kind: "conflict",
    message: (p: { recording: string; other: string }) =>
      `Another recording is called ${quote(p.recording)}, too (${p.other}): nobody could tell the two codes apart.`,
    hint: "If they are one recording, `deadwax merge` them. If one is another version, `deadwax set ID version_title=…`. If there really are two of that name, say why with --distinct REASON; it is kept.",
  },
  ASSIGN_OTHERS_RECORDING: {
    kind: "forbidden",
    message: (p: { recording: string; owner: string; prefix: string }) =>
      `${quote(p.recording)} belongs to ${quote(p.owner)}, and ${p.prefix} is for the registrant's own recordings.`,
    hint: "Only a managed prefix with a mandate from that client may serve it. Its owner can also assign the code, and you enter it.",
  },
  ASSIGN_NO_MANDATE: {
    kind: "forbidden",
    message: (p: { prefix: string; owner: string }) =>
      `${p.prefix} is a managed prefix, and there is no mandate in force from ${p.owner}.`,
    hint: "`deadwax prefix mandate PREFIX --client PARTY --document …` records the agreement; `deadwax set RECORDING owner=PARTY` says whose it is.",
  },
  ASSIGN_STEM: {
    kind: "forbidden",
    message: (p: { name: string }) =>
      `${quote(p.name)} is a stem. A stem has no code until it becomes a recording.`,
    hint: "If it will be released: `deadwax split RECORDING --asset STEM --title … --reason …` makes it a recording that keeps its lineage.",
  },
  CODE_FORM: {
    kind: "invalid_input",
    message: (p: { text: string; why: string }) => `${quote(p.text)} is not an ISRC: ${p.why}`,
    hint: "An ISRC has two letters, three letters or digits, and seven digits, such as AA-6Q7-26-00001.",
  },
  CODE_ON_OTHER: {
    kind: "conflict",
    message: (p: { isrc: string; other: string }) => `${p.isrc} already belongs to ${quote(p.other)}.`,
    hint: "If both are one recording, `deadwax merge` them. If history gave two recordings one code, enter it with --conflict: it stays visible until you resolve it.",
  },
  CODE_WAS_ANOTHERS: {
    kind: "conflict",
    message: (p: { isrc: string; state: string; other: string }) =>
      `${p.isrc} is ${p.state}: it was given to ${p.other}, and one number is never given twice.`,
    hint: "`deadwax show CODE` tells its story, `deadwax undo` takes a mistake back. If the world has this recording under that code, enter it with --conflict: the ledger keeps both.",
  },
  CODE_DOCUMENTATION: {
    kind: "forbidden",
    message: (p: { isrc: string }) =>
      `${p.isrc} is an example from the standard's documentation: no recording has it.`,
    hint: "Look for the real code on your distributor's release page. The demo catalog may use such codes.",
  },
  CODE_JUMPS: {
    kind: "conflict",
    message: (p: { isrc: string; lost: number }) =>
      `${p.isrc} lies ${count(p.lost, "number")} above the highest one known; entering it closes them all, because they may have been used.`,
    hint: "Check the digits. If the code is right, add --skip-ahead.",
  },
  CODE_HAS_OTHER: {
    kind: "conflict",
    message: (p: { recording: string; isrc: string }) => `${quote(p.recording)} already has ${p.isrc}.`,
    hint: "Add --prefer when the new code is the one to send from now on, or --superseded when the old one stays.",
  },
  CODE_NOT_OURS: {
    kind: "not_found",
    message: (p: { isrc: string }) =>
      `${p.isrc} is not from a prefix of this catalog, so there is no number to void.`,
    hint: "A code that somebody else gave is taken off a recording with `deadwax resolve CODE --remove --reason …`.",
  },
  CODE_NOT_FOUND: {
    kind: "not_found",
    message: (p: { isrc: string }) => `No recording here has ${p.isrc}, and no file or sheet mentions it.`,
    hint: "`deadwax list --codes` shows every code.",
  },
  CODE_ANSWER_WHICH: {
    kind: "invalid_input",
    message: (p: { isrc: string }) => `What is the answer about ${p.isrc}?`,
    hint: "--refuse, --keep RECORDING, --prefer RECORDING or --remove RECORDING; `deadwax resolve` lists what is open.",
  },
  CODE_NEEDS_REASON: {
    kind: "invalid_input",
    message: (p: { what: string }) => `${p.what} needs a reason.`,
    hint: "Add --reason with one sentence; it is kept with the decision.",
  },
} as const satisfies Record<string, ErrorDefinition>;
