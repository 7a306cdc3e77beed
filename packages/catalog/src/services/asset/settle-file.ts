/**
 * Decides what one file is to the catalog: an old place or a new one, old bytes or new ones, old audio or new. One
 * table of cases, in the order in which they are asked.
 */
import type { Asset, AssetRole, Location } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Issue } from "@deadwax/identifiers";
import { describeFile, type FileDescription } from "../../domain/asset/describe-file.ts";
import { findCodes, type FoundCodes } from "../../domain/asset/found-codes.ts";
import { keepPath, pathToShow } from "../../domain/asset/kept-path.ts";
import { isNewerMeasure } from "../../domain/asset/measured-by.ts";
import { roleFromName } from "../../domain/asset/role-from-name.ts";
import { assetIssues } from "../../domain/asset/sound-issues.ts";
import type { Id } from "../../domain/values/id.ts";
import type { FileTree } from "../../ports/files.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { newRecording } from "../recording/add-recording.ts";
import { measuredFields, type MeasuredFields } from "./asset-from-facts.ts";
import { claimCodes } from "./claims.ts";
import type { LostAudio } from "./end-approvals.ts";
import { outcomeOf, type FileOutcome } from "./file-outcome.ts";
import type { KnownFiles, ReadFile } from "./known-files.ts";

export interface SettleSetting {
  readonly transaction: ChangeTransaction;
  readonly known: KnownFiles;
  readonly files: FileTree;
  readonly isDemo: boolean;
  readonly recordingFor: "each" | "none";
  /** Whether the vault keeps the files of this batch. */
  readonly isVaulted: boolean;
  /** The asset whose file we have just written tags into, proven to be the same in all other bytes. */
  readonly taggedFrom?: Asset;
}

export interface Settled {
  readonly outcome: FileOutcome;
  readonly lost: readonly LostAudio[];
}

interface Subject extends SettleSetting {
  readonly read: ReadFile;
  readonly name: string;
  readonly folders: readonly string[];
  readonly description: FileDescription;
  readonly found: FoundCodes;
}

/** Settles a file. Undefined when its place has other audio now: those come last, when all moves are known. */
export async function settleFile(
  setting: SettleSetting,
  read: ReadFile,
  options: { readonly isLast: boolean },
): Promise<Settled | undefined> {
  const subject = describe(setting, read);
  const here = setting.known.locationAt(keepPath(read.file.path));
  const old = here === undefined ? undefined : setting.known.asset(here.assetId);
  if (here !== undefined && old !== undefined) {
    if (old.sha256 === read.facts.sha256) return settled(await touch(subject, old, here));
    const isSameAudio = audioKey(old) === audioKey(read.facts) || isOurs(old, setting.taggedFrom);
    if (isSameAudio) return settled(await retag(subject, old, here));
    return options.isLast ? replaceAudio(subject, old, here) : undefined;
  }
  const same = preferSeen(setting.known, setting.known.withBytes(read.facts.sha256));
  if (same !== undefined) return settled(await seeAgain(subject, same));
  // Silence is the same in every recording of that length: it says nothing about which one it is.
  const isSilent = read.facts.sound !== null && read.facts.modulation === null;
  const twins = isSilent ? [] : setting.known.withAudio(read.facts.audioHash);
  const moved = twins.find((twin) => isMoved(subject, twin));
  if (moved !== undefined) return settled(await findRetagged(subject, moved));
  return settled(await addNew(subject, setting.taggedFrom === undefined ? twins : [setting.taggedFrom]));
}

/** The file that was tagged, or a copy that was made of it before. */
function isOurs(old: Asset, taggedFrom: Asset | undefined): boolean {
  return taggedFrom !== undefined && (old.id === taggedFrom.id || old.madeFromId === taggedFrom.id);
}

function settled(outcome: FileOutcome): Settled {
  return { outcome, lost: [] };
}

function describe(setting: SettleSetting, read: ReadFile): Subject {
  const folders = setting.files.split(read.file.path);
  const name = folders.at(-1) ?? read.file.path;
  const found = findCodes(read.facts.tags, setting);
  return { ...setting, read, name, folders, description: describeFile(name, read.facts.tags), found };
}

/** The same bytes at the same place, with another time of change, or wanted in the vault. */
async function touch(subject: Subject, old: Asset, here: Location): Promise<FileOutcome> {
  await seeAt(subject, here, old.id);
  const asset = await keepUp(subject, old);
  return outcomeOf(subject.read.file.path, "known", { assetId: asset.id, recordingId: asset.recordingId });
}

/**
 * Other bytes, same audio: approval stays. Where the old bytes are still kept, at another place or in the vault, this
 * is an asset of its own, made from that one.
 */
async function retag(subject: Subject, old: Asset, here: Location): Promise<FileOutcome> {
  const { known, read } = subject;
  const [equal] = known.withBytes(read.facts.sha256);
  const isElsewhere = known.locationsOf(old.id).some((other) => other.id !== here.id && !known.isGone(other));
  const hasOldBytes = old.isVaulted || isElsewhere;
  const asset = equal ?? (hasOldBytes ? await insertCopy(subject, old) : await remeasure(subject, old));
  await seeAt(subject, here, asset.id);
  return outcomeOf(read.file.path, "retagged", about(asset));
}

async function insertCopy(subject: Subject, old: Asset): Promise<Asset> {
  return insertAsset(subject, { recordingId: old.recordingId, role: old.role, madeFromId: old.id });
}

async function remeasure(
  subject: Subject,
  old: Asset,
  { isVaulted } = { isVaulted: subject.isVaulted },
): Promise<Asset> {
  const { transaction } = subject;
  const asset = await transaction.update("asset", old, { ...measured(subject), isVaulted });
  subject.known.keep(asset);
  await claimCodes(transaction, subject.found.codes, { recordingId: asset.recordingId, assetId: asset.id });
  return asset;
}

/** Other audio at a known place: the place is the new audio's, and what rested on the old may have lost its ground. */
async function replaceAudio(subject: Subject, old: Asset, here: Location): Promise<Settled> {
  const { known, read } = subject;
  const made = subject.taggedFrom === undefined ? [] : [subject.taggedFrom];
  const [twin] = [...known.withBytes(read.facts.sha256), ...known.withAudio(read.facts.audioHash), ...made];
  const isEqual = twin?.sha256 === read.facts.sha256;
  const recordingId = twin === undefined ? old.recordingId : twin.recordingId;
  const asset =
    twin !== undefined && isEqual
      ? twin
      : await insertAsset(subject, { recordingId, role: old.role, madeFromId: null });
  await seeAt(subject, here, asset.id);
  return {
    outcome: outcomeOf(read.file.path, "audio-changed", about(asset)),
    lost: [{ audioKey: audioKey(old), path: read.file.path }],
  };
}

/** Known bytes at a new place: moved when they are no longer at an old one, else a further copy. */
async function seeAgain(subject: Subject, same: Asset): Promise<FileOutcome> {
  const { known, read } = subject;
  const places = known.locationsOf(same.id);
  const left = places.find((location) => known.isGone(location));
  await seeAt(subject, left, same.id);
  const asset = await keepUp(subject, same);
  const formerPath = left === undefined ? null : pathToShow(left.path);
  const outcome = left === undefined && places.length > 0 ? "duplicate" : "moved";
  return outcomeOf(read.file.path, outcome, {
    assetId: asset.id,
    recordingId: asset.recordingId,
    formerPath,
  });
}

/** Moved and re-tagged at once: the audio says which it is. */
async function findRetagged(subject: Subject, moved: Asset): Promise<FileOutcome> {
  const left = subject.known.locationsOf(moved.id)[0];
  const asset = await remeasure(subject, moved);
  await seeAt(subject, left, asset.id);
  const formerPath = left === undefined ? null : pathToShow(left.path);
  return outcomeOf(subject.read.file.path, "moved", { ...about(asset), formerPath });
}

function isMoved(subject: Subject, twin: Asset): boolean {
  const places = subject.known.locationsOf(twin.id);
  const isAlike =
    !twin.isVaulted && twin.container === subject.read.facts.container && twin.name === subject.name;
  return isAlike && places.length > 0 && places.every((location) => subject.known.isGone(location));
}

async function addNew(subject: Subject, twins: readonly Asset[]): Promise<FileOutcome> {
  const twin = twins.find((one) => one.recordingId !== null) ?? twins[0];
  const claimed = roleFromName(subject.folders.slice(-4), subject.read.facts.durationMs);
  if (twin !== undefined) {
    const role = claimed ?? roleBeside(twin, subject.read);
    const asset = await insertAsset(subject, { recordingId: twin.recordingId, role, madeFromId: null });
    await seeAt(subject, undefined, asset.id);
    return outcomeOf(subject.read.file.path, "added", about(asset));
  }
  const isEmpty = subject.read.facts.frames === 0;
  const isProposed = claimed === undefined && !isEmpty && subject.recordingFor === "each";
  const recordingId = isProposed ? await proposeRecording(subject) : null;
  const asset = await insertAsset(subject, { recordingId, role: claimed ?? "master", madeFromId: null });
  await seeAt(subject, undefined, asset.id);
  return outcomeOf(subject.read.file.path, "added", { ...about(asset), isNewRecording: isProposed });
}

/** The same audio in another wrapper was made for delivery; with other tags only, it is what its twin is. */
function roleBeside(twin: Asset, { facts }: ReadFile): AssetRole {
  const isSameForm = twin.container === facts.container && twin.codec === facts.codec;
  return isSameForm || twin.role === "stem" || twin.role === "side" ? twin.role : "delivery";
}

async function proposeRecording({ transaction, description, read }: Subject): Promise<Id> {
  const { title, versionTitle, versionTypes, displayArtist, advisory } = description;
  const channels = read.facts.channels ?? 2;
  const recording = await transaction.insert("recording", {
    ...newRecording(title),
    versionTitle,
    versionTypes,
    displayArtist,
    advisory: advisory ?? "unknown",
    recordingMode:
      channels === 1 ? "mono" : channels === 2 ? "stereo" : channels <= 8 ? "surround" : "immersive",
  });
  return recording.id;
}

async function insertAsset(
  subject: Subject,
  given: Pick<Asset, "recordingId" | "role" | "madeFromId">,
): Promise<Asset> {
  const { transaction, name, found } = subject;
  const asset = await transaction.insert("asset", {
    ...measured(subject),
    ...given,
    name,
    isVaulted: subject.isVaulted,
    addedAt: transaction.now,
  });
  subject.known.keep(asset);
  await claimCodes(transaction, found.codes, { recordingId: asset.recordingId, assetId: asset.id });
  return asset;
}

/** The same bytes again: they may be in the vault now, and a newer version may have read more in them. */
async function keepUp(subject: Subject, asset: Asset): Promise<Asset> {
  const { transaction, read, taggedFrom } = subject;
  const isVaulted = asset.isVaulted || subject.isVaulted;
  // What the tag writer read is less than what is known.
  const isNewer = taggedFrom === undefined && isNewerMeasure(read.facts.measuredBy, asset.measuredBy);
  if (!isNewer) return noteVault(subject, asset, isVaulted);
  const measuredAnew = await remeasure(subject, asset, { isVaulted });
  await renameAudio(transaction, audioKey(asset), audioKey(measuredAnew));
  return measuredAnew;
}

/** A format that is heard by now has the same audio under another name; approvals stay with it (rule 9). */
async function renameAudio(transaction: ChangeTransaction, before: string, after: string): Promise<void> {
  if (before === after) return;
  const approvals = await transaction.find("approval", { audioHash: before });
  const updates = approvals.map((entity) => ({ entity, patch: { audioHash: after } }));
  await transaction.updateAll("approval", updates);
}

async function noteVault(subject: Subject, asset: Asset, isVaulted: boolean): Promise<Asset> {
  const noted = await subject.transaction.update("asset", asset, { isVaulted });
  subject.known.keep(noted);
  return noted;
}

/** Says that the asset is at the place of the file: at a new one, or at one where something was before. */
async function seeAt(subject: Subject, location: Location | undefined, assetId: Id): Promise<void> {
  const { transaction, known, read } = subject;
  const { size, modifiedMs } = read.file;
  const seen = {
    assetId,
    path: keepPath(read.file.path),
    size,
    modifiedMs,
    status: "present" as const,
    seenAt: transaction.now,
  };
  const kept =
    location === undefined
      ? await transaction.insert("location", seen)
      : await transaction.update("location", location, seen);
  known.keepLocation(kept);
}

function measured({ read, description, found, taggedFrom }: Subject): MeasuredFields {
  const findings: readonly Issue[] = [...description.issues, ...found.issues];
  return measuredFields(read.facts, { findings, heardAs: taggedFrom });
}

function preferSeen(known: KnownFiles, assets: readonly Asset[]): Asset | undefined {
  return assets.find((asset) => known.locationsOf(asset.id).length > 0) ?? assets[0];
}

function about(asset: Asset): Partial<FileOutcome> {
  return { assetId: asset.id, recordingId: asset.recordingId, issues: assetIssues(asset) };
}
