import { describe, expect, it } from "vitest";
import { COMMANDS } from "../commands/table.ts";
import { press } from "../testing/example-command.ts";
import { checkCommands } from "./table-rules.ts";

describe("the table of commands", () => {
  it("keeps the rules: helpful flags, names used once, examples that run", async () => {
    expect(await checkCommands(COMMANDS.flatMap(({ commands }) => commands))).toEqual([]);
  });

  it("would be found out when it did not", async () => {
    const broken = {
      ...press,
      examples: [
        { command: "deadwax press", says: "Nothing to press" },
        { command: "deadwax press 'A B' | head", says: "runs it." },
        { command: "deadwax --help", says: "Help" },
      ],
      positionals: [
        { name: "title", help: "The title." },
        { name: "file", help: "Files", repeated: true },
        { name: "last", help: "" },
      ],
      flags: { json: { type: "boolean", short: "q", help: "Taken" } },
    } as const;
    const entries = [
      { name: "press", summary: "Press", load: () => broken },
      { name: "bare", aliases: ["press"], summary: "bare", load: () => ({ ...press, examples: [] }) },
    ];
    expect(await checkCommands(entries)).toEqual([
      "the name press is given to two commands",
      "deadwax press: --json belongs to every command",
      "deadwax press: -q is given twice",
      "deadwax press title: the help ends in a full stop",
      "deadwax press last: the help is empty",
      "deadwax press: what follows a repeated or optional argument can never be read",
      expect.stringContaining("“deadwax press” is refused: CatalogError"),
      "deadwax press: “deadwax press 'A B' | head” ends in a full stop",
      "deadwax press: “deadwax press 'A B' | head” begins in lower case",
      expect.stringContaining("“deadwax press 'A B' | head” is refused"),
      "deadwax press: “deadwax --help” runs something else",
      "deadwax bare: the summary begins in lower case",
      "deadwax bare: has no example",
    ]);
  });
});
