import {
  addCredit,
  CREDIT_SUBJECTS,
  findNamed,
  findRecording,
  removeCredit,
  type CatalogContext,
  type Credit,
  type Id,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const credit = defineCommand({
  description:
    "Names who did what on a recording, work or release. The party is made when there is none of that name.",
  examples: [
    {
      command: 'deadwax credit "Midnight Drive" "Ada Night" --role producer',
      says: "A producer of a recording",
    },
    {
      command: 'deadwax credit "Midnight Drive" "Ada Night" --role composer --of work',
      says: "A composer of a work",
    },
  ],
  positionals: [
    { name: "subject", help: "A recording, work or release" },
    { name: "party", help: "The contributor's name" },
  ],
  flags: {
    role: {
      type: "string",
      placeholder: "ROLE",
      required: true,
      help: "What they did: vocals, producer, mastering engineer, composer",
    },
    of: {
      type: "string",
      placeholder: "KIND",
      choices: CREDIT_SUBJECTS,
      default: "recording",
      help: "What kind of thing it is",
    },
    remove: { type: "boolean", help: "Take the credit back" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const subjectId = await findSubject(catalog, flags.of, positionals.subject);
      const request = { subjectKind: flags.of, subjectId, name: positionals.party, role: flags.role };
      const { value } = flags.remove
        ? await removeCredit(catalog, request)
        : await addCredit(catalog, request);
      return outcome(
        { schema: "deadwax.credit/1", credit: value, isRemoved: flags.remove, isDryRun: command.isDryRun },
        () =>
          status("ok", `${flags.remove ? "Removed" : "Credited"} “${positionals.party}” as ${value.role}`),
      );
    });
  },
});

async function findSubject(catalog: CatalogContext, kind: Credit["subjectKind"], text: string): Promise<Id> {
  return catalog.store.read(
    async (reader) =>
      (kind === "recording" ? await findRecording(reader, text) : await findNamed(reader, kind, text)).id,
  );
}
