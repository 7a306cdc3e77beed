import type { Evidence } from "../../domain/evidence/evidence.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { New } from "../change/change-transaction.ts";

/** Keeps a statement about rights beside the recording, with how firm it stands. The code itself proves nothing. */
export async function addEvidence(
  context: CatalogContext,
  given: New<"evidence">,
): Promise<Changed<Evidence>> {
  return change(context, { action: "addEvidence" }, async (transaction) => {
    const recording = await transaction.require("recording", given.subjectId);
    transaction.tell({
      title: recordingName(recording),
      statement: given.statement,
      recordingId: recording.id,
    });
    return transaction.insert("evidence", given);
  });
}
