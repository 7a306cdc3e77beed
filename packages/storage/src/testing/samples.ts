/** Rows for tests of stores: made from the field table, so that a new field is tested without anybody's help. */
import {
  createIdSource,
  ENTITY_KINDS,
  FIELDS,
  type Commitment,
  type Entities,
  type EntityKind,
  type FieldType,
  type Id,
  type IdSource,
  type Instant,
  type Json,
  type NewLedgerEntry,
  type Operation,
} from "@deadwax/catalog";
import { systemClock, systemDigest, systemRandomness } from "../runtime/system-runtime.ts";

export const sampleIds: IdSource = createIdSource(systemClock, systemRandomness);

const KINDS_BY_FIELD: Readonly<Record<string, EntityKind>> = {
  partyId: "party",
  clientPartyId: "party",
  ownerPartyId: "party",
  registrantId: "registrant",
  prefixId: "prefix",
  workId: "work",
  recordingId: "recording",
  sourceRecordingId: "recording",
  mergedIntoId: "recording",
  sourceAssetId: "asset",
  releaseId: "release",
  assetId: "asset",
  madeFromId: "asset",
};

const VALUES: Readonly<Record<FieldType, Json>> = {
  text: "Größe 深夜ドライブ 🎧 \"'\\ \t\n",
  "personal-json": [{ text: "ゾーイ", language: "ja" }],
  personal: "Zoë Ångström",
  integer: 9_007_199_254_740_991,
  boolean: true,
  json: { list: [1, 0.5, "é", null, true, { z: "", a: [] }], "10": -1 },
};

/** One entity of each kind that refer to each other. Every field that may be absent is, or none. */
export function oneOfEach(
  catalogId: Id,
  fill: "full" | "empty",
): { readonly [Kind in EntityKind]: Entities[Kind] } {
  const ids = new Map(ENTITY_KINDS.map((kind) => [kind, kind === "catalog" ? catalogId : sampleIds.next()]));
  const rows = ENTITY_KINDS.map((kind): [EntityKind, unknown] => {
    const fields = Object.entries(FIELDS[kind] as Readonly<Record<string, FieldType>>).map(
      ([field, type]) => {
        const other = KINDS_BY_FIELD[field];
        if (fill === "empty") return [field, null];
        return [field, other === undefined ? VALUES[type] : (ids.get(other) ?? null)];
      },
    );
    return [kind, { id: ids.get(kind), revision: 1, ...Object.fromEntries(fields) }];
  });
  return Object.fromEntries(rows) as { readonly [Kind in EntityKind]: Entities[Kind] };
}

/** A catalog's own row. */
export function aCatalog(fields: Partial<Entities["catalog"]> = {}): Entities["catalog"] {
  return {
    id: sampleIds.next(),
    revision: 1,
    name: "Test catalog",
    isDemo: true,
    codeRoute: "own-prefix",
    territory: null,
    timeZone: "Europe/Stockholm",
    ...fields,
  };
}

/** A recording with only what it must have, and what the test says. */
export function aRecording(fields: Partial<Entities["recording"]> = {}): Entities["recording"] {
  const absent = Object.fromEntries(Object.keys(FIELDS.recording).map((field) => [field, null]));
  const row = {
    ...absent,
    id: sampleIds.next(),
    revision: 1,
    title: "Midnight Drive",
    versionTypes: [],
    localTitles: [],
  };
  return { ...row, ...fields } as unknown as Entities["recording"];
}

export function aCode(recordingId: Id, isrc: string, status = "preferred"): Entities["recordingCode"] {
  const absent = Object.fromEntries(Object.keys(FIELDS.recordingCode).map((field) => [field, null]));
  return {
    ...absent,
    id: sampleIds.next(),
    revision: 1,
    recordingId,
    isrc,
    status,
  } as unknown as Entities["recordingCode"];
}

export function anEntry(operationId: Id, fields: Partial<NewLedgerEntry> = {}): NewLedgerEntry {
  return {
    prefixCode: "AA6Q7",
    year: "26",
    designation: 1,
    event: "assigned",
    previous: 0,
    recordingId: null,
    blockId: null,
    operationId,
    at: "2026-11-22T10:00:00.000Z" as Instant,
    reason: null,
    declarations: { neverCoded: true, weControlIt: true },
    ...fields,
  };
}

/** An operation that follows `last`. Its hash is one of its own, not that of the chain. */
export function anOperation(last: Operation | undefined, fields: Partial<Operation> = {}): Operation {
  const sequence = (last?.sequence ?? 0) + 1;
  const id = sampleIds.next();
  return {
    sequence,
    id,
    at: "2026-11-22T10:00:00.000Z" as Instant,
    actor: aCommitment("Zoë"),
    action: "assign",
    parameters: { title: "Midnight Drive", count: 3 },
    undoes: null,
    ledgerFrom: null,
    ledgerTo: null,
    previousHash: last?.hash ?? "0".repeat(64),
    hash: systemDigest.sha256(id),
    ...fields,
  };
}

export function aCommitment(text: string): Commitment {
  return { $personal: systemDigest.sha256(text) };
}
