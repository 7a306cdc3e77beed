import { findRecording, recordingName, removeRecording } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { status } from "../../output/status.ts";
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
      await removeRecording(catalog, { recordingId: recording.id, reason: flags.reason });
      return outcome(
        { schema: "deadwax.remove/1", recordingId: recording.id, isDryRun: command.isDryRun },
        (result) =>
          status("ok", `${result.isDryRun ? "Would remove" : "Removed"} “${recordingName(recording)}”`),
      );
    });
  },
});
