import type { Approval } from "../../domain/asset/approval.ts";
import type { CodeClaim } from "../../domain/code/code-claim.ts";
import type { RecordingCode } from "../../domain/code/recording-code.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import { findNamesakes, type Named } from "./find-namesakes.ts";
import { requireRecordings } from "../recording/require-recording.ts";

/** Everything that speaks for or against giving these recordings codes, read at once. */
export interface AssignContext {
  readonly recordings: readonly Recording[];
  readonly codes: ReadonlyMap<Id, readonly RecordingCode[]>;
  readonly openClaims: ReadonlyMap<Id, CodeClaim>;
  readonly approvals: ReadonlyMap<Id, Approval>;
  readonly reservations: ReadonlyMap<Id, LedgerEntry>;
  /** Another recording of the same title, version and artist. */
  readonly namesakes: ReadonlyMap<Id, Named>;
  /** Audio hash → the other recordings with codes whose audio it is, too. */
  readonly codedAudio: ReadonlyMap<
    string,
    readonly { readonly recording: Recording; readonly code: RecordingCode }[]
  >;
}

export async function readAssignContext(reader: StoreReader, ids: readonly Id[]): Promise<AssignContext> {
  const recordings = await requireRecordings(reader, ids);
  const approvals = await reader.find("approval", { recordingId: ids, endedAt: null });
  const hashes = [...new Set(approvals.map((approval) => approval.audioHash))];
  return {
    recordings,
    codes: groupBy(await reader.find("recordingCode", { recordingId: ids }), (code) => code.recordingId),
    openClaims: await findOpenClaims(reader, ids),
    approvals: new Map(approvals.map((approval) => [approval.recordingId, approval])),
    reservations: await findReservations(reader, ids),
    namesakes: await findNamesakes(reader, recordings),
    codedAudio: await findCodedAudio(reader, hashes),
  };
}

/** Open claims are few, whatever the size of the catalog: they are read first, and then whose they are. */
async function findOpenClaims(reader: StoreReader, ids: readonly Id[]): Promise<ReadonlyMap<Id, CodeClaim>> {
  const open = await reader.find("codeClaim", { state: "open" });
  if (open.length === 0) return new Map();
  const assetIds = open.flatMap((claim) => claim.assetId ?? []);
  const assets = await reader.findFields("asset", ["id", "recordingId"], { id: assetIds });
  const recordingOf = new Map(assets.map((asset) => [asset.id, asset.recordingId]));
  const wanted = new Set(ids);
  const claims = new Map<Id, CodeClaim>();
  for (const claim of open) {
    const recordingId = claim.recordingId ?? (claim.assetId === null ? null : recordingOf.get(claim.assetId));
    if (recordingId != null && wanted.has(recordingId)) claims.set(recordingId, claim);
  }
  return claims;
}

async function findReservations(
  reader: StoreReader,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, LedgerEntry>> {
  const entries = await reader.ledger.latestForRecordings(ids);
  const { onlyBlocks } = await reader.instance();
  // A copy has the reservations of its original, too; only the original assigns those.
  const isHere = ({ blockId }: LedgerEntry): boolean =>
    onlyBlocks === null || (blockId !== null && onlyBlocks.includes(blockId));
  const reserved = entries.filter((entry) => entry.event === "reserved" && isHere(entry));
  return new Map(
    reserved.flatMap((entry) => (entry.recordingId === null ? [] : [[entry.recordingId, entry]])),
  );
}

async function findCodedAudio(
  reader: StoreReader,
  hashes: readonly string[],
): Promise<AssignContext["codedAudio"]> {
  const where = { audioHash: hashes };
  const approvals = await reader.findFields("approval", ["audioHash", "recordingId"], {
    ...where,
    endedAt: null,
  });
  const assets = await reader.findFields("asset", ["audioHash", "recordingId", "role"], where);
  const owners = [...approvals, ...assets.filter((asset) => asset.role !== "stem")].flatMap(
    ({ audioHash, recordingId }) =>
      audioHash === null || recordingId === null ? [] : [{ audioHash, recordingId }],
  );
  const ids = [...new Set(owners.map((owner) => owner.recordingId))];
  const codes = await reader.find("recordingCode", { recordingId: ids, status: ["superseded", "preferred"] });
  const isPreferredLast = codes.toSorted(
    (one, other) => Number(one.status === "preferred") - Number(other.status === "preferred"),
  );
  const codeOf = new Map(isPreferredLast.map((code) => [code.recordingId, code]));
  const codedIds = [...codeOf.keys()];
  const coded = await reader.find("recording", { id: codedIds, mergedIntoId: null });
  const recordings = new Map(coded.map((row) => [row.id, row]));
  const pairs = new Map(owners.map((owner) => [`${owner.audioHash} ${owner.recordingId}`, owner]));
  const codedPairs = [...pairs.values()].flatMap(({ audioHash, recordingId }) => {
    const recording = recordings.get(recordingId);
    const code = codeOf.get(recordingId);
    return recording === undefined || code === undefined ? [] : [{ audioHash, recording, code }];
  });
  return groupBy(codedPairs, (one) => one.audioHash);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
