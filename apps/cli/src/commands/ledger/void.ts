import { formatIsrc } from "@deadwax/identifiers";
import { requireIsrc, voidCode } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const voidCommand = defineCommand({
  description: `For a reservation that is not needed, or an assignment that was a mistake. The number is never given again; the
  recording can get another one.`,
  examples: [
    {
      command: 'deadwax void AA-6Q7-26-00012 --reason "assigned to the wrong mix"',
      says: "End a number unused",
    },
  ],
  positionals: [{ name: "code", help: "The ISRC, from a prefix of this catalog" }],
  flags: { reason: { type: "string", placeholder: "TEXT", required: true, help: "Why; kept in the ledger" } },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const isrc = requireIsrc(positionals.code);
      const { value: entry } = await voidCode(catalog, { isrc, reason: flags.reason });
      return outcome({ schema: "deadwax.void/1", isrc, entry, isDryRun: command.isDryRun }, (result) =>
        status(
          "ok",
          `${formatIsrc(result.isrc)} ${result.isDryRun ? "would be" : "is"} void: it will never be used`,
        ),
      );
    });
  },
});
