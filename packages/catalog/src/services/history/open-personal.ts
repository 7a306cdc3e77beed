import type { Json } from "../../domain/history/canonical-json.ts";
import { ERASED, isCommitment } from "../../domain/history/commitment.ts";
import type { StoreReader } from "../../ports/store.ts";

/** Puts personal values back in the place of their commitments. `isErased` tells whether one was gone. */
export interface OpenedValues<Value> {
  readonly values: Value;
  readonly isErased: boolean;
}

/** Opens every commitment in some values at once; an erased one becomes `(erased)`. */
export async function openPersonal<Value>(reader: StoreReader, values: Value): Promise<OpenedValues<Value>> {
  const commitments = new Set<string>();
  collect(values as Json, commitments);
  if (commitments.size === 0) return { values, isErased: false };
  const known = new Map(
    (await reader.history.personal([...commitments])).map((row) => [row.commitment, row.value]),
  );
  const isErased = [...commitments].some((commitment) => !known.has(commitment));
  return { values: replace(values as Json, known) as Value, isErased };
}

function collect(value: Json, into: Set<string>): void {
  if (isCommitment(value)) into.add(value.$personal);
  else if (typeof value === "object" && value !== null)
    for (const item of Object.values(value)) collect(item, into);
}

function replace(value: Json, known: ReadonlyMap<string, Json>): Json {
  if (isCommitment(value)) return known.get(value.$personal) ?? ERASED;
  if (Array.isArray(value)) return value.map((item: Json) => replace(item, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, known)]));
}
