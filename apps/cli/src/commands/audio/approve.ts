import type { Issue } from "@deadwax/identifiers";
import {
  approve as approveService,
  approveAll,
  CatalogError,
  count,
  recordingName,
  soundIssues,
  VERSION_TYPES,
  type Approval,
  type ApprovedAll,
  type CatalogContext,
  type Id,
  type Recording,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { spaced } from "../../output/block.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withAudio } from "../../session/audio.ts";
import { chooseRecordings, choiceFlags } from "../../session/choose-recordings.ts";
import { findAssetOf } from "../../session/find-asset.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { refusedLines, shownRefusals } from "../../session/refusals.ts";

export const approve = defineCommand({
  description: `A person's word that this audio is the recording. It belongs to the audio: new tags keep it, one changed sample ends it.

  Other audio for a recording that has a code is compared by ear with the audio before. Where it is not the same recording in another form, it is a decision: --same with the reason, when no listener would call it another version; or --new,
  and it becomes a recording of its own while the code stays behind.`,
  examples: [
    { command: 'deadwax approve "Midnight Drive"', says: "Its only audio is the master" },
    {
      command: 'deadwax approve "Midnight Drive" --asset "Midnight Drive final2.wav"',
      says: "Say which of several files it is",
    },
    {
      command: 'deadwax approve "Midnight Drive" --asset new.wav --same "peak fixed, same mix"',
      says: "Other audio, same recording",
    },
    { command: "deadwax approve --all", says: "Every recording whose files all hold one audio" },
  ],
  positionals: [
    { name: "recording", help: "A title, a code or the end of an id", optional: true, repeated: true },
  ],
  flags: {
    ...choiceFlags,
    asset: { type: "string", placeholder: "FILE", help: "The file, by name or the end of its id" },
    note: { type: "string", placeholder: "TEXT", help: "Anything worth keeping with it" },
    same: {
      type: "string",
      placeholder: "REASON",
      help: "Other audio than before, and still the same recording",
    },
    new: {
      type: "string",
      placeholder: "REASON",
      help: "It is another recording: it gets a record of its own",
    },
    versionTitle: { type: "string", placeholder: "TEXT", help: "With --new: the version as shown" },
    versionType: {
      type: "string",
      placeholder: "TYPE",
      choices: VERSION_TYPES,
      repeated: true,
      help: "With --new: how it differs",
    },
    overrule: {
      type: "string",
      placeholder: "REASON",
      help: "Its audio is that of a coded recording, and it is another one all the same",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recordings = await chooseRecordings(catalog, {
        typed: positionals.recording,
        isAll: flags.all,
        status: ["draft", "reserved", "coded", "released"],
      });
      const [only] = recordings;
      if (flags.asset !== undefined && (only === undefined || recordings.length > 1))
        throw new CatalogError("RECORDING_WHICH", {});
      const assetId =
        flags.asset === undefined || only === undefined
          ? undefined
          : await findAssetOf(catalog, flags.asset, only.id);
      const { approved, refused: all } =
        only !== undefined && recordings.length === 1 && !flags.all
          ? await approveOne(command, catalog, { recordingId: only.id, ...given(flags, assetId) })
          : await approveEach(command, catalog, { recordings, request: given(flags, assetId) });
      // Recordings without audio are not what --all is about.
      const refused = all.filter(({ error }) => !(flags.all && error.code === "APPROVE_NO_MASTER"));
      const fresh = approved.filter((one) => one.isChanged);
      const result = {
        schema: "deadwax.approve/1" as const,
        isDryRun: command.isDryRun,
        approved: approved.map(({ recording, asset, approval, isChanged, isNewRecording }) => ({
          recordingId: recording.id,
          name: recordingName(recording),
          assetId: asset.id,
          file: asset.name,
          audioHash: approval.audioHash,
          heard: approval.heard,
          isChanged,
          isNewRecording,
          issues: soundIssues(asset),
        })),
        refused: refusedLines(refused),
      };
      return outcome(
        result,
        (done) =>
          spaced(
            status(
              "ok",
              `${command.isDryRun ? "Would approve" : "Approved"} ${count(fresh.length, "master")}${approved.length > fresh.length ? `, ${approved.length - fresh.length} were approved already` : ""}`,
            ),
            table(
              [
                { title: "Recording", value: (row) => row.name },
                { title: "Master", value: (row) => row.file },
                {
                  title: "",
                  value: (row) => (row.isNewRecording ? "a recording of its own" : HEARD[row.heard]),
                },
              ],
              done.approved.filter((row) => row.isChanged),
            ),
            statusLines(done.approved.filter((row) => row.isChanged).flatMap(soundWarnings)),
            statusLines(shownRefusals(refused)),
          ),
        { hasProblems: refused.length > 0 },
      );
    });
  },
});

const HEARD: Readonly<Record<Approval["heard"], string>> = {
  first: "",
  identical: "",
  same: "by ear the same recording as before",
  other: "other audio, by your word the same recording",
  "not-heard": "other audio, not heard",
};

/** What is heard in the audio that a person should have meant. */
function soundWarnings(row: {
  readonly file: string;
  readonly issues: readonly Issue[];
}): readonly StatusLine[] {
  return row.issues
    .filter(({ severity }) => severity !== "info")
    .map(({ message, hint }) => ({
      status: "warning",
      text: `${row.file}: ${message}`,
      ...(hint === undefined ? {} : { more: hint }),
    }));
}

async function approveOne(
  command: CommandContext,
  catalog: CatalogContext,
  request: Parameters<typeof approveService>[1],
): Promise<ApprovedAll> {
  return withAudio(command, async (audio) => {
    const { value } = await approveService({ ...catalog, ...audio }, request);
    return { approved: [value], refused: [] };
  });
}

async function approveEach(
  command: CommandContext,
  catalog: CatalogContext,
  given: { readonly recordings: readonly Recording[]; readonly request: Given },
): Promise<ApprovedAll> {
  const ids = given.recordings.map(({ id }) => id);
  return withAudio(
    command,
    async (audio) => (await approveAll({ ...catalog, ...audio }, ids, given.request)).value,
  );
}

type Given = Omit<Parameters<typeof approveService>[1], "recordingId">;

interface Flags {
  readonly note: string | undefined;
  readonly same: string | undefined;
  readonly new: string | undefined;
  readonly versionTitle: string | undefined;
  readonly versionType: readonly (typeof VERSION_TYPES)[number][];
  readonly overrule: string | undefined;
}

function given(flags: Flags, assetId: Id | undefined): Given {
  const asNew =
    flags.new === undefined
      ? {}
      : {
          asNew: {
            reason: flags.new,
            ...(flags.versionTitle === undefined ? {} : { versionTitle: flags.versionTitle }),
            ...(flags.versionType.length === 0 ? {} : { versionTypes: flags.versionType }),
          },
        };
  return {
    ...(assetId === undefined ? {} : { assetId }),
    ...(flags.note === undefined ? {} : { note: flags.note }),
    ...(flags.same === undefined ? {} : { same: flags.same }),
    ...asNew,
    ...(flags.overrule === undefined ? {} : { overrule: flags.overrule }),
  };
}
