import { count, quote, type ErrorDefinition } from "./definition.ts";

/** Requests about recordings, releases, parties, files and history that must be refused. */
export const CATALOG_ERRORS = {
  THING_NOT_FOUND: {
    kind: "not_found",
    message: (p: { kind: string; text: string }) => `There is no ${p.kind} ${quote(p.text)} in this catalog.`,
    hint: "`deadwax list` shows what there is. A title, a code or the last digits of an id will do.",
  },
  THING_AMBIGUOUS: {
    kind: "invalid_input",
    message: (p: { kind: string; text: string; matches: string }) =>
      `${quote(p.text)} could be several things (${p.kind}): ${p.matches}.`,
    hint: "Use the id in front of the one you mean.",
  },
  RECORDING_WHICH: {
    kind: "invalid_input",
    message: () => "This command needs to know which recording.",
    hint: "Name it by title, code or the end of its id, or use --all.",
  },
  SET_NOTHING: {
    kind: "invalid_input",
    message: (p: { kind: string }) => `Nothing to set: name at least one ${p.kind} and one field=value pair.`,
    hint: 'deadwax set "Midnight Drive" version_title="Radio Edit"',
  },
  ATTACH_REFUSED: {
    kind: "invalid_input",
    message: (p: { path: string; why: string }) => `${quote(p.path)} cannot be attached: ${p.why}`,
    hint: "Attach another file, or repair this one first.",
  },
  ATTACH_DRY_RUN: {
    kind: "invalid_input",
    message: (p: { path: string }) =>
      `${quote(p.path)} is not in the catalog yet, and a dry run does not read it in.`,
    hint: "`deadwax add FILE --dry-run` shows what reading it would do.",
  },
  EMBED_WHERE: {
    kind: "invalid_input",
    message: () => "Where are the tags to go?",
    hint: "--to FOLDER writes tagged copies; --in-place writes into the files themselves.",
  },
  FIELD_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { kind: string; field: string; known: string }) =>
      `A ${p.kind} has no field ${quote(p.field)}. It has: ${p.known}.`,
    hint: 'Write field=value, for example version_title="Radio Edit".',
  },
  FIELD_VALUE: {
    kind: "invalid_input",
    message: (p: { field: string; value: string; why: string }) =>
      `${quote(p.value)} cannot be ${p.field}: ${p.why}.`,
    hint: "`deadwax help set` lists every field and what it takes.",
  },
  HISTORY_ENTRY_UNKNOWN: {
    kind: "not_found",
    message: (p: { text: string; last: number }) =>
      `There is no entry ${quote(p.text)} in the history; its last one has the number ${p.last}.`,
    hint: "`deadwax history` shows the entries with their numbers.",
  },
  NAME_EMPTY: {
    kind: "invalid_input",
    message: (p: { kind: string }) => `A ${p.kind} needs a name.`,
    hint: "Write the name in quotation marks when it has spaces in it.",
  },
  TITLE_EMPTY: {
    kind: "invalid_input",
    message: (p: { kind: string }) => `A ${p.kind} needs a title.`,
    hint: "Add --title.",
  },
  APPROVE_NO_MASTER: {
    kind: "not_found",
    message: (p: { recording: string }) => `${quote(p.recording)} has no audio that could be its master.`,
    hint: "`deadwax add FILE` or `deadwax attach FILE RECORDING` first.",
  },
  APPROVE_SEVERAL: {
    kind: "invalid_input",
    message: (p: { recording: string; assets: string }) =>
      `${quote(p.recording)} has different audio in several files: ${p.assets}.`,
    hint: "Say which one is the master with --asset.",
  },
  APPROVE_OTHER_AUDIO: {
    kind: "conflict",
    message: (p: { recording: string; isrc: string }) =>
      `${quote(p.recording)} has ${p.isrc}, and this is other audio than was approved. Whether it is still the same recording was not heard.`,
    hint: "If nothing a listener would call another version changed: --same REASON. If it is another recording: --new, and the code stays with the old one.",
  },
  APPROVE_OTHER_SOUND: {
    kind: "conflict",
    message: (p: { recording: string; isrc: string; relation: string }) =>
      `${quote(p.recording)} has ${p.isrc}. By ear, and beside the audio that was approved, this is ${p.relation}.`,
    hint: "If it is still the same recording: --same REASON. If it is another one: --new REASON, and the code stays with the old one. `deadwax decide` asks what the rules leave open.",
  },
  APPROVE_DAMAGED: {
    kind: "conflict",
    message: (p: { asset: string; damage: string }) => `${quote(p.asset)} is not whole. ${p.damage}`,
    hint: "Copy the file again from where it came from and add it. If it is the master all the same, say why with --note.",
  },
  APPROVE_AUDIO_CODED: {
    kind: "conflict",
    message: (p: { asset: string; other: string; isrc: string }) =>
      `${quote(p.asset)} is the audio of ${quote(p.other)}, which has ${p.isrc}.`,
    hint: "One recording, one code: `deadwax merge` the two. If they really are two, say why with --overrule REASON; it is kept.",
  },
  ASSET_ELSEWHERE: {
    kind: "conflict",
    message: (p: { asset: string; recording: string }) =>
      `${quote(p.asset)} already belongs to ${quote(p.recording)}.`,
    hint: "`deadwax split` takes it out, `deadwax merge` joins the two recordings.",
  },
  ASSET_LOOSE: {
    kind: "conflict",
    message: (p: { asset: string }) => `${quote(p.asset)} does not belong to a recording yet.`,
    hint: "`deadwax attach FILE RECORDING` says whose it is.",
  },
  ASSET_GONE: {
    kind: "unavailable",
    message: (p: { asset: string; path: string; status: string }) =>
      `${quote(p.asset)} was last seen at ${quote(p.path)} and is ${p.status} now.`,
    hint: "Connect the disk it is on, or `deadwax add` the folder it was moved to: it is found again by its audio.",
  },
  ASSET_FILE_CHANGED: {
    kind: "conflict",
    message: (p: { path: string }) => `${quote(p.path)} was changed since it was last read.`,
    hint: "`deadwax add FILE` reads it again and says what changed: its tags, or its audio.",
  },
  APPROVE_STEM: {
    kind: "forbidden",
    message: (p: { asset: string; role: string }) =>
      `${quote(p.asset)} is a ${p.role}, not a master of a recording.`,
    hint: "`deadwax split RECORDING --asset FILE --title … --reason …` makes a recording of it that keeps its lineage.",
  },
  EMBED_NO_CODE: {
    kind: "conflict",
    message: (p: { recording: string }) => `${quote(p.recording)} has no code to write into a file.`,
    hint: "`deadwax assign RECORDING` from your own range, or `deadwax enter CODE RECORDING` with the one somebody gave.",
  },
  EMBED_CODE_CONFLICT: {
    kind: "conflict",
    message: (p: { recording: string; isrc: string; other: string }) =>
      `${p.isrc} stands on ${quote(p.recording)} and on ${quote(p.other)}, so it is not written into a file yet.`,
    hint: "`deadwax resolve CODE --keep RECORDING --reason …` says whose it is.",
  },
  EMBED_NOT_APPROVED: {
    kind: "forbidden",
    message: (p: { recording: string }) =>
      `${quote(p.recording)} has no approved master, so no file is sure to be it.`,
    hint: "`deadwax approve RECORDING` first.",
  },
  EMBED_OTHER_AUDIO: {
    kind: "conflict",
    message: (p: { asset: string; recording: string }) =>
      `${quote(p.asset)} has other audio than the approved master of ${quote(p.recording)}.`,
    hint: "Choose the file that was approved, or `deadwax approve` this one.",
  },
  COMPARE_SAME_FILE: {
    kind: "invalid_input",
    message: (p: { path: string }) => `Both names lead to one file, ${quote(p.path)}.`,
    hint: "Name the known recording first, then the file in question. `deadwax check FILE` says what one file is to the catalog.",
  },
  DECIDE_WHAT: {
    kind: "invalid_input",
    message: (p: { text: string; path: string }) =>
      `There is no file at ${quote(p.path)}, and the catalog has no file and no recording called ${quote(p.text)}.`,
    hint: "Check the spelling, or whether the disk it is on is connected. `deadwax list` shows the recordings.",
  },
  DECIDE_WHICH: {
    kind: "invalid_input",
    message: (p: { asset: string }) => `Which recording ${quote(p.asset)} is the same as was not said.`,
    hint: "`deadwax decide FILE --same-as RECORDING --reason TEXT`; `deadwax list` shows the recordings.",
  },
  DECIDE_ONE_ANSWER: {
    kind: "invalid_input",
    message: (p: { flags: readonly string[] }) => `${p.flags.join(" and ")} are different answers.`,
    hint: "Give one of --same-as, --new and --none.",
  },
  DECIDE_STEM_SOURCE: {
    kind: "invalid_input",
    message: (p: { asset: string }) =>
      `${quote(p.asset)} is a stem, and which recording it is a part of was not said.`,
    hint: "`deadwax decide FILE --new --from RECORDING --reason TEXT`: a stem that becomes a recording keeps its lineage.",
  },
  SPLIT_NOTHING: {
    kind: "invalid_input",
    message: (p: { recording: string }) => `No file of ${quote(p.recording)} was named to be taken out.`,
    hint: "Name the files with --asset.",
  },
  MERGE_SELF: {
    kind: "invalid_input",
    message: (p: { recording: string }) => `${quote(p.recording)} is the same recording twice.`,
    hint: "Name the recording to keep first, then the ones that turned out to be the same.",
  },
  RECORDING_MERGED: {
    kind: "conflict",
    message: (p: { recording: string; into: string }) =>
      `${quote(p.recording)} was merged into ${quote(p.into)}.`,
    hint: "Use that one; `deadwax undo` takes the merge back.",
  },
  RECORDING_IN_USE: {
    kind: "conflict",
    message: (p: { recording: string; by: string }) => `${quote(p.recording)} cannot be removed: ${p.by}.`,
    hint: "A recording that was released or coded stays in the record; `deadwax merge` is for duplicates.",
  },
  HISTORY_BROKEN: {
    kind: "unavailable",
    message: (p: { sequence: number; why: string }) =>
      `The history does not hold at entry ${p.sequence}: ${p.why}.`,
    hint: "Somebody changed the database from outside. Compare with a backup: `deadwax backup list`.",
  },
  UNDO_NOTHING: {
    kind: "not_found",
    message: () => "There is nothing to undo.",
    hint: "`deadwax history` shows what was done.",
  },
  UNDO_LATER_EDITS: {
    kind: "conflict",
    message: (p: { sentence: string; edits: number }) =>
      `${count(p.edits, "later change")} would be lost by undoing “${p.sentence}”.`,
    hint: "Undo those first, newest first; they are listed above.",
  },
  UNDO_ALREADY: {
    kind: "conflict",
    message: (p: { sentence: string }) => `“${p.sentence}” was already undone.`,
    hint: "To bring it back, undo the undo.",
  },
  UNDO_SPENT: {
    kind: "forbidden",
    message: (p: { sentence: string }) =>
      `“${p.sentence}” leaves nothing to take back: a number that is void stays void.`,
    hint: "`deadwax history` shows the entries; `deadwax undo N` takes back the one you name.",
  },
  UNDO_NEVER: {
    kind: "forbidden",
    message: (p: { sentence: string }) => `“${p.sentence}” cannot be undone.`,
    hint: "It says what this catalog is, not what it holds.",
  },
  UNDO_ERASED: {
    kind: "conflict",
    message: (p: { sentence: string }) =>
      `“${p.sentence}” cannot be undone: personal values it would bring back were erased.`,
    hint: "Enter what is needed by hand.",
  },
  IMPORT_NOT_EQUAL: {
    kind: "invalid_input",
    message: (p: { what: string }) => `The export does not hold together: ${p.what}.`,
    hint: "Export again from the original catalog, and copy the whole folder.",
  },
} as const satisfies Record<string, ErrorDefinition>;
