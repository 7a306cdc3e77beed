import {
  recordingName,
  readRecordingViews,
  type RecordingStatus,
  type RecordingView,
  count,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { table } from "../../output/table.ts";
import { dim, problem } from "../../output/text.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownCodeOf, shownDuration, shownId, shownStatus } from "../../session/words.ts";

const STATUSES: readonly RecordingStatus[] = [
  "draft",
  "approved",
  "reserved",
  "coded",
  "released",
  "conflict",
];
const PAGE = 500;

export const list = defineCommand({
  description: "One line a recording: its code, how it stands, and whether its audio is here.",
  examples: [
    { command: "deadwax list", says: "Every recording" },
    {
      command: "deadwax list midnight --status approved",
      says: "Approved ones without a code, with that word in title or artist",
    },
  ],
  positionals: [
    { name: "search", help: "Words in the title, version or artist", optional: true, repeated: true },
  ],
  flags: {
    status: {
      type: "string",
      placeholder: "STATUS",
      choices: STATUSES,
      repeated: true,
      help: "Only those that stand like this",
    },
    limit: { type: "number", placeholder: "COUNT", min: 1, isInteger: true, help: "At most so many" },
  },
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const words = positionals.search.map(normal);
      const views: RecordingView[] = [];
      const limit = flags.limit ?? Number.POSITIVE_INFINITY;
      await catalog.store.read(async (reader) => {
        let page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE });
        while (page.length > 0 && views.length < limit) {
          const matching = page.filter((one) => matches(one, words));
          const seen = await readRecordingViews(reader, matching);
          views.push(
            ...seen.filter((view) => flags.status.length === 0 || flags.status.includes(view.status)),
          );
          const last = page.at(-1);
          if (last === undefined || page.length < PAGE) break;
          page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE, afterId: last.id });
        }
      });
      const rows = views.slice(0, limit).map(toRow);
      return outcome({ schema: "deadwax.list/1", recordings: rows }, () =>
        rows.length === 0
          ? paragraph(
              words.length > 0 || flags.status.length > 0
                ? "No recording is like that."
                : "There are no recordings yet. deadwax add FOLDER files your audio.",
            )
          : spaced(
              table(
                [
                  { title: "Id", value: (view) => shownId(view.recording.id), isWhole: true },
                  { title: "Recording", value: (view) => recordingName(view.recording) },
                  { title: "Artist", value: (view) => view.recording.displayArtist ?? "" },
                  { title: "Length", value: (view) => shownDuration(view.durationMs), align: "right" },
                  { title: "Code", value: shownCodeOf, isWhole: true },
                  { title: "Status", value: (view) => shownStatus(view.status) },
                  { title: "", value: remark },
                ],
                views.slice(0, limit),
              ),
              paragraph(dim(count(rows.length, "recording"))),
            ),
      );
    });
  },
});

function toRow(view: RecordingView): Record<string, unknown> {
  const { recording } = view;
  return {
    id: recording.id,
    title: recording.title,
    versionTitle: recording.versionTitle,
    displayArtist: recording.displayArtist,
    durationMs: view.durationMs,
    isrc: view.preferred?.isrc ?? null,
    status: view.status,
    assets: view.assets.length,
    openClaims: view.claims.map((claim) => claim.isrc),
  };
}

function remark(view: RecordingView): ReturnType<typeof problem> | string {
  if (view.claims.length > 0) return problem("a code was found: resolve");
  const ended = view.approval === null && view.approvals.length > 0;
  if (ended) return problem("approval ended");
  return view.assets.length === 0 ? "no audio" : "";
}

function matches(recording: RecordingView["recording"], words: readonly string[]): boolean {
  const text = normal(`${recordingName(recording)} ${recording.displayArtist ?? ""}`);
  return words.every((word) => text.includes(word));
}

/** Accents and case do not matter to somebody who looks for something. */
function normal(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
