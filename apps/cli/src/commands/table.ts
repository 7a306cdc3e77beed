/**
 * Every command, in the order help shows them. A line holds what a list needs to show; the command itself is loaded
 * only when it is asked for. See ../../README.md for how to add one.
 */
import type { CommandSection } from "../command/command.ts";

export const COMMANDS: readonly CommandSection[] = [
  {
    title: "Begin",
    commands: [
      {
        name: "rescue",
        summary: "Say what is what in a folder of files",
        load: async () => (await import("./ear/rescue.ts")).rescue,
      },
      { name: "init", summary: "Make a catalog", load: async () => (await import("./catalog/init.ts")).init },
      {
        name: "demo",
        summary: "See everything happen",
        load: async () => (await import("./demo/demo.ts")).demo,
      },
    ],
  },
  {
    title: "The ear",
    commands: [
      {
        name: "compare",
        summary: "Hear whether two files are one recording",
        load: async () => (await import("./ear/compare.ts")).compare,
      },
      {
        name: "check",
        summary: "Say which recordings of the catalog files are",
        load: async () => (await import("./ear/check.ts")).check,
      },
      {
        name: "decide",
        summary: "Keep your answer: a known recording, or a new one",
        load: async () => (await import("./ear/decide.ts")).decide,
      },
    ],
  },
  {
    title: "Files",
    commands: [
      {
        name: "add",
        summary: "Read audio files into the catalog",
        load: async () => (await import("./audio/add.ts")).add,
      },
      {
        name: "attach",
        summary: "Say which recording a file is of",
        load: async () => (await import("./audio/attach.ts")).attach,
      },
      {
        name: "approve",
        summary: "Say which audio is the master",
        load: async () => (await import("./audio/approve.ts")).approve,
      },
      {
        name: "embed",
        summary: "Write tags, and prove what was written",
        load: async () => (await import("./audio/embed.ts")).embed,
      },
      {
        name: "verify",
        summary: "Compare files with the catalog",
        load: async () => (await import("./audio/verify.ts")).verify,
      },
    ],
  },
  {
    title: "Recordings",
    commands: [
      {
        name: "list",
        summary: "Show recordings",
        load: async () => (await import("./recording/list.ts")).list,
      },
      {
        name: "show",
        summary: "Show one recording, or the story of a code",
        load: async () => (await import("./recording/show.ts")).show,
      },
      {
        name: "set",
        summary: "Set fields of one or many things",
        load: async () => (await import("./recording/set.ts")).set,
      },
      {
        name: "credit",
        summary: "Name who did what",
        load: async () => (await import("./party/credit.ts")).credit,
      },
      {
        name: "party",
        summary: "Work with people and organizations",
        load: async () => (await import("./party/party.ts")).partyCommands,
      },
      {
        name: "work",
        summary: "Work with compositions",
        load: async () => (await import("./recording/work.ts")).workCommands,
      },
      {
        name: "release",
        summary: "Work with releases and their tracks",
        load: async () => (await import("./release/release.ts")).releaseCommands,
      },
      {
        name: "evidence",
        summary: "Keep what shows whose recording it is",
        load: async () => (await import("./recording/evidence.ts")).evidence,
      },
      {
        name: "merge",
        summary: "Join two records of one recording",
        load: async () => (await import("./recording/merge.ts")).merge,
      },
      {
        name: "split",
        summary: "Make a recording of files of another",
        load: async () => (await import("./recording/split.ts")).split,
      },
      {
        name: "remove",
        summary: "Remove what should never have been a recording",
        load: async () => (await import("./recording/remove.ts")).remove,
      },
    ],
  },
  {
    title: "Codes",
    commands: [
      {
        name: "assign",
        summary: "Give recordings their codes, once and for ever",
        load: async () => (await import("./ledger/assign.ts")).assign,
      },
      {
        name: "enter",
        summary: "Keep a code that somebody gave",
        load: async () => (await import("./ledger/enter.ts")).enter,
      },
      {
        name: "reserve",
        summary: "Hold a number for a draft",
        load: async () => (await import("./ledger/reserve.ts")).reserve,
      },
      {
        name: "void",
        summary: "End a number unused",
        load: async () => (await import("./ledger/void.ts")).voidCommand,
      },
      {
        name: "resolve",
        summary: "Answer for codes in conflict or found in files",
        load: async () => (await import("./ledger/resolve.ts")).resolve,
      },
      {
        name: "registrant",
        summary: "Work with who holds prefixes",
        load: async () => (await import("./ledger/registrant.ts")).registrantCommands,
      },
      {
        name: "prefix",
        summary: "Work with prefixes and their ranges",
        load: async () => (await import("./ledger/prefix.ts")).prefixCommands,
      },
      {
        name: "block",
        summary: "Work with parts of a range",
        load: async () => (await import("./ledger/block.ts")).blockCommands,
      },
      {
        name: "instance",
        summary: "Say which copy of a catalog this is",
        load: async () => (await import("./ledger/instance.ts")).instanceCommands,
      },
    ],
  },
  {
    title: "Sheets",
    commands: [
      {
        name: "sheet",
        summary: "Write the master sheet, and read sheets and lists of codes",
        load: async () => (await import("./sheet/sheet.ts")).sheetCommands,
      },
      {
        name: "reconcile",
        summary: "Lay what a distributor holds beside the catalog",
        load: async () => (await import("./sheet/reconcile.ts")).reconcile,
      },
    ],
  },
  {
    title: "The record",
    commands: [
      {
        name: "history",
        summary: "Show who did what, and prove it",
        load: async () => (await import("./history/history.ts")).history,
      },
      {
        name: "undo",
        summary: "Take back what was done",
        load: async () => (await import("./history/undo.ts")).undo,
      },
    ],
  },
  {
    title: "Keeping it safe",
    commands: [
      {
        name: "backup",
        summary: "Make and show proven copies",
        load: async () => (await import("./safety/backup.ts")).backupCommands,
      },
      {
        name: "restore",
        summary: "Put a backup back",
        load: async () => (await import("./safety/restore.ts")).restore,
      },
      {
        name: "export",
        summary: "Write everything in open formats",
        load: async () => (await import("./safety/export.ts")).exportAll,
      },
      {
        name: "import",
        summary: "Make a catalog of an export",
        load: async () => (await import("./safety/import.ts")).importAll,
      },
      {
        name: "doctor",
        summary: "Look at everything that could be wrong",
        load: async () => (await import("./safety/doctor.ts")).doctor,
      },
    ],
  },
  {
    title: "The program itself",
    commands: [
      {
        name: "completion",
        summary: "Print a script that lets a shell complete deadwax commands",
        load: async () => (await import("./completion.ts")).completion,
      },
    ],
  },
];
