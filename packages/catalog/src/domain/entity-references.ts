import type { EntityKind } from "./entity.ts";

/** Which fields hold the id of which kind. Storage makes foreign keys of them; undo asks them what still leans on what. */
export const REFERENCES: Readonly<Partial<Record<EntityKind, Readonly<Record<string, EntityKind>>>>> = {
  registrant: { partyId: "party" },
  prefix: { registrantId: "registrant" },
  mandate: { prefixId: "prefix", clientPartyId: "party" },
  block: { prefixId: "prefix" },
  recording: { ownerPartyId: "party", mergedIntoId: "recording" },
  recordingWork: { recordingId: "recording", workId: "work" },
  derivation: { recordingId: "recording", sourceRecordingId: "recording", sourceAssetId: "asset" },
  credit: { partyId: "party" },
  track: { releaseId: "release", recordingId: "recording" },
  asset: { recordingId: "recording", madeFromId: "asset" },
  location: { assetId: "asset" },
  approval: { recordingId: "recording", assetId: "asset" },
  recordingCode: { recordingId: "recording" },
  codeClaim: { recordingId: "recording", assetId: "asset" },
  decision: { recordingId: "recording" },
  evidence: { partyId: "party" },
};
