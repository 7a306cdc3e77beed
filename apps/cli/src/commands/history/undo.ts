import { count, undo as undoOperation, type Operation } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { nothing, paragraph, spaced, type Block } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { operationNumbered } from "../../session/operations.ts";

export const undo = defineCommand({
  description: `Takes back a whole entry of the history, the last one when none is named: an import is undone as a whole. A number that was
  taken stays taken: it becomes void. Files on disks stay as they are. When later work builds on the entry, nothing is changed and that work is listed.`,
  examples: [
    { command: "deadwax undo", says: "Take back the last thing" },
    { command: "deadwax undo 12", says: "Take back entry 12 of the history" },
  ],
  positionals: [{ name: "entry", help: "Its number in deadwax history", optional: true }],
  flags: {},
  writes: true,
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const { entry } = positionals;
      const id =
        entry === undefined
          ? undefined
          : await catalog.store.read((reader) => operationNumbered(reader, entry));
      const { value } = await undoOperation(catalog, id);
      const result = {
        schema: "deadwax.undo/1" as const,
        undone: value.undone.sequence,
        sentence: value.sentence,
        restored: value.restored,
        void: value.spent,
        closed: value.closed,
        isDryRun: command.isDryRun,
      };
      return outcome(result, (done) =>
        spaced(
          status("ok", `${done.isDryRun ? "Would undo" : "Undid"} entry ${done.undone}: ${done.sentence}`),
          value.undone.action === "embed" ? taggedFile(value.undone.parameters) : nothing,
          done.void.length === 0
            ? nothing
            : paragraph(
                `Void from now on, because a number that was taken is never given again: ${done.void.slice(0, 5).join(", ")}${done.void.length > 5 ? ` and ${done.void.length - 5} more` : ""}`,
              ),
          done.closed === 0
            ? nothing
            : paragraph(
                `${count(done.closed, "number")} below what came in ${done.closed === 1 ? "stays closed: it" : "stay closed: they"} may be in use, too.`,
              ),
        ),
      );
    });
  },
});

/** The catalog forgets what it wrote; the file does not. */
function taggedFile({ path, title, isCopy }: Operation["parameters"]): Block {
  const file = typeof path === "string" ? path : "The file";
  const said = `${file} still has the tags that were written: an undo touches no file.`;
  const recording = typeof title === "string" ? `"${title}"` : "RECORDING";
  return isCopy === true
    ? status(
        "warning",
        said,
        "Delete it when nobody is to have it; deadwax embed into the same folder knows it again.",
      )
    : status(
        "warning",
        said,
        `deadwax add "${file}" reads it as it now is; after that deadwax embed ${recording} --in-place --replace-code writes what the catalog says.`,
      );
}
