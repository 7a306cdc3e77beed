/**
 * Every kind of thing a catalog keeps, and the columns each is kept in.
 *
 * One table drives storage, history, export and undo, so that none of them can know a field the others forgot.
 * Absent values are `null`: an entity is plain JSON.
 */
import type { Catalog } from "./catalog/catalog.ts";
import type { Asset, Location } from "./asset/asset.ts";
import type { Approval } from "./asset/approval.ts";
import type { CodeClaim } from "./code/code-claim.ts";
import type { RecordingCode } from "./code/recording-code.ts";
import type { Decision } from "./decision/decision.ts";
import type { Evidence } from "./evidence/evidence.ts";
import type { Credit, Party } from "./party/party.ts";
import type { Block } from "./prefix/block.ts";
import type { Mandate, Prefix } from "./prefix/prefix.ts";
import type { Derivation, Recording, RecordingWork } from "./recording/recording.ts";
import type { Registrant } from "./registrant/registrant.ts";
import type { Release, Track } from "./release/release.ts";
import type { SheetImport } from "./sheet-import/sheet-import.ts";
import type { Entity } from "./values/entity.ts";
import type { Work } from "./work/work.ts";

export interface Entities {
  readonly catalog: Catalog;
  readonly party: Party;
  readonly registrant: Registrant;
  readonly prefix: Prefix;
  readonly mandate: Mandate;
  readonly block: Block;
  readonly work: Work;
  readonly recording: Recording;
  readonly recordingWork: RecordingWork;
  readonly derivation: Derivation;
  readonly credit: Credit;
  readonly release: Release;
  readonly track: Track;
  readonly asset: Asset;
  readonly location: Location;
  readonly approval: Approval;
  readonly recordingCode: RecordingCode;
  readonly codeClaim: CodeClaim;
  readonly decision: Decision;
  readonly evidence: Evidence;
  readonly sheetImport: SheetImport;
}

export type EntityKind = keyof Entities;

/** How a field is kept. `json` is text that holds a list or a record. What is `personal`, text or `personal-json`, can be erased by law. */
export type FieldType = "text" | "integer" | "boolean" | "json" | "personal" | "personal-json";

type FieldsOf<Kind extends EntityKind> = {
  readonly [Field in Exclude<keyof Entities[Kind], keyof Entity>]: FieldType;
};

export const FIELDS: { readonly [Kind in EntityKind]: FieldsOf<Kind> } = {
  catalog: { name: "text", isDemo: "boolean", codeRoute: "text", territory: "text", timeZone: "text" },
  party: {
    name: "personal",
    sortName: "personal",
    kind: "text",
    isni: "personal",
    ipi: "personal",
    dpid: "text",
    localNames: "personal-json",
    notes: "personal",
    erasedAt: "text",
  },
  registrant: { partyId: "text", agency: "text", timeZone: "text", notes: "text" },
  prefix: {
    registrantId: "text",
    prefixCode: "text",
    control: "text",
    ranges: "json",
    starts: "json",
    lowStock: "integer",
    closedOn: "text",
    agreement: "text",
  },
  mandate: { prefixId: "text", clientPartyId: "text", document: "text", validFrom: "text", validTo: "text" },
  block: { prefixId: "text", name: "text", rangeFrom: "integer", rangeTo: "integer", holder: "text" },
  work: { title: "text", localTitles: "json", iswc: "text", language: "text", notes: "text" },
  recording: {
    title: "text",
    versionTitle: "text",
    versionTypes: "json",
    localTitles: "json",
    displayArtist: "personal",
    contentType: "text",
    recordingMode: "text",
    advisory: "text",
    language: "text",
    recordedOn: "text",
    firstPublishedOn: "text",
    pLine: "text",
    cLine: "text",
    label: "text",
    durationMs: "integer",
    ownerPartyId: "text",
    codeRoute: "text",
    responsible: "personal",
    notes: "text",
    mergedIntoId: "text",
  },
  recordingWork: { recordingId: "text", workId: "text" },
  derivation: {
    recordingId: "text",
    sourceRecordingId: "text",
    sourceAssetId: "text",
    how: "text",
    note: "text",
  },
  credit: { subjectKind: "text", subjectId: "text", partyId: "text", role: "text", position: "integer" },
  release: {
    title: "text",
    versionTitle: "text",
    displayArtist: "personal",
    gtin: "text",
    grid: "text",
    catalogNumber: "text",
    releasedOn: "text",
    label: "text",
    pLine: "text",
    cLine: "text",
    notes: "text",
  },
  track: {
    releaseId: "text",
    recordingId: "text",
    medium: "integer",
    position: "integer",
    printedTitle: "text",
    spanStartMs: "integer",
    spanEndMs: "integer",
  },
  asset: {
    recordingId: "text",
    role: "text",
    name: "text",
    container: "text",
    codec: "text",
    sampleRate: "integer",
    channels: "integer",
    bitDepth: "integer",
    frames: "integer",
    durationMs: "integer",
    modulation: "json",
    sound: "json",
    size: "integer",
    sha256: "text",
    audioHash: "text",
    tags: "json",
    issues: "json",
    measuredBy: "text",
    isVaulted: "boolean",
    madeFromId: "text",
    addedAt: "text",
  },
  location: {
    assetId: "text",
    path: "text",
    size: "integer",
    modifiedMs: "integer",
    status: "text",
    seenAt: "text",
  },
  approval: {
    recordingId: "text",
    assetId: "text",
    audioHash: "text",
    approvedAt: "text",
    approvedBy: "personal",
    note: "text",
    heard: "text",
    endedAt: "text",
    endedWhy: "text",
  },
  recordingCode: {
    recordingId: "text",
    isrc: "text",
    status: "text",
    source: "text",
    sourceName: "text",
    note: "text",
    since: "text",
  },
  codeClaim: {
    isrc: "text",
    recordingId: "text",
    assetId: "text",
    carrier: "text",
    foundAt: "text",
    state: "text",
    reason: "text",
  },
  decision: {
    question: "text",
    recordingId: "text",
    otherId: "text",
    verdict: "text",
    reason: "text",
    decidedBy: "personal",
    decidedAt: "text",
    facts: "json",
    rules: "json",
  },
  evidence: {
    subjectId: "text",
    kind: "text",
    statement: "text",
    standing: "text",
    document: "text",
    documentSha256: "text",
    partyId: "text",
    shareBasisPoints: "integer",
    territory: "text",
    validFrom: "text",
    validTo: "text",
  },
  sheetImport: {
    source: "text",
    sha256: "text",
    mapping: "json",
    created: "integer",
    changed: "integer",
    unchanged: "integer",
    failed: "integer",
    importedAt: "text",
  },
};

export const ENTITY_KINDS = Object.keys(FIELDS) as readonly EntityKind[];
