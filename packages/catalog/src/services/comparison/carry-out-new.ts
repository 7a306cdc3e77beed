import type { Asset } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import { attachAll } from "../asset/attach-file.ts";
import { recordingFromAssets } from "../asset/recording-from-assets.ts";
import { standingApproval } from "../asset/same-audio.ts";
import { endIfGone, raiseStems } from "../asset/split-recording.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { recordingInto } from "../recording/add-recording.ts";
import type { CarriedOut, Subject } from "./decide-request.ts";
import { howMade, recordingAsNamed, versionOf } from "./version-heard.ts";

const UNMOVED = { isMerged: false, ended: null } as const;

/** The file is a recording of its own: it is split off, or filed as one, or stays the one it is. */
export async function carryOutNew(transaction: ChangeTransaction, subject: Subject): Promise<CarriedOut> {
  const { asset, owner, known } = subject;
  if (owner === null)
    return known === null ? standAlone(transaction, subject) : derive(transaction, subject, known);
  const isIts = known === null ? await hasOtherAudio(transaction, owner, asset) : known.id === owner.id;
  if (isIts || asset.role === "stem") return derive(transaction, subject, owner);
  return { asset, recording: owner, isNewRecording: false, movedFrom: null, ...UNMOVED };
}

/** A recording made from another one. All files with this audio go along; codes stay behind. */
async function derive(
  transaction: ChangeTransaction,
  { asset, owner, request }: Subject,
  source: Recording,
): Promise<CarriedOut> {
  const filed = owner === null ? [] : await transaction.find("asset", { recordingId: owner.id });
  const twins = filed.filter((one) => one.id !== asset.id && audioKey(one) === audioKey(asset));
  const approval = await standingApproval(transaction, source.id);
  const version = versionOf(asset, request.version ?? {});
  const made = await recordingFromAssets(transaction, {
    source,
    assets: [asset, ...twins],
    version,
    how: howMade(version.versionTypes ?? [], request.comparison),
    reason: request.reason,
  });
  const [moved = asset] = await raiseStems(transaction, made.assets);
  return {
    asset: moved,
    recording: made.recording,
    isNewRecording: true,
    movedFrom: owner,
    isMerged: false,
    ended: await endIfGone(transaction, approval, made.recording),
  };
}

/** A recording that was made from none, as its file describes it. */
async function standAlone(transaction: ChangeTransaction, { asset, request }: Subject): Promise<CarriedOut> {
  if (asset.role === "stem") throw new CatalogError("DECIDE_STEM_SOURCE", { asset: asset.name });
  const recording = await recordingInto(transaction, recordingAsNamed(asset, request.version ?? {}));
  const [attached] = await attachAll(transaction, [{ asset, recording }]);
  return {
    asset: attached?.asset ?? asset,
    recording,
    isNewRecording: true,
    movedFrom: null,
    ...UNMOVED,
  };
}

/** Parts and sides are no other audio of a recording. */
async function hasOtherAudio(
  transaction: ChangeTransaction,
  recording: Recording,
  asset: Asset,
): Promise<boolean> {
  const assets = await transaction.find("asset", { recordingId: recording.id });
  return assets.some(
    (one) => one.role !== "stem" && one.role !== "side" && audioKey(one) !== audioKey(asset),
  );
}
