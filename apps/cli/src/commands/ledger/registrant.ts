import { addRegistrant } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { requireTerritory } from "../../session/territories.ts";
import { shownId } from "../../session/words.ts";

const add = defineCommand({
  description:
    "A registrant is the person or organization to whom an agency allocates prefixes. Its time zone decides the year of a code.",
  examples: [
    { command: 'deadwax registrant add "Night Shift Records" --territory Sweden', says: "Record a label" },
  ],
  positionals: [{ name: "name", help: "The name the agency knows" }],
  flags: {
    person: { type: "boolean", help: "It is a person, not an organization" },
    territory: { type: "string", placeholder: "COUNTRY", help: "Where it is, to name its agency" },
    timeZone: { type: "string", placeholder: "ZONE", help: "IANA time zone; left out, this computer's" },
    notes: { type: "string", placeholder: "TEXT", help: "Anything worth keeping" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const agency = flags.territory === undefined ? undefined : requireTerritory(flags.territory).agency;
      const { value } = await addRegistrant(catalog, {
        name: positionals.name,
        kind: flags.person ? "person" : "organization",
        timeZone: flags.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(agency === undefined ? {} : { agency: agency.name }),
        ...(flags.notes === undefined ? {} : { notes: flags.notes }),
      });
      return outcome(
        { schema: "deadwax.registrant.add/1", ...value, isDryRun: command.isDryRun },
        ({ registrant, party }) =>
          spaced(
            status("ok", `“${party.name}” is a registrant`),
            facts([
              ["Agency", registrant.agency ?? undefined],
              ["Time zone", registrant.timeZone],
              ["Next", `deadwax prefix add PREFIX --registrant "${party.name}" --unused`],
            ]),
          ),
      );
    });
  },
});

const list = defineCommand({
  description: "Registrants hold prefixes. A catalog that only enters codes needs none.",
  examples: [{ command: "deadwax registrant list", says: "Every registrant" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const rows = await catalog.store.read(async (reader) => {
        const registrants = await reader.find("registrant");
        const parties = new Map(
          (await reader.find("party", { id: registrants.map((one) => one.partyId) })).map((one) => [
            one.id,
            one,
          ]),
        );
        return registrants.map((registrant) => ({
          registrant,
          name: parties.get(registrant.partyId)?.name ?? "",
        }));
      });
      return outcome({ schema: "deadwax.registrant.list/1", registrants: rows }, ({ registrants }) =>
        registrants.length === 0
          ? paragraph("There is no registrant: codes are entered as others give them.")
          : table(
              [
                { title: "Id", value: (row) => shownId(row.registrant.id), isWhole: true },
                { title: "Name", value: (row) => row.name },
                { title: "Agency", value: (row) => row.registrant.agency ?? "" },
                { title: "Time zone", value: (row) => row.registrant.timeZone },
              ],
              registrants,
            ),
      );
    });
  },
});

export const registrantCommands: CommandGroup = {
  description:
    "To whom prefixes are allocated. Optional: distributors and labels give codes without you being one.",
  subcommands: [
    { name: "add", summary: "Record who holds prefixes", load: () => add },
    { name: "list", summary: "Show all registrants", load: () => list },
  ],
};
