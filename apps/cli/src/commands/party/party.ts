import { addParty, eraseParty, findNamed, type Party } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { paragraph } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownId } from "../../session/words.ts";

const add = defineCommand({
  description:
    "Credits make parties by themselves; add one here when you want to say more, or when two share a name.",
  examples: [{ command: 'deadwax party add "Blue Room Records" --organization', says: "Add a label" }],
  positionals: [{ name: "name", help: "The name" }],
  flags: { organization: { type: "boolean", help: "It is an organization, not a person" } },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const kind: Party["kind"] = flags.organization ? "organization" : "person";
      const { value: party } = await addParty(catalog, { name: positionals.name, kind });
      return outcome({ schema: "deadwax.party.add/1", party, isDryRun: command.isDryRun }, (result) =>
        status("ok", ["Added “", result.party.name, "”  ", shownId(result.party.id)]),
      );
    });
  },
});

const list = defineCommand({
  description: "Everybody the catalog knows by name, with their identifiers.",
  examples: [{ command: "deadwax party list", says: "Every party" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const parties = await catalog.store.read((reader) => reader.find("party"));
      return outcome({ schema: "deadwax.party.list/1", parties }, (result) =>
        result.parties.length === 0
          ? paragraph("There are no parties yet.")
          : table(
              [
                { title: "Id", value: (party) => shownId(party.id), isWhole: true },
                { title: "Name", value: (party) => party.name },
                { title: "Kind", value: (party) => party.kind },
                { title: "ISNI", value: (party) => party.isni ?? "", isWhole: true },
                { title: "IPI", value: (party) => party.ipi ?? "", isWhole: true },
              ],
              result.parties,
            ),
      );
    });
  },
});

const erase = defineCommand({
  description: `As the law may ask. The name and identifiers go from the catalog and from its history; the history stays provable,
  because it holds sealed commitments. It cannot be undone. Artist lines are changed with deadwax set; backups keep what they
  have until you delete them.`,
  examples: [{ command: 'deadwax party erase "Ada Night"', says: "Erase a person's data" }],
  positionals: [{ name: "party", help: "The name, or the end of an id" }],
  flags: {},
  writes: true,
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const party = await catalog.store.read((reader) => findNamed(reader, "party", positionals.party));
      const isSure =
        command.isDryRun || (await command.prompt.confirm({ question: `Erase “${party.name}” for good?` }));
      if (isSure) await eraseParty(catalog, party.id);
      return outcome(
        { schema: "deadwax.party.erase/1", partyId: party.id, isErased: isSure, isDryRun: command.isDryRun },
        (result) =>
          status(result.isErased ? "ok" : "note", result.isErased ? "Erased" : "Nothing was erased"),
      );
    });
  },
});

export const partyCommands: CommandGroup = {
  description: "People and organizations.",
  subcommands: [
    { name: "add", summary: "Add a person or an organization", load: () => add },
    { name: "list", summary: "Show all parties", load: () => list },
    { name: "erase", summary: "Erase what is known of a person", load: () => erase },
  ],
};
