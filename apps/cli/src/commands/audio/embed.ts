import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { formatIsrc, isCompactIsrc } from "@deadwax/identifiers";
import {
  CatalogError,
  count,
  isRefusal,
  embedTags,
  pathToOpen,
  recordingName,
  type CatalogContext,
  type EmbeddedTags,
  type EmbedTagsRequest,
  plannedFields,
  TAG_PARTS,
  type Recording,
  type TagField,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { spaced, type Block } from "../../output/block.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusLines } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withAudio, type AudioTools } from "../../session/audio.ts";
import { chooseRecordings, choiceFlags } from "../../session/choose-recordings.ts";
import { findAssetOf } from "../../session/find-asset.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { refusedLines, shownRefusals } from "../../session/refusals.ts";

export const embed = defineCommand({
  description: `Writes code, title, version, artists, release and lines into the file, and nothing else: every chunk that was there stays, byte for byte, and no sample
  changes. What was written is read back by a reader that shares no code with the writer, and the audio is compared with what was approved.

  A tag is the label on the box; what a distributor is sent is the manifest.`,
  examples: [
    { command: "deadwax embed --all --to ~/Music/deliver", says: "Tagged copies of every coded master" },
    {
      command: 'deadwax embed "Midnight Drive" --in-place',
      says: "Into the file itself; an interruption leaves the old one",
    },
    {
      command: 'deadwax embed "Midnight Drive" --in-place --only code --dry-run',
      says: "Show what would be written: the code and nothing else",
    },
  ],
  positionals: [
    { name: "recording", help: "A title, a code or the end of an id", optional: true, repeated: true },
  ],
  flags: {
    ...choiceFlags,
    to: { type: "string", placeholder: "FOLDER", completes: "folder", help: "Where the tagged copies go" },
    inPlace: { type: "boolean", help: "Write into the files themselves" },
    asset: { type: "string", placeholder: "FILE", help: "Which file, when it is not the approved one" },
    only: {
      type: "string",
      placeholder: "PART",
      choices: TAG_PARTS,
      repeated: true,
      help: "Write this and nothing else; left out, everything the catalog knows",
    },
    replaceCode: { type: "boolean", help: "Replace another code that stands in the file" },
    replaceTitle: {
      type: "boolean",
      help: "Replace the title in the file by one that is only a guess from its name",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    if ((flags.to === undefined) !== flags.inPlace) throw new CatalogError("EMBED_WHERE", {});
    return withCatalog(command, async (catalog) =>
      withAudio(command, async (audio) => {
        const recordings = await chooseRecordings(catalog, {
          typed: positionals.recording,
          isAll: flags.all,
          status: ["coded", "released"],
        });
        const to: EmbedTagsRequest["to"] =
          flags.to === undefined ? "in-place" : { folder: resolve(command.cwd, flags.to) };
        if (to === "in-place" && !command.isDryRun) await recoverFirst(catalog, audio, recordings);
        const done: EmbeddedTags[] = [];
        const refused: { readonly recording: (typeof recordings)[number]; readonly error: CatalogError }[] =
          [];
        const progress = command.out.progress({ label: "Writing tags", total: recordings.length });
        try {
          for (const recording of recordings) {
            command.signal.throwIfAborted();
            const assetId =
              flags.asset === undefined
                ? {}
                : { assetId: await findAssetOf(catalog, flags.asset, recording.id) };
            try {
              const { replaceCode, replaceTitle } = flags;
              const parts = flags.only.length === 0 ? {} : { parts: flags.only };
              const request = {
                recordingId: recording.id,
                to,
                replaceCode,
                replaceTitle,
                ...parts,
                ...assetId,
              };
              done.push(await embedTags({ ...catalog, ...audio }, request));
            } catch (thrown) {
              if (!isRefusal(thrown) || recordings.length === 1 || endsAll(thrown, to)) throw thrown;
              refused.push({ recording, error: thrown });
            }
            progress.advance(1, recordingName(recording));
          }
        } finally {
          progress.end();
        }
        const result = {
          schema: "deadwax.embed/1" as const,
          isDryRun: command.isDryRun,
          files: done.map(({ recording, path, plan, isChanged, compared, confirmations, issues }) => ({
            recordingId: recording.id,
            name: recordingName(recording),
            path,
            plan,
            isChanged,
            compared,
            confirmations,
            issues,
          })),
          refused: refusedLines(refused),
        };
        const page = recordings.length === 0 ? NOTHING : shown(command, done);
        return outcome(result, () => spaced(page, statusLines(shownRefusals(refused))), {
          hasProblems: refused.length > 0,
        });
      }),
    );
  },
});

const NOTHING = status(
  "note",
  "There is nothing to embed: no recording has a code.",
  "deadwax approve says which audio is the master; deadwax assign or deadwax enter gives the code; deadwax list shows what each has.",
);

/** Whether the next recording would meet the same: a full disk, a catalog or a folder that cannot be written. */
function endsAll({ code }: CatalogError, to: EmbedTagsRequest["to"]): boolean {
  const isOfCatalog = code.startsWith("STORE_");
  return isOfCatalog || code === "FILE_DISK_FULL" || (code === "FILE_NOT_WRITABLE" && to !== "in-place");
}

/** An earlier write into the same folders may have been interrupted: it is rolled back before the next one. */
async function recoverFirst(
  catalog: CatalogContext,
  audio: AudioTools,
  recordings: readonly Recording[],
): Promise<void> {
  const assets = await catalog.store.read((reader) =>
    reader.find("asset", { recordingId: recordings.map(({ id }) => id) }),
  );
  const locations = await catalog.store.read((reader) =>
    reader.find("location", { assetId: assets.map(({ id }) => id) }),
  );
  for (const folder of new Set(locations.map(({ path }) => dirname(pathToOpen(path))))) {
    if (existsSync(folder)) await audio.tags.recover(folder);
  }
}

function compared(done: readonly EmbeddedTags[]): string {
  const bytes = done.filter((one) => one.compared === "bytes").length;
  if (bytes === 0) return ", no sample changed";
  const which = bytes === done.length ? "" : `no sample changed; of ${count(bytes, "file")} with `;
  return `, ${which}audio that is not heard: every byte outside the tags is as it was`;
}

function shown(command: CommandContext, done: readonly EmbeddedTags[]): Block {
  const changed = done.filter((one) => one.isChanged || command.isDryRun);
  const readers = new Set(
    done.flatMap((one) => one.confirmations.map((confirmation) => confirmation.reader)),
  );
  const folders = new Set(done.map((one) => dirname(one.path)));
  const folder = folders.size === 1 ? [...folders][0] : undefined;
  return spaced(
    status("ok", [
      `${command.isDryRun ? "Would write" : "Wrote"} the tags of ${count(changed.length, "file")}`,
      folder === undefined ? "" : ` in ${folder}`,
      done.length > changed.length ? `, ${done.length - changed.length} said it all already` : "",
      readers.size > 0 ? `; read back by ${[...readers].join(" and ")}${compared(done)}` : "",
    ]),
    table(
      [
        { title: "Recording", value: (one) => recordingName(one.recording) },
        {
          title: "Code",
          value: (one) =>
            one.plan.isrc !== undefined && isCompactIsrc(one.plan.isrc) ? formatIsrc(one.plan.isrc) : "",
          isWhole: true,
        },
        { title: "File", value: (one) => (folder === undefined ? one.path : basename(one.path)) },
        {
          title: "Confirmed in",
          value: (one) =>
            [
              ...new Set(
                one.confirmations.filter(({ field }) => field === "isrc").map(({ carrier }) => carrier),
              ),
            ].join(", "),
        },
      ],
      done,
    ),
    ...(command.isDryRun ? done.slice(0, MAX_PLANS).map(planTable) : []),
    issueLines(done.flatMap((one) => one.issues)),
  );
}

/** More plans than a person reads; all are in --json. */
const MAX_PLANS = 10;

const FIELD_TITLES: Partial<Readonly<Record<TagField, string>>> = {
  isrc: "ISRC",
  versionTitle: "version",
  trackNumber: "track number",
  copyright: "© line",
  phonogramCopyright: "℗ line",
};

/** What the tags say now and what they would say, field by field. */
function planTable({ recording, plan, before }: EmbeddedTags): Block {
  return table(
    [
      { title: recordingName(recording), value: ({ field }) => FIELD_TITLES[field] ?? field, isWhole: true },
      {
        title: "In the file",
        value: ({ field }) =>
          [
            ...new Set(
              before
                .filter((tag) => tag.field === field && tag.trust === "carrier")
                .map(({ value }) => value),
            ),
          ].join(", "),
      },
      { title: "Would be", value: ({ wanted }) => wanted },
    ],
    plannedFields(plan),
  );
}
