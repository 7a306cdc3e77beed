import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import {
  addFiles,
  ASSET_ROLES,
  attachFile,
  CatalogError,
  findNamed,
  findRecording,
  recordingName,
  type CatalogContext,
  type Id,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { withAudio } from "../../session/audio.ts";
import { withCatalog, type OpenedContext } from "../../session/open-catalog.ts";

const AUDIO_WORDS = {
  approved: "it is the approved audio",
  "not-heard": "other audio than was approved; whether it is the same recording was not heard",
  "nothing-approved": "nothing is approved yet",
} as const;

export const attach = defineCommand({
  description: `A file that the catalog does not know yet is read first. A master is what versions are approved from; a delivery was made from it (another rate,
  bit depth or carrier); a side is one side of a disc or tape; a stem is a production part and has no code.`,
  examples: [
    {
      command: 'deadwax attach "Midnight Drive 16-44.wav" "Midnight Drive" --role delivery',
      says: "Another form of the same master",
    },
    { command: 'deadwax attach "Side A.wav" "Midnight Drive" --role side', says: "The vinyl side it is on" },
  ],
  positionals: [
    { name: "file", help: "A path, or the name of a file the catalog knows", completes: "file" },
    { name: "recording", help: "A title, a code or the end of an id" },
  ],
  flags: {
    role: {
      type: "string",
      placeholder: "ROLE",
      choices: ASSET_ROLES,
      help: "What the file is to the recording",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recording = await catalog.store.read((reader) => findRecording(reader, positionals.recording));
      const assetId = await findOrAdd(command, catalog, positionals.file);
      const { value } = await attachFile(catalog, {
        assetId,
        recordingId: recording.id,
        ...(flags.role === undefined ? {} : { role: flags.role }),
      });
      const result = {
        schema: "deadwax.attach/1" as const,
        isDryRun: command.isDryRun,
        assetId,
        recordingId: recording.id,
        role: value.asset.role,
        audio: value.audio,
        isChanged: value.isChanged,
      };
      return outcome(result, () =>
        status(
          value.audio === "not-heard" ? "question" : "ok",
          `“${value.asset.name}” is a ${value.asset.role} of “${recordingName(recording)}”`,
          AUDIO_WORDS[value.audio],
        ),
      );
    });
  },
});

/** A file that the catalog knows, or one that is read in now. */
export async function findOrAdd(command: CommandContext, catalog: OpenedContext, text: string): Promise<Id> {
  const path = resolve(command.cwd, text);
  if (!existsSync(path)) return (await catalog.store.read((reader) => findNamed(reader, "asset", text))).id;
  if (command.isDryRun) return knownAt(catalog, path);
  const added = await withAudio(
    command,
    (audio) =>
      addFiles({ ...catalog, ...audio }, { paths: [path], recordingFor: "none", signal: command.signal }),
    catalog,
  );
  const [file] = added.files;
  if (file?.assetId != null) return file.assetId;
  if (file?.error != null) throw new CatalogError("ATTACH_REFUSED", { path, why: file.error.message });
  throw new CatalogError("FILE_NOT_FOUND", { path });
}

/** In a dry run nothing is read in, so only a file that is known can be talked about. */
async function knownAt(catalog: CatalogContext, path: string): Promise<Id> {
  const place = (await realpath(path)).normalize("NFC");
  const [location] = await catalog.store.read((reader) => reader.find("location", { path: place }));
  if (location !== undefined) return location.assetId;
  throw new CatalogError("ATTACH_DRY_RUN", { path });
}
