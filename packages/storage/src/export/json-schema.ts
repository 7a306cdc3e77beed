/** JSON Schema (2020-12) of every line of an export, made from the field table. */
import { ENTITY_KINDS, FIELDS, LEDGER_EVENTS, type FieldType, type Json } from "@deadwax/catalog";

const UUID = { type: "string", format: "uuid" };
const TEXT = { type: "string" };
const SHA256 = { type: "string", pattern: "^[0-9a-f]{64}$" };
const AT = { type: "string", format: "date-time" };
const POSITIVE = { type: "integer", minimum: 1 };
const RECORD = { type: ["object", "null"] };

const BY_TYPE: Readonly<Record<FieldType, Json>> = {
  text: { type: ["string", "null"] },
  personal: {
    type: ["string", "null"],
    description: "A personal value: the history holds a commitment instead.",
  },
  "personal-json": {
    type: ["object", "array", "null"],
    description: "A personal value: the history holds a commitment instead.",
  },
  integer: { type: ["integer", "null"] },
  boolean: { type: ["boolean", "null"] },
  json: { type: ["object", "array", "null"] },
};

type Properties = Readonly<Record<string, Json>>;

const OPERATION: Properties = {
  sequence: POSITIVE,
  id: UUID,
  at: AT,
  actor: { ...SHA256, description: "The commitment of who it was." },
  action: TEXT,
  parameters: { type: "object" },
  undoes: { type: ["string", "null"], format: "uuid" },
  ledgerFrom: { type: ["integer", "null"] },
  ledgerTo: { type: ["integer", "null"] },
  previousHash: SHA256,
  hash: SHA256,
};

const CHANGE: Properties = {
  operationSequence: POSITIVE,
  position: { type: "integer", minimum: 0 },
  kind: { enum: [...ENTITY_KINDS] },
  entityId: UUID,
  before: RECORD,
  after: RECORD,
};

const LEDGER_ENTRY: Properties = {
  sequence: POSITIVE,
  prefixCode: { type: "string", pattern: "^[A-Z]{2}[A-Z0-9]{3}$" },
  year: { type: "string", pattern: "^[0-9]{2}$" },
  designation: { type: "integer", minimum: 0, maximum: 99_999 },
  event: { enum: [...LEDGER_EVENTS] },
  previous: {
    type: "integer",
    minimum: 0,
    description: "The sequence of the entry before it on the same number.",
  },
  recordingId: { type: ["string", "null"], format: "uuid" },
  blockId: { type: ["string", "null"], format: "uuid" },
  operationId: UUID,
  at: AT,
  reason: { type: ["string", "null"] },
  declarations: RECORD,
};

const PERSONAL_VALUE: Properties = {
  commitment: { ...SHA256, description: "SHA-256 of salt, line feed and the canonical JSON of value." },
  salt: { type: "string", pattern: "^[0-9a-f]+$" },
  value: {},
  subjectId: TEXT,
};

/** Name of the schema's file to its contents. */
export function exportSchemas(): ReadonlyMap<string, Json> {
  const entities = ENTITY_KINDS.map((kind): [string, Json] => {
    const fields = Object.entries(FIELDS[kind] as Readonly<Record<string, FieldType>>);
    const properties = Object.fromEntries(fields.map(([field, type]) => [field, BY_TYPE[type]]));
    return [
      `schema/entities/${kind}.schema.json`,
      schema(kind, { id: UUID, revision: POSITIVE, ...properties }),
    ];
  });
  return new Map([
    ...entities,
    ["schema/operations.schema.json", schema("operation", OPERATION)],
    ["schema/changes.schema.json", schema("change", CHANGE)],
    ["schema/ledger.schema.json", schema("ledgerEntry", LEDGER_ENTRY)],
    ["schema/personal-values.schema.json", schema("personalValue", PERSONAL_VALUE)],
  ]);
}

function schema(title: string, properties: Properties): Json {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}
