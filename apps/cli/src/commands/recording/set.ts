import {
  CatalogError,
  EDITABLE_FIELDS,
  EDITABLE_KINDS,
  findNamed,
  findRecording,
  setFields,
  type CatalogContext,
  type EditableKind,
  type Id,
} from "@deadwax/catalog";
import { count } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

const PAIR = /^[a-z][a-z_-]*=.*$/su;

export const set = defineCommand({
  description: `Names first, then field=value pairs; an empty value clears the field.

${EDITABLE_KINDS.map((kind) => `  Fields of a ${kind}: ${EDITABLE_FIELDS[kind].map((field) => field.name).join(", ")}.`).join("\n\n")}`,
  examples: [
    {
      command: 'deadwax set "Midnight Drive" display_artist="The Night Shift" first_published_on=2026-11',
      says: "Two fields of one recording",
    },
    { command: "deadwax set 8c1f2a34 9d0e1b22 label=", says: "Clear the label of two recordings" },
    {
      command: 'deadwax set --kind release "Midnight Drive EP" gtin=4050538793819',
      says: "The barcode of a release",
    },
  ],
  positionals: [{ name: "what", help: "Things, then field=value pairs", repeated: true }],
  flags: {
    kind: {
      type: "string",
      placeholder: "KIND",
      choices: EDITABLE_KINDS,
      default: "recording",
      help: "What kind of thing it is",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const pairs = positionals.what.filter((word) => PAIR.test(word));
    const things = positionals.what.filter((word) => !PAIR.test(word));
    if (pairs.length === 0 || things.length === 0)
      throw new CatalogError("SET_NOTHING", { kind: flags.kind });
    const values = Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    );
    return withCatalog(command, async (catalog) => {
      const ids = await findAll(catalog, flags.kind, things);
      const { value, changeCount } = await setFields(catalog, { kind: flags.kind, ids, values });
      const result = {
        schema: "deadwax.set/1" as const,
        kind: flags.kind,
        changed: changeCount,
        things: value,
        isDryRun: command.isDryRun,
      };
      return outcome(result, ({ changed }) =>
        status(
          changed === 0 ? "note" : "ok",
          changed === 0
            ? "Nothing changed: it was so already."
            : `${command.isDryRun ? "Would change" : "Changed"} ${count(changed, flags.kind)}`,
        ),
      );
    });
  },
});

async function findAll(
  catalog: CatalogContext,
  kind: EditableKind,
  things: readonly string[],
): Promise<readonly Id[]> {
  return catalog.store.read(async (reader) => {
    const ids: Id[] = [];
    for (const text of things)
      ids.push(
        (kind === "recording" ? await findRecording(reader, text) : await findNamed(reader, kind, text)).id,
      );
    return ids;
  });
}
