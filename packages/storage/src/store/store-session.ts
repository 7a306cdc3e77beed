import type { StoreReader, StoreWriter } from "@deadwax/catalog";
import { createEntityReader } from "./entity-reader.ts";
import { createEntityWriter } from "./entity-writer.ts";
import { createHistoryReader } from "./history-reader.ts";
import { createHistoryWriter } from "./history-writer.ts";
import { readInstance, writeInstance } from "./instance.ts";
import { createLedgerReader } from "./ledger-reader.ts";
import { createLedgerWriter } from "./ledger-writer.ts";
import { createSavepoint } from "./savepoint.ts";
import type { Session } from "./session.ts";

/** The reading port over one transaction. */
export function createStoreReader(session: Session): StoreReader {
  return {
    ...createEntityReader(session),
    catalogId: session.catalogId,
    ledger: createLedgerReader(session),
    history: createHistoryReader(session),
    instance: () => readInstance(session),
  };
}

/** The reading and writing port over one transaction. */
export function createStoreWriter(session: Session): StoreWriter {
  const reader = createStoreReader(session);
  return {
    ...reader,
    ...createEntityWriter(session),
    ledger: { ...reader.ledger, ...createLedgerWriter(session) },
    history: { ...reader.history, ...createHistoryWriter(session) },
    savepoint: () => createSavepoint(session),
    setInstance: (instance) => writeInstance(session, instance),
  };
}
