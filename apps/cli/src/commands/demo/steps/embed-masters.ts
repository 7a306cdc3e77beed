/** Step 8: the codes go into copies of the masters, and what was written is read back. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { embedTags, recordingName, verifyTags, type EmbeddedTags } from "@deadwax/catalog";
import { formatIsrc, isCompactIsrc } from "@deadwax/identifiers";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { facts } from "../../../output/facts.ts";
import { status } from "../../../output/status.ts";
import { table } from "../../../output/table.ts";
import { listed } from "../../../output/words.ts";
import { MASTER_FILES, TO_APPROVE } from "../answers.ts";
import { chunksOf } from "../chunks.ts";
import type { Stage } from "../stage.ts";
import { memberOf, type Cast } from "./sort-out.ts";

export interface TaggedFile {
  readonly file: string;
  readonly isrc: string;
  /** Where a reader that shares no code with the writer found the code. */
  readonly confirmed: readonly { readonly reader: string; readonly carrier: string }[];
  readonly chunksBefore: readonly string[];
  readonly chunksAfter: readonly string[];
  readonly audioHash: string;
  /** Read again from the disk: the approved audio, and every tag as the catalog has it. */
  readonly isVerified: boolean;
}

export interface Embedding {
  readonly files: readonly TaggedFile[];
}

export async function embedMasters(stage: Stage, cast: Cast): Promise<Embedding> {
  const { command, places, catalog, audio } = stage;
  const context = { ...catalog, ...audio };
  await mkdir(places.deliver, { recursive: true });
  const progress = command.out.progress({ label: "Writing tags", total: TO_APPROVE.length });
  const written: Omit<TaggedFile, "isVerified">[] = [];
  try {
    for (const version of TO_APPROVE) {
      command.signal.throwIfAborted();
      const recordingId = memberOf(cast, version);
      const recording = await catalog.store.read((reader) => reader.get("recording", recordingId));
      if (recording === undefined) throw new Error(`${version} is not in the catalog`);
      const path = join(places.deliver, `${recordingName(recording)}.wav`);
      const source = join(places.artist, ...(MASTER_FILES.get(version) ?? "").split("/"));
      const tagged = await embedTags(context, { recordingId, to: { path } });
      written.push(await describe(tagged, { source, path }));
      progress.advance(1, recordingName(recording));
    }
  } finally {
    progress.end();
  }
  const verified = await verifyDelivered(stage, cast);
  return { files: written.map((one) => ({ ...one, isVerified: verified.has(one.file) })) };
}

async function describe(
  { plan, asset, confirmations }: EmbeddedTags,
  { source, path }: { readonly source: string; readonly path: string },
): Promise<Omit<TaggedFile, "isVerified">> {
  return {
    file: asset.name,
    isrc: plan.isrc ?? "",
    confirmed: confirmations
      .filter(({ field }) => field === "isrc")
      .map(({ reader, carrier }) => ({ reader, carrier })),
    chunksBefore: await chunksOf(source),
    chunksAfter: await chunksOf(path),
    audioHash: asset.audioHash ?? "",
  };
}

/** The names of the delivered files that say what the catalog says and hold the approved audio. */
async function verifyDelivered({ catalog, audio }: Stage, cast: Cast): Promise<ReadonlySet<string>> {
  const recordingIds = TO_APPROVE.map((version) => memberOf(cast, version));
  const delivered = await catalog.store.read(async (reader) => {
    const assets = await reader.find("asset", { recordingId: recordingIds, role: "delivery" });
    return new Map(assets.filter(({ madeFromId }) => madeFromId !== null).map(({ id, name }) => [id, name]));
  });
  const files = await verifyTags({ ...catalog, ...audio }, { recordingIds, concurrency: audio.concurrency });
  return new Set(
    files.flatMap(({ assetId, audio: heard, fields }) => {
      const name = delivered.get(assetId);
      const isRight = heard === "approved" && fields.every(({ verdict }) => verdict === "same");
      return name !== undefined && isRight ? [name] : [];
    }),
  );
}

/** `fmt · data · LIST stay, axml · id3 are new`, of one file for all. */
function chunkChange({ file, chunksBefore, chunksAfter }: TaggedFile): string {
  const added = chunksAfter.filter((id) => !chunksBefore.includes(id));
  const shown = (ids: readonly string[]): string => ids.map((id) => id.trim()).join(" · ");
  return `${shown(chunksBefore)} of ${file} stay, ${shown(added)} are new`;
}

export function showEmbedding({ files }: Embedding): Block {
  const readers = [...new Set(files.flatMap(({ confirmed }) => confirmed.map(({ reader }) => reader)))];
  const [first] = files;
  const verified = files.filter(({ isVerified }) => isVerified).length;
  return spaced(
    paragraph(
      "The codes go into copies of the masters; the artist's files stay as they are. What was written is read back by readers that share no code with the writer.",
    ),
    table(
      [
        { title: "In deliver/", value: (row) => row.file, isWhole: true },
        {
          title: "Code",
          value: (row) => (isCompactIsrc(row.isrc) ? formatIsrc(row.isrc) : ""),
          isWhole: true,
        },
        {
          title: "Read back in",
          value: (row) =>
            [...new Set(row.confirmed.map(({ carrier }) => carrier.replace(/\/.*$/u, "")))].join(", "),
        },
      ],
      files,
    ),
    first === undefined
      ? () => []
      : facts([
          ["chunks", chunkChange(first)],
          ["audio hash", `before and after ${first.audioHash.slice(0, 36)}…`],
        ]),
    status(
      verified === files.length ? "ok" : "problem",
      `${verified} of ${files.length} copies verified: every tag is there, and no sample changed`,
      `read back with ${listed(readers)}`,
    ),
  );
}
