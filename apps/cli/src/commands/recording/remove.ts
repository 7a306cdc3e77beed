import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { findRecording, recordingName, removeRecording, type RemovedRecording } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { Cancelled } from "../../prompt/prompt.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const remove = defineCommand({
  description: `For a recording that should never have been one. Its files stay in the catalog, unfiled; numbers it held are void. What is on a release stays. Two records of one
  recording are merged instead. deadwax undo brings it back.`,
  examples: [{ command: 'deadwax remove 8c1f2a34 --reason "a ringtone sketch"', says: "Remove a record" }],
  positionals: [{ name: "recording", help: "A title or the end of an id" }],
  flags: {
    reason: { type: "string", placeholder: "TEXT", required: true, help: "Why; kept in the history" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recording = await catalog.store.read((reader) => findRecording(reader, positionals.recording));
      const request = { recordingId: recording.id, reason: flags.reason };
      // What it costs is known only after the rules have spoken: the same removal, without a trace, says so.
      const { value: rehearsed } = await removeRecording({ ...catalog, isDryRun: true }, request);
      if (!command.isDryRun) await requireConsent(command, rehearsed);
      const { value: removed } = await removeRecording(catalog, request);
      return outcome(
        {
          schema: "deadwax.remove/1",
          recordingId: recording.id,
          voided: removed.voided,
          foreignCodes: removed.foreignCodes,
          isDryRun: command.isDryRun,
        },
        ({ isDryRun }) =>
          status(
            "ok",
            `${isDryRun ? "Would remove" : "Removed"} “${recordingName(recording)}”`,
            consequences(removed).join(" "),
          ),
      );
    });
  },
});

/** A code is not lost without having been named. */
async function requireConsent(command: CommandContext, removed: RemovedRecording): Promise<void> {
  const lost = consequences(removed);
  if (lost.length === 0) return;
  const question = `${lost.join(" ")} Remove “${recordingName(removed.recording)}”?`;
  if (!(await command.prompt.confirm({ question }))) throw new Cancelled();
}

function consequences({ voided, foreignCodes }: RemovedRecording): readonly string[] {
  const said = (codes: readonly Isrc[]): string => codes.map(formatIsrc).join(", ");
  return [
    ...(voided.length > 0
      ? [`${said(voided)} ${voided.length === 1 ? "becomes" : "become"} void for ever.`]
      : []),
    ...(foreignCodes.length > 0
      ? [`${said(foreignCodes)} ${foreignCodes.length === 1 ? "stays" : "stay"} in use wherever it was sent.`]
      : []),
  ];
}
