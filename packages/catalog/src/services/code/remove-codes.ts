import type { RecordingCode } from "../../domain/code/recording-code.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/**
 * Takes codes off recordings. Where the preferred one goes and one that it superseded stays, the newest of those is
 * preferred again: a recording with codes always has one to send.
 */
export async function removeCodes(
  transaction: ChangeTransaction,
  codes: readonly RecordingCode[],
): Promise<void> {
  await transaction.remove("recordingCode", codes);
  const bereft = codes.filter(({ status }) => status === "preferred").map(({ recordingId }) => recordingId);
  for (const recordingId of new Set(bereft)) await preferNewest(transaction, recordingId);
}

async function preferNewest(transaction: ChangeTransaction, recordingId: Id): Promise<void> {
  const left = await transaction.find("recordingCode", { recordingId });
  if (left.some(({ status }) => status === "preferred")) return;
  const [newest] = left
    .filter(({ status }) => status === "superseded")
    .toSorted((one, other) => other.since.localeCompare(one.since));
  if (newest !== undefined) await transaction.update("recordingCode", newest, { status: "preferred" });
}
