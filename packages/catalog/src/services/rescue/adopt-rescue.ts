/** Turns a rescue into recordings of a catalog. What it proposes is carried out because a person said yes; what it asks stays open. */
import { formatIsrc } from "@deadwax/identifiers";
import type { Asset } from "../../domain/asset/asset.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import type { HeardFrom, Rescue, RescuedRecording } from "../../domain/rescue/index.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { relationWords } from "../../messages/comparison-sentences.ts";
import { addFiles } from "../asset/add-files.ts";
import type { AddFilesContext, AddProgress } from "../asset/add-files-request.ts";
import { attachAll, type Attachment } from "../asset/attach-file.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { change } from "../change/change.ts";
import type { LongRequest } from "../change/long-request.ts";
import { enterCode } from "../code/enter-code.ts";
import { probeReadBefore, type ReadBefore } from "./read-before.ts";
import { recordingInto } from "../recording/add-recording.ts";

export interface AdoptRequest extends LongRequest<AddProgress> {
  readonly rescue: Rescue;
  /** Where each file lies, by its path in the rescue. */
  readonly places: ReadonlyMap<string, string>;
  /** What was read for the rescue: it is not read again unless it was changed since. */
  readonly readBefore?: ReadBefore;
}

export interface AdoptedRescue {
  readonly recordings: number;
  readonly files: number;
  /** Codes that sheet and sound agree on. */
  readonly entered: number;
  /** What was not carried out, and why. */
  readonly left: readonly { readonly text: string; readonly hint: string }[];
}

/** Recordings that a catalog can be made of: no stems, nothing that is due no code. */
export function adoptable({ families, strangers }: Rescue): readonly RescuedRecording[] {
  return [...families.flatMap(({ recordings }) => recordings), ...strangers].filter(
    ({ verdict }) => verdict !== "none",
  );
}

/** Codes that a sheet gives to one recording, and nothing contradicts. */
export function enterable(recordings: readonly RescuedRecording[]): readonly {
  readonly recording: RescuedRecording;
  readonly code: RescuedRecording["codes"][number];
  readonly sheet: string;
}[] {
  return recordings.flatMap((recording) => {
    const right = recording.codes.filter(({ standing }) => standing === "right");
    const [code] = right;
    const [row] = recording.rows.filter(({ isrc }) => isrc === code?.isrc);
    const isPlain = right.length === 1 && recording.verdict !== "ask";
    return isPlain && code !== undefined && row !== undefined ? [{ recording, code, sheet: row.sheet }] : [];
  });
}

/** Reads the files in, then makes one recording of what is one. Throws FILE_…, STORE_…. */
export async function adoptRescue(context: AddFilesContext, request: AdoptRequest): Promise<AdoptedRescue> {
  const { rescue, places, readBefore, ...reading } = request;
  const recordings = adoptable(rescue);
  const stems = [...rescue.families.flatMap((family) => family.stems), ...rescue.looseStems];
  const paths = [...recordings.flatMap(({ files }) => files), ...stems].flatMap(
    ({ path }) => places.get(path) ?? [],
  );
  if (paths.length === 0) return { recordings: 0, files: 0, entered: 0, left: [] };
  if (context.isDryRun === true) {
    return {
      recordings: recordings.length,
      files: paths.length,
      entered: enterable(recordings).length,
      left: [],
    };
  }
  const probe = readBefore === undefined ? context.probe : probeReadBefore(context, readBefore, places);
  const added = await addFiles({ ...context, probe }, { ...reading, paths, recordingFor: "none" });
  const assetIds = new Map(
    added.files.flatMap(({ path, assetId }) => (assetId === null ? [] : [[path, assetId] as const])),
  );
  const { value: made } = await change(context, { action: "adoptRescue" }, async (transaction) => {
    const found = new Map<string, Recording>();
    for (const recording of recordings) {
      const own = await makeRecording(transaction, recording, {
        found,
        assetsOf: (path) => assetIds.get(places.get(path) ?? ""),
      });
      if (own !== null) found.set(recording.id, own);
    }
    transaction.tell({ count: paths.length, recordings: found.size });
    return found;
  });
  const left: { text: string; hint: string }[] = [];
  let entered = 0;
  for (const { recording, code, sheet } of enterable(recordings)) {
    const own = made.get(recording.id);
    if (own === undefined) continue;
    try {
      await enterCode(context, {
        recordingId: own.id,
        isrc: code.isrc,
        source: "distributor",
        sourceName: sheet,
      });
      entered += 1;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      left.push({ text: `${formatIsrc(code.isrc)} was not entered: ${thrown.message}`, hint: thrown.hint });
    }
  }
  return { recordings: made.size, files: assetIds.size, entered, left };
}

interface Making {
  readonly found: ReadonlyMap<string, Recording>;
  readonly assetsOf: (path: string) => Id | undefined;
}

/** Null where the catalog knows none of its files: they were refused, or have gone. */
async function makeRecording(
  transaction: ChangeTransaction,
  rescued: RescuedRecording,
  { found, assetsOf }: Making,
): Promise<Recording | null> {
  const assets: (readonly [Asset, RescuedRecording["files"][number]])[] = [];
  for (const file of rescued.files) {
    const id = assetsOf(file.path);
    if (id !== undefined) assets.push([await transaction.require("asset", id), file]);
  }
  if (assets.length === 0) return null;
  const [known] = assets.flatMap(([asset]) => asset.recordingId ?? []);
  const recording =
    known === undefined
      ? await recordingInto(transaction, fieldsOf(rescued))
      : await transaction.require("recording", known);
  const loose = new Map(
    assets
      .filter(([{ recordingId }]) => recordingId === null)
      .map(([asset, file]) => [asset.id, { asset, file }]),
  );
  const attachments = [...loose.values()].map(({ asset, file }): Attachment => ({
    asset,
    recording,
    role: asset.role === "master" && file.role !== "master" ? "delivery" : asset.role,
  }));
  await attachAll(transaction, attachments);
  if (known === undefined)
    await keepDecisions(transaction, rescued, {
      recording,
      source: found.get(rescued.from?.recordingId ?? ""),
    });
  return recording;
}

function fieldsOf({
  title,
  versionTitle,
  versionTypes,
  artist,
  isClaimed,
  verdict,
  from,
}: RescuedRecording): Parameters<typeof recordingInto>[1] {
  const isNamed = isClaimed || verdict === null;
  const notes =
    verdict === "ask" && from !== null
      ? `Open: ${heardWords(from)}. Nobody has said yet whether it is a recording of its own.`
      : null;
  return {
    title,
    versionTitle: isNamed ? versionTitle : null,
    versionTypes: isNamed ? versionTypes : [],
    displayArtist: artist,
    notes,
  };
}

function heardWords({ known, asked, isReversed, comparison: { relation } }: HeardFrom): string {
  const words = relationWords(relation);
  return isReversed ? `beside it “${asked}” is ${words}` : `beside “${known}” it is ${words}`;
}

interface Kept {
  readonly recording: Recording;
  readonly source: Recording | undefined;
}

/** What a person agreed to, with what was heard: that files are one, and that a version is one of its own. */
async function keepDecisions(
  transaction: ChangeTransaction,
  { files, from, verdict }: RescuedRecording,
  { recording, source }: Kept,
): Promise<void> {
  const heardSame = files.filter(({ role }) => role === "delivery");
  if (heardSame.length > 0) {
    await decided(transaction, {
      ...{ recordingId: recording.id, otherId: null, verdict: "same" },
      reason: `${heardSame.map(({ path }) => path).join(", ")}: heard to be the same recording in another form`,
      facts: heardSame.map(({ path, relation }) => ({ kind: relation ?? "format", file: path })),
      rules: [],
    });
  }
  if (from === null || source === undefined || verdict !== "new") return;
  const { relation, facts, rules, comparedBy } = from.comparison;
  await decided(transaction, {
    ...{ recordingId: source.id, otherId: recording.id, verdict: "new" },
    reason: `${from.asked} beside ${from.known}: ${relationWords(relation)}`,
    facts: [{ kind: relation, comparedBy }, ...facts.map((fact) => ({ ...fact }))],
    rules: rules.map(({ rule, asOf }) => `${rule} (${asOf})`),
  });
  if (relation === "same-work" || from.isReversed) return;
  await transaction.insert("derivation", {
    recordingId: recording.id,
    sourceRecordingId: source.id,
    sourceAssetId: null,
    how: recording.versionTypes[0] ?? relation,
    note: `heard: ${relationWords(relation)}`,
  });
}

type Decided = Pick<Decision, "recordingId" | "otherId" | "verdict" | "reason" | "facts" | "rules">;

async function decided(transaction: ChangeTransaction, what: Decided): Promise<void> {
  await transaction.insert("decision", {
    question: "new-or-same",
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
    ...what,
  });
}
