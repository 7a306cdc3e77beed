import type { Asset, Location } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { keepPath, pathToShow } from "../../domain/asset/kept-path.ts";
import type { Issue } from "@deadwax/identifiers";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type {
  AudioProbe,
  Confirmation,
  EmbedOutcome,
  EmbedRequest,
  TagPlan,
  TagReading,
  TagWriter,
} from "../../ports/audio.ts";
import type { FileTree } from "../../ports/files.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { change } from "../change/change.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { readKnownFiles } from "./known-files.ts";
import { titleWorthKeeping } from "./guessed-title.ts";
import { standingApproval } from "./same-audio.ts";
import { settleFile } from "./settle-file.ts";
import { approvedAssets, findSource, type SourceFile } from "./source-file.ts";
import { choosePart, tagPlanFor, type TagPart } from "./tag-plan.ts";

export interface EmbedContext extends CatalogContext {
  readonly files: FileTree;
  readonly probe: AudioProbe;
  readonly tags: TagWriter;
}

export interface EmbedTagsRequest {
  readonly recordingId: Id;
  /** Which file; default the approved one, or one with the same audio. */
  readonly assetId?: Id;
  /** A tagged copy in a folder, under the name the file came with, or at a path; or the file itself. */
  readonly to: { readonly folder: string } | { readonly path: string } | "in-place";
  /** What is to be written; everything the catalog knows where left out. */
  readonly parts?: readonly TagPart[];
  /** True replaces a different code that stands in the file. */
  readonly replaceCode?: boolean;
  /** True writes a title that is only a guess over the one that stands in the file. */
  readonly replaceTitle?: boolean;
}

export interface EmbeddedTags {
  readonly recording: Recording;
  /** The file with the tags: the copy, or the file itself. In a dry run, the file they would be written from. */
  readonly asset: Asset;
  readonly path: string;
  readonly plan: TagPlan;
  /** What the tags of the file said before. */
  readonly before: readonly TagReading[];
  /** False when the file already said all of it, and in a dry run. */
  readonly isChanged: boolean;
  /** samples: the samples were compared. bytes: the audio is not heard; every byte outside the tags was. */
  readonly compared: "samples" | "bytes";
  /** What readers that share no code with the writer found in the written file. */
  readonly confirmations: readonly Confirmation[];
  readonly issues: readonly Issue[];
}

interface Prepared {
  readonly recording: Recording;
  readonly source: SourceFile;
  readonly plan: TagPlan;
  readonly before: readonly TagReading[];
  /** About what was left out of the plan. */
  readonly kept: readonly Issue[];
  readonly target: string;
  /** A copy that was made before and stands at the target: its tags are brought up to date. */
  readonly copy: Location | undefined;
}

/**
 * Writes what the catalog says into a file with the approved audio. Throws EMBED_…, ASSET_… and what the writer throws:
 * a file without an approved master, a code in conflict or other audio gets no tags.
 */
export async function embedTags(context: EmbedContext, request: EmbedTagsRequest): Promise<EmbeddedTags> {
  const prepared = await context.store.read((reader) => prepare(context, reader, request));
  const { recording, source, plan, target, kept, before } = prepared;
  const compared = source.asset.audioHash === null ? "bytes" : "samples";
  const isInPlace = request.to === "in-place" || prepared.copy !== undefined;
  const asked: EmbedRequest = {
    source: prepared.copy === undefined ? source.path : target,
    target: isInPlace ? "in-place" : target,
    plan,
    replaceCode: request.replaceCode === true,
    audioHash: source.asset.audioHash,
  };
  if (context.isDryRun === true) {
    const { issues } = await context.tags.foresee(asked);
    return {
      recording,
      asset: source.asset,
      path: target,
      plan,
      before,
      isChanged: false,
      compared,
      confirmations: [],
      issues: [...kept, ...issues],
    };
  }
  const outcome = await context.tags.embed(asked);
  const asset = await record(context, { ...prepared, request }, outcome);
  const { isChanged, confirmations } = outcome;
  const issues = [...kept, ...outcome.issues];
  return { recording, asset, path: outcome.path, plan, before, isChanged, compared, confirmations, issues };
}

async function prepare(
  context: EmbedContext,
  reader: StoreReader,
  request: EmbedTagsRequest,
): Promise<Prepared> {
  const recording = await requireRecording(reader, request.recordingId);
  const whole = await tagPlanFor(reader, recording);
  const wanted = request.parts === undefined ? whole : choosePart(whole, request.parts);
  const approval = await standingApproval(reader, recording.id);
  if (approval === undefined)
    throw new CatalogError("EMBED_NOT_APPROVED", { recording: recordingName(recording) });
  const assets = await approvedAssets(reader, { recording, approval, assetId: request.assetId });
  const ids = assets.map(({ id }) => id);
  const locations = ids.length === 0 ? [] : await reader.find("location", { assetId: ids });
  const source = await findSource(context.files, assets, locations);
  const target = targetOf(context, request, source);
  const [there] = await reader.find("location", { path: keepPath(target) });
  const standing = there === undefined ? undefined : await reader.get("asset", there.assetId);
  const isOwnCopy =
    standing !== undefined && target !== source.path && isMadeFrom(standing, source, approval.audioHash);
  const isThere = typeof (await context.files.stat(target)) === "object";
  const copy = isOwnCopy && there !== undefined && isThere ? there : undefined;
  if (copy !== undefined && isOwnCopy) await findSource(context.files, [standing], [copy]);
  const written = copy !== undefined && isOwnCopy ? standing : source.asset;
  const keeps = request.replaceTitle !== true && (await titleWorthKeeping(reader, recording, written));
  const prepared = { recording, source, before: written.tags, target, copy };
  if (keeps === false || keeps === undefined || wanted.title === undefined)
    return { ...prepared, plan: wanted, kept: [] };
  const { title, ...plan } = wanted;
  return { ...prepared, plan, kept: [titleKept(title, keeps)] };
}

function titleKept(guess: string, { value, carrier }: TagReading): Issue {
  return {
    code: "TAG_TITLE_KEPT",
    severity: "warning",
    path: ["tags", carrier],
    message: `The title “${guess}” was not written: it is a guess from the name of a file, and ${carrier} says “${value}”.`,
    received: value,
    expected: guess,
    hint: "`deadwax set RECORDING title=…` says which it is; `deadwax embed --replace-title` writes the guess all the same.",
  };
}

/** Whether a file at the target is a copy of the approved audio; what is not heard was made from it by us. */
function isMadeFrom(standing: Asset, { asset }: SourceFile, approved: string): boolean {
  return audioKey(standing) === approved || (standing.audioHash === null && standing.madeFromId === asset.id);
}

function targetOf(context: EmbedContext, { to }: EmbedTagsRequest, { asset, path }: SourceFile): string {
  if (to === "in-place") return path;
  return "path" in to ? to.path : context.files.join(to.folder, asset.name);
}

/** Keeps what was written: a copy is an asset made from its source, and a file tagged in place is the asset it was. */
async function record(
  context: EmbedContext,
  prepared: Prepared & { readonly request: EmbedTagsRequest },
  outcome: EmbedOutcome,
): Promise<Asset> {
  const facts = outcome.facts ?? (await context.probe.probe(outcome.path));
  const seen = await context.files.stat(outcome.path);
  if (typeof seen === "string") throw new CatalogError("FILE_NOT_FOUND", { path: outcome.path });
  const read = { file: { kind: "file" as const, path: outcome.path, isNamed: true, ...seen }, facts };
  const { recording, source, request } = prepared;
  const { value } = await change(context, { action: "embed" }, async (transaction) => {
    const known = await readKnownFiles(transaction, context.files, [read]);
    const catalog = await transaction.require("catalog", transaction.catalogId);
    const setting = {
      transaction,
      known,
      files: context.files,
      isDemo: catalog.isDemo,
      taggedFrom: source.asset,
    };
    const settled = await settleFile({ ...setting, recordingFor: "none", isVaulted: false }, read, {
      isLast: true,
    });
    const assetId = settled?.outcome.assetId ?? source.asset.id;
    const asset = await transaction.require("asset", assetId);
    await keepApproval(transaction, source.asset, asset);
    const isCopy = settled?.outcome.outcome === "added" || settled?.outcome.outcome === "audio-changed";
    const made = { role: "delivery" as const, madeFromId: source.asset.id, recordingId: recording.id };
    const path = pathToShow(keepPath(outcome.path));
    transaction.tell({
      title: recordingName(recording),
      recordingId: recording.id,
      asset: asset.name,
      assetId,
      path,
      isCopy: request.to !== "in-place",
    });
    return isCopy ? transaction.update("asset", asset, made) : asset;
  });
  return value;
}

/**
 * Audio that was not heard is named by its file, which has another hash since, or is heard by now; the approval stays with
 * it (rule 9).
 */
async function keepApproval(transaction: ChangeTransaction, before: Asset, after: Asset): Promise<void> {
  if (after.id !== before.id || before.audioHash !== null || after.recordingId === null) return;
  const approval = await standingApproval(transaction, after.recordingId);
  if (approval?.audioHash !== audioKey(before)) return;
  await transaction.update("approval", approval, { audioHash: audioKey(after) });
}
