import type { Json } from "../../domain/history/canonical-json.ts";
import type { Change, Operation } from "../../domain/history/operation.ts";
import type { Id } from "../../domain/values/id.ts";
import { sentenceOf } from "../../messages/history-sentences.ts";
import type { HistoryFilter, StoreReader } from "../../ports/store.ts";
import { openPersonal } from "./open-personal.ts";

/** One thing somebody did, as people read it. */
export interface HistoryEntry {
  readonly sequence: number;
  readonly id: Id;
  readonly at: string;
  readonly actor: string;
  /** Without the actor and without a full stop: `assigned AA-6Q7-26-00001 to “Midnight Drive”`. */
  readonly sentence: string;
  readonly undoes: Id | null;
  readonly hash: string;
}

export async function readHistory(
  reader: StoreReader,
  filter: HistoryFilter,
): Promise<readonly HistoryEntry[]> {
  const operations = await reader.history.operations(filter);
  const spoken = operations.map(({ actor, parameters }) => ({ actor: actor, parameters }));
  const { values } = await openPersonal(reader, spoken);
  return operations.map((operation, index) => toEntry(operation, values[index]));
}

/** One operation with all it changed, personal values opened. */
export async function readOperation(
  reader: StoreReader,
  operationId: Id,
): Promise<{ readonly entry: HistoryEntry; readonly changes: readonly Change[] } | undefined> {
  const [entry] = await readHistory(reader, { operationIds: [operationId] });
  if (entry === undefined) return undefined;
  const { values } = await openPersonal(reader, await reader.history.changes(operationId));
  return { entry, changes: values };
}

function toEntry(
  operation: Operation,
  spoken: { readonly actor: Json; readonly parameters: Operation["parameters"] } | undefined,
): HistoryEntry {
  return {
    sequence: operation.sequence,
    id: operation.id,
    at: operation.at,
    actor: typeof spoken?.actor === "string" ? spoken.actor : "",
    sentence: sentenceOf(operation.action, spoken?.parameters ?? {}),
    undoes: operation.undoes,
    hash: operation.hash,
  };
}
