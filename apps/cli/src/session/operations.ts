import { CatalogError, type Id, type StoreReader } from "@deadwax/catalog";

/** The operation with that number in the history. */
export async function operationNumbered(reader: StoreReader, sequence: number): Promise<Id> {
  const [operation] = await reader.history.operations({ fromSequence: sequence, limit: 1 });
  if (operation?.sequence === sequence) return operation.id;
  throw new CatalogError("THING_NOT_FOUND", { kind: "history entry", text: String(sequence) });
}
