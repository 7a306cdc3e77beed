/** Step 2: every file is read once, to its end. */
import { realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import { addFiles, count, type FileOutcome } from "@deadwax/catalog";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { statusLines, type StatusLine } from "../../../output/status.ts";
import { listed } from "../../../output/words.ts";
import { withProgress } from "../../../session/with-progress.ts";
import type { KnownFile, Stage } from "../stage.ts";

export interface Listening {
  readonly heard: number;
  /** Recordings proposed from audio, names and tags. */
  readonly proposed: number;
  readonly stems: readonly string[];
  /** Files of one audio under several names. */
  readonly sameAudio: readonly { readonly audioHash: string; readonly files: readonly string[] }[];
  readonly refused: readonly { readonly file: string; readonly code: string; readonly why: string }[];
  readonly notAudio: readonly string[];
}

export interface Heard {
  readonly listening: Listening;
  /** By path in the artist's folder, with slashes. */
  readonly known: ReadonlyMap<string, KnownFile>;
}

export async function listen({ command, places, catalog, audio }: Stage): Promise<Heard> {
  const added = await withProgress(command, { label: "Listening" }, (shown) =>
    addFiles({ ...catalog, ...audio }, { ...shown, paths: [places.artist], concurrency: audio.concurrency }),
  );
  command.signal.throwIfAborted();
  const root = await realpath(places.artist);
  const files = added.files.map((outcome) => ({ ...outcome, path: pathIn(root, outcome.path) }));
  const known = new Map(
    files.flatMap(({ path, assetId, recordingId }) =>
      assetId === null ? [] : [[path, { assetId, recordingId }] as const],
    ),
  );
  const assets = await catalog.store.read((reader) => reader.find("asset", {}));
  const byAudio = Map.groupBy(
    [...known].flatMap(([path, { assetId }]) => {
      const audioHash = assets.find(({ id }) => id === assetId)?.audioHash ?? null;
      return audioHash === null ? [] : [{ path, audioHash }];
    }),
    ({ audioHash }) => audioHash,
  );
  const stems = new Set(assets.filter(({ role }) => role === "stem").map(({ id }) => id));
  return {
    known,
    listening: {
      heard: known.size,
      proposed: new Set(files.filter((file) => file.isNewRecording).map((file) => file.recordingId)).size,
      stems: [...known].filter(([, { assetId }]) => stems.has(assetId)).map(([path]) => path),
      sameAudio: [...byAudio]
        .filter(([, same]) => same.length > 1)
        .map(([audioHash, same]) => ({ audioHash, files: same.map(({ path }) => path) })),
      refused: files.flatMap(refusalOf),
      notAudio: files.filter(({ outcome }) => outcome === "not-audio").map(({ path }) => path),
    },
  };
}

function pathIn(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

function refusalOf({ path, outcome, error }: FileOutcome): Listening["refused"] {
  if (outcome !== "refused" || error === null) return [];
  // The message begins with the whole path, which is the reader's own and may be long.
  return [{ file: path, code: error.code, why: error.message.replace(/^“[^”]*” /u, "") }];
}

export function showListening(listening: Listening): Block {
  const { heard, proposed, stems, sameAudio, refused, notAudio } = listening;
  return spaced(
    paragraph(
      "A catalog is begun, and every file is read once, to its end. What counts is the sound itself: Deadwax hashes the samples, whatever a file is called and whatever its tags say.",
    ),
    statusLines([
      { status: "ok", text: `${count(heard, "file")} heard, ${count(proposed, "recording")} proposed` },
      ...sameAudio.map((same): StatusLine => ({
        status: "ok",
        text: `One audio under ${same.files.length} names, so one recording:`,
        more: listed(same.files.map((file) => `“${file}”`)),
      })),
      {
        status: "note",
        text: `${count(stems.length, "stem")}: parts of a production are no recordings and get no code`,
      },
      ...refused.map(({ file, why }): StatusLine => ({ status: "problem", text: `${file} ${why}` })),
      ...notAudio.map((file): StatusLine => ({ status: "note", text: `${file}: no audio, left alone` })),
    ]),
  );
}
