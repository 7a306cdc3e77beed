import { formatIsrc } from "@deadwax/identifiers";
import type { Declarations } from "../../domain/ledger/ledger-entry.ts";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { shortId, type Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { AssignContext } from "./assign-context.ts";

/** Refuses unless both declarations were made (DESIGN 4, rule 5). */
export function requireDeclarations(declarations: Declarations): void {
  if (!declarations.neverCoded) {
    throw new CatalogError("ASSIGN_DECLARATIONS", { missing: "nobody has ever given this recording a code" });
  }
  if (!declarations.weControlIt) {
    throw new CatalogError("ASSIGN_DECLARATIONS", { missing: "we own it or license it exclusively" });
  }
}

/** Why a number may not be held for a recording, or undefined. */
export function refusalToReserve(known: AssignContext, recording: Recording): CatalogError | undefined {
  const name = recordingName(recording);
  // A superseded code is history, and history is a code that somebody gave: there is never a second first one.
  const preferred = known.codes.get(recording.id)?.find((code) => code.status !== "disputed");
  if (preferred !== undefined) {
    return new CatalogError("ASSIGN_HAS_CODE", { recording: name, isrc: formatIsrc(preferred.isrc) });
  }
  const claim = known.openClaims.get(recording.id);
  if (claim !== undefined) {
    return new CatalogError("ASSIGN_CODE_FOUND", {
      recording: name,
      isrc: formatIsrc(claim.isrc),
      carrier: claim.carrier,
    });
  }
  return undefined;
}

/** What a person said against a refusal; kept as a decision. */
export interface OverrulingReasons {
  /** Why a recording gets a code although its audio is that of a coded one. */
  readonly overrule?: string;
  /** Why two recordings of one title, version and artist are two. */
  readonly distinct?: string;
}

/** Why a recording may not get a code now, or undefined (rules 5 to 8). */
export function refusalToAssign(
  known: AssignContext,
  recording: Recording,
  reasons: OverrulingReasons,
): CatalogError | undefined {
  const early = refusalToReserve(known, recording);
  if (early !== undefined) return early;
  const name = recordingName(recording);
  const approval = known.approvals.get(recording.id);
  if (approval === undefined) return new CatalogError("ASSIGN_NOT_APPROVED", { recording: name });
  const namesake = known.namesakes.get(recording.id);
  if (namesake !== undefined && reasons.distinct === undefined) {
    return new CatalogError("ASSIGN_NAMESAKE", { recording: name, other: shortId(namesake.id) });
  }
  const twin = known.codedAudio.get(approval.audioHash)?.find((other) => other.recording.id !== recording.id);
  if (twin === undefined || reasons.overrule !== undefined) return undefined;
  const isrc = formatIsrc(twin.code.isrc);
  return new CatalogError("ASSIGN_AUDIO_CODED", {
    recording: name,
    other: recordingName(twin.recording),
    isrc,
  });
}

/** Says for each recording whether the prefix may serve it: own recordings from an own prefix, clients' by mandate. */
export async function createPrefixPermission(
  reader: StoreReader,
  prefix: Prefix,
  today: string,
): Promise<(recording: Recording) => Promise<CatalogError | undefined>> {
  const registrant = await reader.get("registrant", prefix.registrantId);
  const mandates = await reader.find("mandate", { prefixId: prefix.id });
  const clients = new Set(
    mandates.filter((mandate) => isInForce(mandate, today)).map((mandate) => mandate.clientPartyId),
  );

  async function nameOf(partyId: Id | null): Promise<string> {
    const party = partyId === null ? undefined : await reader.get("party", partyId);
    return party === undefined ? "an owner nobody has named" : `“${party.name}”`;
  }

  return async (recording) => {
    const { ownerPartyId } = recording;
    if (prefix.control === "managed") {
      if (ownerPartyId !== null && clients.has(ownerPartyId)) return undefined;
      return new CatalogError("ASSIGN_NO_MANDATE", {
        prefix: prefix.prefixCode,
        owner: await nameOf(ownerPartyId),
      });
    }
    if (ownerPartyId === null || ownerPartyId === registrant?.partyId) return undefined;
    const owner = (await reader.get("party", ownerPartyId))?.name ?? ownerPartyId;
    return new CatalogError("ASSIGN_OTHERS_RECORDING", {
      recording: recordingName(recording),
      owner,
      prefix: prefix.prefixCode,
    });
  };
}

function isInForce(
  mandate: { readonly validFrom: string | null; readonly validTo: string | null },
  today: string,
): boolean {
  const { validFrom, validTo } = mandate;
  return (
    (validFrom === null || validFrom <= today) &&
    (validTo === null || today.slice(0, validTo.length) <= validTo)
  );
}
