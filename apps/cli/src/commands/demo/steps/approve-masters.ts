/** Step 4: one approved master for each recording that is to be sent. */
import { approve, attachFile, isRefusal, readRecordingViews, recordingName } from "@deadwax/catalog";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { facts } from "../../../output/facts.ts";
import { table } from "../../../output/table.ts";
import { accent } from "../../../output/text.ts";
import { drawn, spansOf } from "../../../output/waveform.ts";
import { DELIVERIES, MASTER_FILES, TO_APPROVE } from "../answers.ts";
import type { KnownFile, Stage } from "../stage.ts";
import { memberOf, type Cast } from "./sort-out.ts";

/** Columns of the longest picture. */
const CELLS = 40;

export interface ApprovedMaster {
  readonly name: string;
  readonly file: string;
  readonly audioHash: string;
  readonly durationMs: number;
  /** Loudness of equal spans, the loudest of all masters at 1; a longer master has more of them. */
  readonly waveform: readonly number[];
}

export interface Approvals {
  /** What Deadwax said when it was not told which file. */
  readonly refused: { readonly code: string; readonly message: string; readonly hint: string };
  readonly masters: readonly ApprovedMaster[];
  readonly deliveries: readonly { readonly file: string; readonly audio: string }[];
}

export async function approveMasters(
  stage: Stage,
  { known, cast }: { readonly known: ReadonlyMap<string, KnownFile>; readonly cast: Cast },
): Promise<Approvals> {
  const { catalog } = stage;
  const master = memberOf(cast, "studio-master");
  const refused = await refusalOf(() => approve(catalog, { recordingId: master }));
  for (const version of TO_APPROVE) {
    const file = known.get(MASTER_FILES.get(version) ?? "");
    if (file === undefined) throw new Error(`${version} has no file`);
    await approve(catalog, { recordingId: memberOf(cast, version), assetId: file.assetId });
  }
  const deliveries: { readonly file: string; readonly audio: string }[] = [];
  for (const { path } of DELIVERIES) {
    const file = known.get(path);
    if (file === undefined) throw new Error(`${path} is not in the catalog`);
    const request = { assetId: file.assetId, recordingId: master, role: "delivery" as const };
    const { value } = await attachFile(catalog, request);
    deliveries.push({ file: path, audio: value.audio });
  }
  return { refused, masters: await describeMasters(stage, cast), deliveries };
}

/** What a request is refused with. That it is refused is the point of the step. */
async function refusalOf(request: () => Promise<unknown>): Promise<Approvals["refused"]> {
  try {
    await request();
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  }
  throw new Error("what the demo shows as refused was not refused");
}

async function describeMasters(stage: Stage, cast: Cast): Promise<readonly ApprovedMaster[]> {
  const { catalog, audio } = stage;
  const ids = TO_APPROVE.map((version) => memberOf(cast, version));
  const views = await catalog.store.read(async (reader) => {
    const found = await reader.find("recording", { id: ids });
    return readRecordingViews(
      reader,
      [...found].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
    );
  });
  const files = TO_APPROVE.map((version) => MASTER_FILES.get(version) ?? "");
  const longest = Math.max(...views.map(({ durationMs }) => durationMs ?? 0));
  const masters: ApprovedMaster[] = [];
  for (const [at, { recording, approval, durationMs }] of views.entries()) {
    const file = files[at] ?? "";
    const cells = Math.max(1, Math.round((CELLS * (durationMs ?? 0)) / longest));
    const kept = approval === null ? null : await audio.waveforms?.read(approval.audioHash);
    const waveform = kept == null ? [] : spansOf(kept, cells);
    masters.push({
      name: recordingName(recording),
      file,
      audioHash: approval?.audioHash ?? "",
      durationMs: durationMs ?? 0,
      waveform,
    });
  }
  const loudest = Math.max(...masters.flatMap(({ waveform }) => waveform));
  return masters.map((master) => ({
    ...master,
    waveform: master.waveform.map((one) => round(one / loudest)),
  }));
}

/** `1:50`: a picture needs no milliseconds. */
function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function showApprovals({ refused, masters, deliveries }: Approvals): Block {
  return spaced(
    paragraph(
      "A code belongs to finished audio, so a person says which file is the master. The word holds for these samples: new tags keep it, one changed sample ends it.",
    ),
    facts([
      ["Deadwax", refused.message],
      ["the person", `final2 is the master. ${masters.length} masters are approved:`],
    ]),
    table(
      [
        { title: "Recording", value: (one) => one.name.replace(/^.* \((.*)\)$/u, "$1") },
        { title: "Its sound", value: (one) => accent(drawn(one.waveform, 1)), isWhole: true },
        { title: "Length", value: (one) => minutes(one.durationMs), align: "right" },
      ],
      masters,
    ),
    paragraph(
      `The ${deliveries.length} copies made from it have other samples. They are deliveries of the master by a person's word; whether they sound the same, Deadwax has not heard.`,
    ),
  );
}
