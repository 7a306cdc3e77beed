/**
 * Every command, in the order help shows them. A line holds what a list needs to show; the command itself is loaded
 * only when it is asked for. See ../../README.md for how to add one.
 */
import type { CommandSection } from "../command/command.ts";

export const COMMANDS: readonly CommandSection[] = [
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
