import type { Isrc } from "@deadwax/identifiers";
import { compareViews } from "../../domain/asset/match/compare-views.ts";
import { matchFiles } from "../../domain/asset/match/index.ts";
import { viewFiles, viewRecording } from "../../domain/asset/match/match-view.ts";
import type { MatchCandidate, MatchFile, MatchProposal } from "../../domain/asset/match/match-types.ts";
import type { CodeSource } from "../../domain/code/recording-code.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import { splitVersion } from "../../domain/title/split-version.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { enterInto } from "../code/enter-code.ts";
import { readRecordingViews } from "../view/recording-view.ts";

/** A code that was pasted with what stood beside it. */
export interface PastedCode {
  readonly isrc: Isrc;
  readonly title: string | null;
  readonly versionTitle: string | null;
  readonly artist: string | null;
  readonly durationMs: number | null;
}

/** What a pasted code seems to belong to. Nothing is written by it. */
export interface CodeProposal {
  readonly pasted: PastedCode;
  /**
   * known: the recording the line speaks of has it already. conflict: a recording has it that the line does not speak of.
   * certain: title, version, artist and length are the same, and nothing else is like
   * it. likely: title and version fit this recording only, it fits no other line, and nothing that is stated contradicts.
   */
  readonly certainty: "known" | "conflict" | "certain" | "likely" | "probable" | "none";
  /** Best first. One, where it is certain, likely or known; those that have the code, where it is known or in conflict. */
  readonly recordings: readonly Recording[];
}

/** Proposes a recording without a code for each pasted one, by title, version, artist and length. */
export async function matchCodes(
  reader: StoreReader,
  pasted: readonly PastedCode[],
): Promise<readonly CodeProposal[]> {
  const recordings = await reader.find("recording", { mergedIntoId: null });
  const views = await readRecordingViews(reader, recordings);
  const byCode = Map.groupBy(
    views.flatMap(({ recording, codes, durationMs }) =>
      codes.map(({ isrc }) => ({ isrc, recording: { ...recording, durationMs } })),
    ),
    ({ isrc }) => isrc,
  );
  const open = pasted.filter(({ isrc }) => !byCode.has(isrc));
  const lines = new Map(open.map((one, index) => [one, fileId(index)]));
  const artist = onlyArtist(recordings, open);
  const proposals = matchFiles(
    views.map((view) => ({
      ...view.recording,
      displayArtist: view.recording.displayArtist ?? artist,
      durationMs: view.durationMs,
      codes: [],
      wantsAudio: view.preferred === null,
    })),
    open.map((one, index) => asFile({ ...one, artist: one.artist ?? artist }, index)),
  );
  const byId = new Map(recordings.map((recording) => [recording.id, recording]));
  const sides = forEachCode(proposals, byId);
  const rare = rareNames(recordings, open);
  const names = new Set(recordings.map(nameKey));
  return pasted.map((one): CodeProposal => {
    const holders = byCode.get(one.isrc)?.map(({ recording }) => recording);
    if (holders !== undefined) return { pasted: one, ...judgeHolders(one, holders, names) };
    const line = lines.get(one);
    const side = line === undefined ? undefined : sides.get(line);
    return { pasted: one, ...(side === undefined ? NOTHING : judgeSide(side, rare)) };
  });
}

const NOTHING: Pick<CodeProposal, "certainty" | "recordings"> = { certainty: "none", recordings: [] };

/**
 * Where everything that names an artist names the same one, a recording or a line that names none is by that one, too.
 * Where nothing names any, all are by one that nobody needs to name.
 */
function onlyArtist(recordings: readonly Recording[], pasted: readonly PastedCode[]): string | null {
  const named = [
    ...recordings.map(({ displayArtist }) => displayArtist),
    ...pasted.map(({ artist }) => artist),
  ];
  const artists = new Map(named.filter((name) => name !== null).map((name) => [foldText(name), name]));
  const [first = "the artist"] = artists.values();
  return artists.size > 1 ? null : first;
}

/** Whether a line speaks of a recording that has its code, as far as it says. */
function judgeHolders(
  pasted: PastedCode,
  holders: readonly Recording[],
  names: ReadonlySet<string>,
): Pick<CodeProposal, "certainty" | "recordings"> {
  const meant = holders.find((holder) => {
    const view = viewRecording({ ...holder, codes: [], wantsAudio: true });
    const [file] = viewFiles([asFile(pasted, 0)]);
    if (file === undefined) return true;
    const { title, version, artist } = compareViews(view, file);
    if ([title, version, artist].includes("other")) return false;
    // A line without the version speaks of the plain recording, where there is one.
    return nameKey(pasted) === nameKey(holder) || pasted.title === null || !names.has(nameKey(pasted));
  });
  return meant === undefined
    ? { certainty: "conflict", recordings: holders }
    : { certainty: "known", recordings: [meant] };
}

/** Names that one recording and one line at most have, as `title` and version, folded. */
function rareNames(recordings: readonly Recording[], pasted: readonly PastedCode[]): ReadonlySet<string> {
  const lines = [...new Map(pasted.map((one) => [JSON.stringify(one), one])).values()];
  const counts = [recordings, lines].map((named) => {
    const amounts = new Map<string, number>();
    for (const one of named) amounts.set(nameKey(one), (amounts.get(nameKey(one)) ?? 0) + 1);
    return amounts;
  });
  const names = counts.flatMap((amounts) => [...amounts.keys()]);
  return new Set(names.filter((name) => counts.every((amounts) => (amounts.get(name) ?? 0) < 2)));
}

function nameKey(named: { readonly title: string | null; readonly versionTitle: string | null }): string {
  const { title, versionTitle } = splitVersion(named.title ?? "");
  const versions = [versionTitle, named.versionTitle].filter((version) => version !== null);
  return `${foldText(title)} / ${versions.map(foldText).join(" ")}`;
}

/** Doubts that a name which nothing else has takes away. */
const DOUBTS: ReadonlySet<string> = new Set(["like-another-recording", "like-another-file"]);

function judgeSide(
  { fits, certain }: Side,
  rare: ReadonlySet<string>,
): Pick<CodeProposal, "certainty" | "recordings"> {
  if (certain !== undefined) return { certainty: "certain", recordings: [certain] };
  const ranked = fits.toSorted((a, b) => scoreOf(b) - scoreOf(a));
  const [fitting, another] = ranked.filter(isFitting);
  if (fitting !== undefined && another === undefined && rare.has(nameKey(fitting.recording)))
    return { certainty: "likely", recordings: [fitting.recording] };
  return { certainty: "probable", recordings: ranked.map(({ recording }) => recording) };
}

function isFitting({ candidate: { agreements, contradictions } }: Fit): boolean {
  const agreed = new Set(agreements.map(({ kind }) => kind));
  return agreed.has("title") && agreed.has("version") && contradictions.every(({ kind }) => DOUBTS.has(kind));
}

function scoreOf({ candidate: { agreements, contradictions } }: Fit): number {
  return agreements.length - contradictions.filter(({ kind }) => !DOUBTS.has(kind)).length;
}

/** Enters codes where a person, or certainty, put them: one operation that can be undone as a whole. */
export async function enterMatchedCodes(
  context: CatalogContext,
  accepted: readonly { readonly isrc: Isrc; readonly recordingId: Id }[],
  given: { readonly source: Exclude<CodeSource, "assigned">; readonly sourceName: string },
): Promise<Changed<number>> {
  return change(context, { action: "enterCodes" }, async (transaction) => {
    for (const { isrc, recordingId } of accepted)
      await enterInto(transaction, { isrc, recordingId, ...given });
    transaction.tell({ count: accepted.length, sourceName: given.sourceName, source: given.source });
    return accepted.length;
  });
}

/** A pasted line is matched as a file would be: by what it says about itself. */
function asFile(pasted: PastedCode, index: number): MatchFile {
  const { isrc, title, versionTitle, artist, durationMs } = pasted;
  const says = { title, versionTitle, artist };
  return {
    id: fileId(index),
    name: "",
    // The same line pasted twice is one.
    audioKey: JSON.stringify(pasted),
    durationMs,
    modulationMs: durationMs,
    tags: Object.entries(says).flatMap(([field, value]) =>
      value === null
        ? []
        : [{ field: field as "title", value, carrier: "pasted", trust: "carrier" as const }],
    ),
    // A code that stands beside several titles is doubted, as it is in several files.
    codes: [{ isrc, carrier: "pasted", trust: "carrier" }],
  };
}

function fileId(index: number): Id {
  return `line ${index}` as Id;
}

interface Fit {
  readonly recording: Recording;
  readonly candidate: MatchCandidate;
}

interface Side {
  readonly certain: Recording | undefined;
  readonly fits: readonly Fit[];
}

function forEachCode(
  proposals: readonly MatchProposal[],
  byId: ReadonlyMap<Id, Recording>,
): ReadonlyMap<Id, Side> {
  const sides = new Map<Id, Side>();
  for (const { recordingId, candidates } of proposals) {
    const recording = byId.get(recordingId);
    if (recording === undefined) continue;
    for (const candidate of candidates) {
      for (const id of candidate.assetIds) {
        const before = sides.get(id) ?? { certain: undefined, fits: [] };
        const certain = candidate.certainty === "certain" ? recording : before.certain;
        sides.set(id, { certain, fits: [...before.fits, { recording, candidate }] });
      }
    }
  }
  return sides;
}
