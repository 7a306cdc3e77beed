import { compactIsrc } from "@deadwax/identifiers";
import type { Asset, Location } from "../../domain/asset/asset.ts";
import type { AudioFacts, TagField, TagReading } from "../../domain/asset/audio-facts.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { pathToOpen, pathToShow } from "../../domain/asset/kept-path.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import type { Id } from "../../domain/values/id.ts";
import type { AudioProbe, TagPlan } from "../../ports/audio.ts";
import type { FileTree } from "../../ports/files.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { requireRecordings } from "../recording/require-recording.ts";
import { isRefusal } from "./file-outcome.ts";
import type { LongRequest } from "../change/long-request.ts";
import { inParallel } from "./in-parallel.ts";
import { standingApproval } from "./same-audio.ts";
import { descriptionFor, plannedFields } from "./tag-plan.ts";

export interface VerifyContext extends CatalogContext {
  readonly files: FileTree;
  readonly probe: AudioProbe;
}

export interface VerifyProgress {
  readonly done: number;
  readonly latest: VerifiedFile;
}

export interface VerifyTagsRequest extends LongRequest<VerifyProgress> {
  readonly recordingIds: readonly Id[];
}

/**
 * same: as in the catalog. spelling: differs in case, accents or punctuation only. differs: says something else.
 * missing: says nothing.
 */
export interface VerifiedField {
  readonly field: TagField;
  readonly verdict: "same" | "spelling" | "differs" | "missing";
  /** Null for a code the file has and the catalog does not. */
  readonly wanted: string | null;
  readonly found: readonly { readonly value: string; readonly carrier: string }[];
}

export interface VerifiedFile {
  readonly recordingId: Id;
  readonly recording: string;
  readonly assetId: Id;
  readonly path: string;
  /** read: the rest tells. away, missing: it could not be read now. refused: see error. */
  readonly state: "read" | "away" | "missing" | "refused";
  /**
   * Whether its audio is the approved master's. as-filed: it is not, which a delivery or a reference need not be, and it
   * is the audio that was filed.
   */
  readonly audio: "approved" | "as-filed" | "other" | "nothing-approved" | "not-read";
  /** False where the format is not heard: then `audio` is about the bytes of the whole file. */
  readonly isHeard: boolean;
  readonly fields: readonly VerifiedField[];
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
}

/** Reads the files of recordings again and lays their tags and audio beside the catalog. Changes nothing. */
export async function verifyTags(
  context: VerifyContext,
  request: VerifyTagsRequest,
): Promise<readonly VerifiedFile[]> {
  const places = await context.store.read((reader) => placesOf(reader, request.recordingIds));
  const verified: VerifiedFile[] = [];
  const verifying = inParallel(places, request.concurrency ?? 2, async (place) =>
    request.signal?.aborted === true ? undefined : verifyPlace(context, place),
  );
  for await (const latest of verifying) {
    if (latest === undefined) continue;
    verified.push(latest);
    request.onProgress?.({ done: verified.length, latest });
  }
  return verified;
}

interface Place {
  readonly recording: Recording;
  readonly asset: Asset;
  readonly location: Location;
  readonly plan: TagPlan;
  readonly approvedAudio: string | undefined;
}

async function placesOf(reader: StoreReader, recordingIds: readonly Id[]): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const recording of await requireRecordings(reader, recordingIds)) {
    const assets = await reader.find("asset", { recordingId: recording.id });
    const ids = assets.filter(({ role }) => role !== "stem" && role !== "side").map(({ id }) => id);
    if (ids.length === 0) continue;
    const locations = await reader.find("location", { assetId: ids });
    const [code] = await reader.find("recordingCode", { recordingId: recording.id, status: "preferred" });
    const description = await descriptionFor(reader, recording);
    const plan = code === undefined ? description : { isrc: code.isrc, ...description };
    const approvedAudio = (await standingApproval(reader, recording.id))?.audioHash;
    for (const location of locations) {
      const asset = assets.find(({ id }) => id === location.assetId);
      if (asset !== undefined) places.push({ recording, asset, location, plan, approvedAudio });
    }
  }
  return places;
}

async function verifyPlace(context: VerifyContext, place: Place): Promise<VerifiedFile> {
  const { recording, asset, location, plan } = place;
  const about = {
    recordingId: recording.id,
    recording: recordingName(recording),
    assetId: asset.id,
    path: pathToShow(location.path),
    audio: "not-read" as const,
    isHeard: asset.audioHash !== null,
    fields: [],
    error: null,
  };
  const seen = await context.files.stat(pathToOpen(location.path));
  if (typeof seen === "string") return { ...about, state: seen };
  try {
    const facts = await context.probe.probe(pathToOpen(location.path), "identity");
    const audio = judgeAudio(place, facts);
    const isHeard = facts.audioHash !== null;
    return { ...about, state: "read", audio, isHeard, fields: compareTags(plan, facts, recording) };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const { code, message, hint } = thrown;
    return { ...about, state: "refused", error: { code, message, hint } };
  }
}

function judgeAudio({ asset, approvedAudio }: Place, facts: AudioFacts): VerifiedFile["audio"] {
  if (approvedAudio === undefined) return "nothing-approved";
  const heard = audioKey(facts);
  // What was approved before its format was heard is named by the whole file.
  const isUnchanged = approvedAudio === audioKey({ ...facts, audioHash: null });
  if (heard === approvedAudio || isUnchanged) return "approved";
  const mayDiffer = asset.role === "delivery" || asset.role === "reference";
  return mayDiffer && heard === audioKey(asset) ? "as-filed" : "other";
}

/** Hints count for what they say, not for what they leave out: a code in a file name alone is no tag. */
function compareTags(plan: TagPlan, facts: AudioFacts, recording: Recording): readonly VerifiedField[] {
  const compared = plannedFields(plan).map(({ field, wanted }) =>
    compareField(field, wanted, { facts, recording }),
  );
  if (plan.isrc !== undefined) return compared;
  const found = facts.tags.filter((tag) => tag.field === "isrc").map(valueAndCarrier);
  return found.length === 0
    ? compared
    : [{ field: "isrc", verdict: "differs", wanted: null, found }, ...compared];
}

function compareField(
  field: TagField,
  wanted: string,
  { facts, recording }: { readonly facts: AudioFacts; readonly recording: Recording },
): VerifiedField {
  const stated = facts.tags.filter((tag) => tag.field === field && tag.value.trim() !== "");
  const found = stated.map(valueAndCarrier);
  if (!stated.some((tag) => tag.trust === "carrier")) {
    const isHintOther = stated.some(({ value }) => !isSame(field, wanted, value, recording));
    return { field, verdict: isHintOther ? "differs" : "missing", wanted, found };
  }
  // Several values of one place are one credit: `Mara Lind`, `Kwame`. A file with two ID3 chunks says each twice.
  const places = [...Map.groupBy(stated, (tag) => tag.carrier).values()];
  const texts =
    field === "isrc"
      ? stated.map(({ value }) => value)
      : places.map((tags) => [...new Set(tags.map(({ value }) => value.trim()))].join(", "));
  if (texts.every((text) => isSame(field, wanted, text, recording)))
    return { field, verdict: "same", wanted, found };
  const isSpelling = field !== "isrc" && texts.every((text) => foldText(text) === foldText(wanted));
  return { field, verdict: isSpelling ? "spelling" : "differs", wanted, found };
}

function isSame(field: TagField, wanted: string, text: string, recording: Recording): boolean {
  if (field === "isrc") return compactIsrc(text) === wanted;
  if (text.normalize("NFC") === wanted) return true;
  // Some carriers have no field for the version, so that it stands behind the title.
  return field === "title" && foldText(text) === foldText(recordingName(recording));
}

function valueAndCarrier({ value, carrier }: TagReading): {
  readonly value: string;
  readonly carrier: string;
} {
  return { value, carrier };
}
