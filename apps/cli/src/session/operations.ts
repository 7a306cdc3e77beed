import { CatalogError, type Id, type StoreReader } from "@deadwax/catalog";

/** The operation with that number, as typed, in the history. */
export async function operationNumbered(reader: StoreReader, text: string): Promise<Id> {
  const sequence = /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : 0;
  const [operation] = await reader.history.operations({ fromSequence: sequence, limit: 1 });
  if (operation !== undefined && operation.sequence === sequence) return operation.id;
  const last = await reader.history.last();
  throw new CatalogError("HISTORY_ENTRY_UNKNOWN", { text, last: last?.sequence ?? 0 });
}
