import { findRecording, recordingName, splitRecording, VERSION_TYPES, type Id } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { findAssetOf } from "../../session/find-asset.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownId } from "../../session/words.ts";

const HOW = [...VERSION_TYPES, "part-removed", "part-alone"] as const;

export const split = defineCommand({
  description: `Makes a recording of files of another one: for a version that was filed with it, or for a stem that is to be released. A stem becomes a recording in no other way, and
  keeps its lineage. Codes stay with the old recording.`,
  examples: [
    {
      command:
        'deadwax split "Midnight Drive" --asset "MD clean v3.wav" --version-title Clean --how clean --reason "muted words"',
      says: "A clean edit is a recording of its own",
    },
    {
      command:
        'deadwax split "Midnight Drive" --asset voice.wav --version-title "A Cappella" --how part-alone --reason "released as a single"',
      says: "A stem becomes a recording",
    },
  ],
  positionals: [{ name: "recording", help: "The recording the files are of, or were made for" }],
  flags: {
    asset: {
      type: "string",
      placeholder: "FILE",
      required: true,
      repeated: true,
      help: "The files, by name or the end of an id",
    },
    title: { type: "string", placeholder: "TEXT", help: "Its title, when another" },
    versionTitle: { type: "string", placeholder: "TEXT", help: "The version as shown" },
    versionType: {
      type: "string",
      placeholder: "TYPE",
      choices: VERSION_TYPES,
      repeated: true,
      help: "How it differs",
    },
    how: {
      type: "string",
      placeholder: "HOW",
      choices: HOW,
      required: true,
      help: "How it was made from the other one",
    },
    reason: { type: "string", placeholder: "TEXT", required: true, help: "Why; kept with the decision" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recording = await catalog.store.read((reader) => findRecording(reader, positionals.recording));
      const assetIds: Id[] = [];
      for (const text of flags.asset) assetIds.push(await findAssetOf(catalog, text, recording.id));
      const { value } = await splitRecording(catalog, {
        recordingId: recording.id,
        assetIds,
        how: flags.how,
        reason: flags.reason,
        ...(flags.title === undefined ? {} : { title: flags.title }),
        ...(flags.versionTitle === undefined ? {} : { versionTitle: flags.versionTitle }),
        ...(flags.versionType.length === 0 ? {} : { versionTypes: flags.versionType }),
      });
      const result = {
        schema: "deadwax.split/1" as const,
        isDryRun: command.isDryRun,
        recordingId: value.recording.id,
        from: value.source.id,
        assets: value.assets.map((asset) => asset.id),
        endedApproval: value.ended,
      };
      return outcome(
        result,
        () =>
          spaced(
            status("ok", [
              `“${recordingName(value.recording)}” is a recording of its own  `,
              shownId(value.recording.id),
            ]),
            value.ended === null
              ? () => []
              : status(
                  "warning",
                  `“${recordingName(value.source)}” has no approved master any more: its audio is the new one's.`,
                ),
          ),
        { hasProblems: value.ended !== null },
      );
    });
  },
});
