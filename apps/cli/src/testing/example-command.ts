/** Commands that only tests know: one of each thing a command can have. */
import { defineCommand, outcome, type CommandSection } from "../command/command.ts";
import { spaced } from "../output/block.ts";
import { facts } from "../output/facts.ts";
import { table } from "../output/table.ts";

export const press = defineCommand({
  description: `Presses a record.

  Nothing else happens.`,
  examples: [{ command: 'deadwax press "Night Bus" --speed 33 --color', says: "Press one record" }],
  positionals: [
    { name: "title", help: "What is printed on it" },
    { name: "sideFile", help: "The audio of its sides", optional: true, repeated: true, completes: "file" },
  ],
  flags: {
    mode: {
      type: "string",
      placeholder: "MODE",
      choices: ["stereo", "mono"],
      default: "stereo",
      help: "How it is cut",
    },
    speed: {
      type: "number",
      short: "s",
      placeholder: "RPM",
      min: 16,
      max: 78,
      isInteger: true,
      help: "How fast it turns",
    },
    artist: { type: "string", short: "a", placeholder: "NAME", repeated: true, help: "Who performs" },
    cutOn: { type: "date", placeholder: "DATE", help: "When it was cut" },
    explicit: { type: "boolean", negatable: true, help: "Whether it carries the sticker" },
    loud: { type: "boolean", short: "l", help: "Cut it hot" },
    plant: { type: "string", placeholder: "CITY", completes: "folder", help: "Where it is pressed" },
  },
  writes: true,
  async run(context, { positionals, flags }) {
    if (positionals.title === "bug") throw new TypeError("the lathe is on fire");
    const result = {
      schema: "deadwax.press/1" as const,
      ...positionals,
      ...flags,
      isDryRun: context.isDryRun,
      catalog: context.catalog.label,
    };
    const rows = flags.artist.map((name, index) => ({ name, share: index + 1 }));
    return outcome(
      result,
      ({ title, mode }) =>
        spaced(
          facts([
            ["Title", title],
            ["Cut", mode],
          ]),
          table(
            [
              { title: "Artist", value: (row) => row.name },
              { title: "No.", value: (row) => row.share },
            ],
            rows,
          ),
        ),
      { hasProblems: flags.loud },
    );
  },
});

const ship = defineCommand({
  examples: [],
  positionals: [],
  flags: { to: { type: "string", placeholder: "PLACE", required: true, help: "Where to" } },
  async run({ signal, prompt, out }, { flags }) {
    out.note(facts([["Packing", flags.to]]));
    const isSure = await prompt.confirm({ question: "Ship it?" });
    signal.throwIfAborted();
    return outcome({ schema: "deadwax.ship/1", to: flags.to, isSure }, ({ to }) =>
      facts([["Shipped to", to]]),
    );
  },
});

export const EXAMPLE_SECTIONS: readonly CommandSection[] = [
  {
    title: "Making records",
    commands: [
      { name: "press", aliases: ["stamp"], summary: "Press a record", load: () => press },
      {
        name: "plant",
        summary: "Work with a pressing plant",
        load: async () => ({
          description: "Everything around the plant.",
          subcommands: [
            { name: "ship", summary: "Send the records off", load: () => ship },
            { name: "list", summary: "Show the plants", load: () => ({ ...ship, flags: {} }) },
          ],
        }),
      },
    ],
  },
];
