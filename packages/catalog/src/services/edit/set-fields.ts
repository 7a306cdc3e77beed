import type { Entities } from "../../domain/entity.ts";
import type { Json } from "../../domain/history/canonical-json.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction, Patch } from "../change/change-transaction.ts";
import { partyNamed } from "../party/party-named.ts";
import { EDITABLE_FIELDS, type EditableField, type EditableKind } from "./editable-fields.ts";

export interface SetRequest<Kind extends EditableKind> {
  readonly kind: Kind;
  readonly ids: readonly Id[];
  /** As typed: `{ version_title: "Radio Edit", label: "" }`. An empty text clears. */
  readonly values: Readonly<Record<string, string>>;
}

/** Sets fields of one or many things at once. Refuses the whole request when one value cannot be one. */
export async function setFields<Kind extends EditableKind>(
  context: CatalogContext,
  request: SetRequest<Kind>,
): Promise<Changed<readonly Entities[Kind][]>> {
  const { kind, ids } = request;
  const given = Object.entries(request.values).map(([name, text]) => ({
    field: fieldNamed(kind, name),
    text,
  }));
  return change(context, { action: "set" }, async (transaction) => {
    const patch = await readPatch(transaction, given);
    const entities = [];
    for (const id of ids) entities.push(await transaction.require(kind, id));
    const updated = await transaction.updateAll(
      kind,
      entities.map((entity) => ({ entity, patch: patch as Patch<Kind> })),
    );
    const [first] = updated;
    if (first !== undefined) {
      const names = given.map(({ field }) => field.name.replaceAll("_", " ")).join(", ");
      transaction.tell({
        kind,
        count: ids.length,
        fields: names,
        title: titleOf(transaction, kind, first),
        entityId: first.id,
      });
    }
    return updated;
  });
}

/** The field of that name, or a refusal that lists them all. */
export function fieldNamed(kind: EditableKind, name: string): EditableField {
  const fields: readonly EditableField[] = EDITABLE_FIELDS[kind];
  const wanted = name.trim().toLowerCase().replaceAll("-", "_");
  const field = fields.find(
    (candidate) => candidate.name === wanted || candidate.field.toLowerCase() === wanted,
  );
  if (field !== undefined) return field;
  throw new CatalogError("FIELD_UNKNOWN", {
    kind,
    field: name,
    known: fields.map((known) => known.name).join(", "),
  });
}

/** The stored value of a typed text, or a refusal that says what the field takes. */
export function readField(field: EditableField, text: string): Json {
  if (text.trim() === "") {
    if (field.canBeCleared) return null;
    if (field.name === "version_types") return [];
    throw new CatalogError("FIELD_VALUE", { field: field.name, value: text, why: "it always has a value" });
  }
  const read = field.read(text);
  if ("value" in read) return read.value;
  throw new CatalogError("FIELD_VALUE", { field: field.name, value: text, why: read.why });
}

async function readPatch(
  transaction: ChangeTransaction,
  given: readonly { readonly field: EditableField; readonly text: string }[],
): Promise<Readonly<Record<string, Json>>> {
  const patch: Record<string, Json> = {};
  for (const { field, text } of given) {
    const value = readField(field, text);
    const isParty = field.field === "ownerPartyId" && typeof value === "string";
    patch[field.field] = isParty
      ? (await partyNamed(transaction, value, { kind: "organization" })).id
      : value;
  }
  return patch;
}

function titleOf(transaction: ChangeTransaction, kind: EditableKind, entity: Entities[EditableKind]): Json {
  if ("name" in entity) return transaction.personal(entity.name, entity.id);
  if (kind === "recording" && "displayArtist" in entity && "versionTitle" in entity)
    return recordingName(entity);
  return entity.title;
}
