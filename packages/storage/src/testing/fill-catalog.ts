import { change, ENTITY_KINDS, type CatalogContext, type Entities, type Id } from "@deadwax/catalog";
import { aCode, anEntry, aRecording, oneOfEach } from "./samples.ts";

/** Writes everything a catalog can hold, with history: for tests of copies. Returns the ids that were written. */
export async function fillCatalog(
  context: CatalogContext,
  catalogId: Id,
  recordings: number,
): Promise<readonly Id[]> {
  const rows = oneOfEach(catalogId, "full");
  await change(context, { action: "fill" }, async (transaction) => {
    for (const kind of ENTITY_KINDS) {
      if (kind !== "catalog") await transaction.bringBack(kind, [rows[kind]]);
    }
    transaction.tell({
      "10": 1e21,
      "2": 1e-7,
      é: [0.1, -5, "\u2028 \u0001 \u007f 🎧"],
      "\u{1F3A7}": 1,
      "｡": 2,
    });
  });
  const written = await assign(context, recordings);
  await change(context, { action: "edit" }, async (transaction) => {
    const edited = written.slice(0, 10);
    await transaction.updateAll(
      "recording",
      edited.map((entity) => ({ entity, patch: { displayArtist: "Zoë\u2029Å" } })),
    );
  });
  return written.map(({ id }) => id);
}

async function assign(
  context: CatalogContext,
  recordings: number,
): Promise<readonly Entities["recording"][]> {
  const { value } = await change(context, { action: "assign" }, async (transaction) => {
    const rows = Array.from({ length: recordings }, (_none, index) =>
      aRecording({ title: `Take ${index}`, displayArtist: "Zoë" }),
    );
    const written = await transaction.insertAll("recording", rows);
    const isrcOf = (index: number) => `AA6Q726${String(index).padStart(5, "0")}`;
    await transaction.insertAll(
      "recordingCode",
      written.map(({ id }, index) => aCode(id, isrcOf(index))),
    );
    const { operationId } = transaction;
    await transaction.appendLedger(
      written.map(({ id }, index) =>
        anEntry(operationId, { designation: index, recordingId: id, reason: "because" }),
      ),
    );
    return written;
  });
  return value;
}
