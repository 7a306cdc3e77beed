import { formatName } from "../../domain/asset/format-name.ts";
import { isCompactGtin, isCompactIswc } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import type { StoreReader } from "../../ports/store.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { readRecordingViews, type RecordingView } from "../view/recording-view.ts";

const PAGE = 500;

/**
 * The master sheet of the catalog: a row for each recording, and one more for each further place it has on a release.
 * What stands in it and is edited there can be imported again.
 */
export async function* readSheetRows(reader: StoreReader): AsyncGenerator<SheetRow> {
  let page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE });
  while (page.length > 0) {
    for (const view of await readRecordingViews(reader, page)) yield* rowsOf(view);
    const last: Recording | undefined = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE, afterId: last.id });
  }
}

/** The rows of one recording. */
export function rowsOf(view: RecordingView): readonly SheetRow[] {
  const own = { ...describe(view), ...codeOf(view), ...fileOf(view) };
  if (view.tracks.length === 0) return [{ ...own, ...NO_RELEASE }];
  return view.tracks.map(({ track, release }) => ({
    ...own,
    release: release.title,
    barcode: release.gtin !== null && isCompactGtin(release.gtin) ? release.gtin : null,
    catalogNumber: release.catalogNumber,
    trackPosition: { medium: track.medium, position: track.position },
  }));
}

const NO_RELEASE = { release: null, barcode: null, catalogNumber: null, trackPosition: null } as const;

type Described = Omit<
  SheetRow,
  keyof typeof NO_RELEASE | keyof ReturnType<typeof codeOf> | keyof ReturnType<typeof fileOf>
>;

function describe({ recording, ...view }: RecordingView): Described {
  const [work] = view.works;
  return {
    deadwaxId: recording.id,
    title: recording.title,
    versionTitle: recording.versionTitle,
    versionTypes: recording.versionTypes,
    displayArtist: recording.displayArtist,
    durationMs: view.durationMs,
    contentType: recording.contentType,
    recordingMode: recording.recordingMode,
    advisory: recording.advisory,
    firstPublished: recording.firstPublishedOn,
    recordedOn: recording.recordedOn,
    language: recording.language,
    pLine: recording.pLine,
    cLine: recording.cLine,
    label: recording.label,
    status: view.status === "reserved" ? (view.approval === null ? "draft" : "approved") : view.status,
    workTitle: work?.title ?? null,
    iswc: work?.iswc != null && isCompactIswc(work.iswc) ? work.iswc : null,
    contributors: view.credits.map(({ credit, party }) => ({ name: party.name, role: credit.role })),
    owner: view.owner?.name ?? null,
    responsible: recording.responsible,
    notes: recording.notes,
    revision: recording.revision,
  };
}

function codeOf(
  view: RecordingView,
): Pick<SheetRow, "isrc" | "codeStatus" | "codeSource" | "supersededCodes"> {
  const supersededCodes = view.codes.filter((code) => code.status === "superseded").map((code) => code.isrc);
  const disputed = view.codes.find((code) => code.status === "disputed");
  if (view.preferred !== null) {
    const { isrc, source, sourceName } = view.preferred;
    return {
      isrc,
      codeStatus: "preferred",
      codeSource: sourceName === null ? source : `${source}: ${sourceName}`,
      supersededCodes,
    };
  }
  if (view.reservation !== null) {
    return { isrc: isrcOf(view.reservation), codeStatus: "reserved", codeSource: null, supersededCodes };
  }
  if (disputed !== undefined)
    return { isrc: disputed.isrc, codeStatus: "disputed", codeSource: disputed.source, supersededCodes };
  const isAwaited = view.recording.codeRoute !== null && view.recording.codeRoute !== "own-prefix";
  return { isrc: null, codeStatus: isAwaited ? "awaited" : "none", codeSource: null, supersededCodes };
}

/** The approved master, or the only file there is. */
function fileOf(view: RecordingView): Pick<SheetRow, keyof typeof NO_FILE> {
  const [only, another] = view.assets;
  const asset =
    view.assets.find((candidate) => candidate.id === view.approval?.assetId) ??
    (another === undefined ? only : undefined);
  if (asset === undefined) return NO_FILE;
  return {
    file: asset.name,
    fileSha256: asset.sha256,
    audioHash: asset.audioHash,
    format: formatOf(asset),
    integratedLufs: asset.sound?.integratedLufs ?? null,
    truePeakDbtp: asset.sound?.truePeakDbtp ?? null,
  };
}

const NO_FILE = {
  file: null,
  fileSha256: null,
  audioHash: null,
  format: null,
  integratedLufs: null,
  truePeakDbtp: null,
} as const;

const CHANNELS: Readonly<Record<number, string>> = { 1: "mono", 2: "stereo" };

function formatOf(asset: RecordingView["assets"][number]): string {
  const depth = asset.bitDepth === null ? [] : [String(asset.bitDepth)];
  const rate = asset.sampleRate === null ? [] : [String(asset.sampleRate / 1000)];
  const channels = asset.channels === null ? "" : (CHANNELS[asset.channels] ?? `${asset.channels} channels`);
  return [formatName(asset), [...depth, ...rate].join("/"), channels].filter((part) => part !== "").join(" ");
}
