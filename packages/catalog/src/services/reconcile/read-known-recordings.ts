import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import type { KnownRecording } from "../../domain/reconcile/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import { readRecordingViews, type RecordingView } from "../view/recording-view.ts";

const PAGE = 1000;

/** Every recording of the catalog, in the form in which it is laid beside what somebody holds. */
export async function readKnownRecordings(reader: StoreReader): Promise<readonly KnownRecording[]> {
  const known: KnownRecording[] = [];
  let afterId: Recording["id"] | undefined;
  for (;;) {
    const page = await reader.find(
      "recording",
      { mergedIntoId: null },
      { limit: PAGE, ...(afterId !== undefined && { afterId }) },
    );
    known.push(...(await readRecordingViews(reader, page)).map(knownRecording));
    afterId = page.at(-1)?.id;
    if (afterId === undefined || page.length < PAGE) return known;
  }
}

function knownRecording(view: RecordingView): KnownRecording {
  const { preferred, tracks, works, recording } = view;
  return {
    recording,
    isrc: preferred === null ? null : readCode(preferred.isrc),
    supersededCodes: view.codes
      .filter(({ status }) => status === "superseded")
      .flatMap(({ isrc }) => readCode(isrc) ?? []),
    isOwnCode: preferred?.source === "assigned",
    iswcs: works.flatMap(({ iswc }) => iswc ?? []),
    durationMs: view.durationMs,
    isMeasured: view.measuredMs !== null,
    places: tracks.map(({ track, release }) => ({
      release,
      medium: track.medium,
      position: track.position,
      printedTitle: track.printedTitle,
    })),
  };
}

function readCode(isrc: string): Isrc | null {
  const parsed = parseIsrc(isrc);
  return parsed.ok ? parsed.value.value : null;
}
