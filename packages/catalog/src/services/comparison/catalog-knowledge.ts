/** What a catalog adds to a comparison: whose rules come first, and which code the known recording has. */
import type { Isrc } from "@deadwax/identifiers";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";

export interface CatalogKnowledge {
  /** Agency of the registrant; null where none is named, and where registrants have several. */
  readonly agency: string | null;
  readonly isDemo: boolean;
}

export async function readKnowledge(reader: StoreReader): Promise<CatalogKnowledge> {
  const catalog = await reader.get("catalog", reader.catalogId);
  return { agency: await agencyOf(reader), isDemo: catalog?.isDemo === true };
}

/** Registrants with an own prefix come before those whose prefixes are managed here for clients. */
async function agencyOf(reader: StoreReader): Promise<string | null> {
  const registrants = await reader.find("registrant");
  const prefixes = await reader.find("prefix", { control: "own" });
  const own = registrants.filter(({ id }) => prefixes.some(({ registrantId }) => registrantId === id));
  const named = (own.length > 0 ? own : registrants)
    .map(({ agency }) => agency)
    .filter((agency) => agency !== null);
  const [only, another] = new Set(named);
  return only === undefined || another !== undefined ? null : only;
}

/** The codes of the recordings that this audio is filed under. */
export async function codesOfAudio(
  reader: StoreReader,
  audio: { readonly sha256: string; readonly audioHash: string | null },
): Promise<readonly Isrc[]> {
  const key = audioKey(audio);
  const found = [
    ...(await reader.find("asset", { sha256: audio.sha256 })),
    ...(audio.audioHash === null ? [] : await reader.find("asset", { audioHash: key })),
  ];
  const owners = found.filter(({ role }) => role !== "stem" && role !== "side");
  const recordingIds = owners.map(({ recordingId }) => recordingId).filter((id) => id !== null);
  return codesOfRecordings(reader, [...new Set(recordingIds)]);
}

/** Every code that names the sound of the recordings, superseded ones too. Disputed ones are somebody else's. */
async function codesOfRecordings(reader: StoreReader, recordingIds: readonly Id[]): Promise<readonly Isrc[]> {
  if (recordingIds.length === 0) return [];
  const codes = await reader.find("recordingCode", {
    recordingId: recordingIds,
    status: ["preferred", "superseded"],
  });
  return [...new Set(codes.map(({ isrc }) => isrc))];
}
