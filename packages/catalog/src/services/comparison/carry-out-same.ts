import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import { attachAll } from "../asset/attach-file.ts";
import { mergeOne } from "../asset/merge-recordings.ts";
import { standingApproval } from "../asset/same-audio.ts";
import { endIfGone } from "../asset/split-recording.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { voidReservations } from "../code/void-code.ts";
import type { CarriedOut, Subject } from "./decide-request.ts";

/**
 * The file is the known recording. Filed with another one, it moves, with all files of the same audio; where they were
 * all that the other one had, the two are one recording, and everything moves: codes, releases, credits.
 */
export async function carryOutSame(transaction: ChangeTransaction, subject: Subject): Promise<CarriedOut> {
  const { asset, known, owner, request } = subject;
  if (known === null) throw new CatalogError("DECIDE_WHICH", { asset: asset.name });
  const other = owner !== null && owner.id !== known.id ? owner : null;
  const filed = other === null ? [] : await transaction.find("asset", { recordingId: other.id });
  const alike = filed.filter((one) => audioKey(one) === audioKey(asset));
  const isMerged = other !== null && alike.length === filed.length;
  const approval = other === null ? undefined : await standingApproval(transaction, other.id);
  if (isMerged) await mergeWhole(transaction, { from: other, to: known, reason: request.reason });
  const ids = other === null ? [asset.id] : alike.map(({ id }) => id);
  const moving = await transaction.find("asset", { id: ids });
  const attachments = moving.map((one) => ({ asset: one, recording: known, mayMove: true }));
  const attached = await attachAll(transaction, attachments);
  const now = attached.find((one) => one.asset.id === asset.id)?.asset ?? asset;
  const ended = isMerged ? null : await endIfGone(transaction, approval, known);
  return { asset: now, recording: known, isNewRecording: false, movedFrom: other, isMerged, ended };
}

async function mergeWhole(
  transaction: ChangeTransaction,
  { from, to, reason }: { readonly from: Recording; readonly to: Recording; readonly reason: string },
): Promise<void> {
  await mergeOne(transaction, { from, to, reason });
  await voidReservations(transaction, [from.id], `its recording was merged into another: ${reason}`);
}
