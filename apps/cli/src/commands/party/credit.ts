import {
  addCredits,
  CREDIT_SUBJECTS,
  findNamed,
  findRecording,
  removeCredits,
  count,
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
    {
      command:
        'deadwax credit "Midnight Drive" "Ada Night" --role mastering --and "Night Bus" --and 8c1f2a34',
      says: "The same of three recordings",
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
    and: {
      type: "string",
      placeholder: "SUBJECT",
      repeated: true,
      help: "Another recording, work or release with the same credit",
    },
    remove: { type: "boolean", help: "Take the credit back" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const subjects = [positionals.subject, ...flags.and];
      const subjectIds = [...new Set(await findSubjects(catalog, flags.of, subjects))];
      const request = { subjectKind: flags.of, subjectIds, name: positionals.party, role: flags.role };
      const { value } = await (flags.remove ? removeCredits : addCredits)(catalog, request);
      const result = {
        schema: "deadwax.credit/1" as const,
        credits: value,
        isRemoved: flags.remove,
        isDryRun: command.isDryRun,
      };
      return outcome(result, ({ credits, isDryRun }) =>
        status("ok", [
          `${doneWords(flags.remove, isDryRun)} “${positionals.party}” as ${credits[0]?.role ?? ""}`,
          credits.length > 1 ? ` of ${count(credits.length, flags.of)}` : "",
        ]),
      );
    });
  },
});

function doneWords(isRemoved: boolean, isDryRun: boolean): string {
  if (isDryRun) return isRemoved ? "Would remove" : "Would credit";
  return isRemoved ? "Removed" : "Credited";
}

async function findSubjects(
  catalog: CatalogContext,
  kind: Credit["subjectKind"],
  texts: readonly string[],
): Promise<readonly Id[]> {
  return catalog.store.read(async (reader) => {
    const ids: Id[] = [];
    for (const text of texts) {
      const found =
        kind === "recording" ? await findRecording(reader, text) : await findNamed(reader, kind, text);
      ids.push(found.id);
    }
    return ids;
  });
}
