import { carriersByCode } from "../../domain/asset/found-codes.ts";
import type { FoundCode } from "../../domain/asset/match/match-types.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/**
 * Keeps the codes found in a file as claims that block assigning until a person answers them (DESIGN 4, rule 5). A code
 * that the recording has is no claim, nor is one that was claimed or refused before.
 */
export async function claimCodes(
  transaction: ChangeTransaction,
  codes: readonly FoundCode[],
  owner: { readonly recordingId: Id | null; readonly assetId: Id },
): Promise<void> {
  const carriers = carriersByCode(codes);
  if (carriers.size === 0) return;
  const isrcs = [...carriers.keys()];
  const { recordingId, assetId } = owner;
  const claims = await transaction.find("codeClaim", { isrc: isrcs });
  const held =
    recordingId === null ? [] : await transaction.find("recordingCode", { isrc: isrcs, recordingId });
  const mine = claims.filter((claim) =>
    recordingId === null ? claim.assetId === assetId : claim.recordingId === recordingId,
  );
  const known = new Set<string>([...held, ...mine].map(({ isrc }) => isrc));
  const found = [...carriers].filter(([isrc]) => !known.has(isrc));
  await transaction.insertAll(
    "codeClaim",
    found.map(([isrc, places]) => ({
      isrc,
      recordingId,
      assetId,
      carrier: places.join(", "),
      foundAt: transaction.now,
      state: "open" as const,
      reason: null,
    })),
  );
}
