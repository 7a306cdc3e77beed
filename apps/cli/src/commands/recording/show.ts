import {
  formatGtin,
  formatIsrc,
  formatIswc,
  isCompactGtin,
  isCompactIswc,
  parseIsrc,
} from "@deadwax/identifiers";
import {
  findRecording,
  readHistory,
  readRecordingViews,
  recordingName,
  type HistoryEntry,
  type LedgerEntry,
  type RecordingView,
  type CatalogContext,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { heading, indent, spaced, type Block } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusLines } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { dim, strong } from "../../output/text.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownCodeOf, shownDuration, shownId, shownStatus } from "../../session/words.ts";

export const show = defineCommand({
  description:
    "By title, code or the end of an id. A code tells its whole story in the ledger, also when it is void or only reserved.",
  examples: [
    {
      command: 'deadwax show "Midnight Drive (Radio Edit)"',
      says: "One recording with everything known about it",
    },
    { command: "deadwax show AA-6Q7-26-00001", says: "The recording of a code, and the story of the code" },
  ],
  positionals: [{ name: "recording", help: "A title, a code or the end of an id" }],
  flags: {},
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const story = await codeStory(catalog, positionals.recording);
      const result = await catalog.store.read(async (reader) => {
        const recording =
          story.length > 0 && (await isNobodys(catalog, positionals.recording))
            ? undefined
            : await findRecording(reader, positionals.recording);
        const [view] = recording === undefined ? [] : await readRecordingViews(reader, [recording]);
        const ids =
          view === undefined
            ? []
            : [
                view.recording.id,
                ...view.assets.map((asset) => asset.id),
                ...view.codes.map((code) => code.id),
                ...view.approvals.map((one) => one.id),
              ];
        const history =
          ids.length === 0 ? [] : await readHistory(reader, { entityIds: ids, isReversed: true, limit: 12 });
        return { schema: "deadwax.show/1" as const, recording: view ?? null, story, history };
      });
      return outcome(result, ({ recording, history }) =>
        spaced(recording === null ? () => [] : page(recording), storyBlock(story), historyBlock(history)),
      );
    });
  },
});

async function codeStory(catalog: CatalogContext, text: string): Promise<readonly LedgerEntry[]> {
  const parsed = parseIsrc(text);
  if (!parsed.ok) return [];
  const isrc = parsed.value.value;
  return catalog.store.read((reader) =>
    reader.ledger.story(isrc.slice(0, 5), isrc.slice(5, 7), Number(isrc.slice(7))),
  );
}

/** A void or unaccounted number has a story, but no recording to show. */
async function isNobodys(catalog: CatalogContext, text: string): Promise<boolean> {
  const parsed = parseIsrc(text);
  if (!parsed.ok) return false;
  return catalog.store.read(async (reader) => {
    const codes = await reader.count("recordingCode", { isrc: parsed.value.value });
    const last = (
      await reader.ledger.story(
        parsed.value.value.slice(0, 5),
        parsed.value.value.slice(5, 7),
        Number(parsed.value.value.slice(7)),
      )
    ).at(-1);
    return codes === 0 && last?.event !== "reserved";
  });
}

function page(view: RecordingView): Block {
  const { recording } = view;
  return spaced(
    heading(recordingName(recording)),
    facts([
      [
        "Code",
        view.preferred === null && view.reservation === null
          ? "none"
          : [
              strong(plainCode(view)),
              view.preferred === null ? "  held for it, not assigned yet" : `  ${sourceOf(view)}`,
            ],
      ],
      [
        "Also known as",
        view.codes
          .filter((code) => code.status !== "preferred")
          .map((code) => `${formatIsrc(code.isrc)} (${code.status})`)
          .join(", ") || undefined,
      ],
      ["Status", shownStatus(view.status)],
      ["Artist", recording.displayArtist ?? undefined],
      ["Version", recording.versionTypes.length === 0 ? undefined : recording.versionTypes.join(", ")],
      [
        "Length",
        view.durationMs === null
          ? undefined
          : [shownDuration(view.durationMs), dim("  first to last modulation")],
      ],
      ["Content", `${recording.contentType}, ${recording.recordingMode}`],
      ["Advisory", recording.advisory === "unknown" ? undefined : recording.advisory],
      ["Published", recording.firstPublishedOn ?? undefined],
      ["Recorded", recording.recordedOn ?? undefined],
      ["℗", recording.pLine ?? undefined],
      ["©", recording.cLine ?? undefined],
      ["Label", recording.label ?? undefined],
      ["Owner", view.owner?.name],
      ["Responsible", recording.responsible ?? undefined],
      [
        "Works",
        view.works
          .map((work) =>
            work.iswc !== null && isCompactIswc(work.iswc)
              ? `${work.title} (${formatIswc(work.iswc)})`
              : work.title,
          )
          .join(", ") || undefined,
      ],
      ["Notes", recording.notes ?? undefined],
      ["Id", shownId(recording.id)],
    ]),
    problems(view),
    files(view),
    table(
      [
        { title: "Contributor", value: ({ party }) => party.name },
        { title: "Role", value: ({ credit }) => credit.role },
      ],
      view.credits,
    ),
    table(
      [
        { title: "On release", value: ({ release }) => release.title },
        { title: "Track", value: ({ track }) => `${track.medium}-${track.position}`, isWhole: true },
        {
          title: "Barcode",
          value: ({ release }) =>
            release.gtin !== null && isCompactGtin(release.gtin) ? formatGtin(release.gtin) : "",
          isWhole: true,
        },
        { title: "Released", value: ({ release }) => release.releasedOn ?? "" },
      ],
      view.tracks,
    ),
    table(
      [
        { title: "Rights (a code proves none)", value: (one) => one.statement },
        { title: "Standing", value: (one) => one.standing },
        { title: "Document", value: (one) => one.document ?? "" },
      ],
      view.evidence,
    ),
  );
}

function plainCode(view: RecordingView): string {
  const code = shownCodeOf(view);
  return typeof code === "string" ? code : "text" in (code as object) ? (code as { text: string }).text : "";
}

function sourceOf(view: RecordingView): string {
  const { preferred } = view;
  if (preferred === null) return "";
  const by = preferred.sourceName === null ? "" : ` (${preferred.sourceName})`;
  return preferred.source === "assigned"
    ? `assigned ${preferred.since.slice(0, 10)}`
    : `given by ${preferred.source}${by}`;
}

function problems(view: RecordingView): Block {
  const ended = view.approval === null ? view.approvals.at(-1) : undefined;
  return statusLines([
    ...(view.isInConflict
      ? [
          {
            status: "problem" as const,
            text: "Another recording has the same code.",
            more: "deadwax resolve",
          },
        ]
      : []),
    ...view.claims.map((claim) => ({
      status: "question" as const,
      text: `${formatIsrc(claim.isrc)} stands in ${claim.carrier}.`,
      more: "deadwax enter CODE RECORDING, or deadwax resolve CODE --refuse --reason …",
    })),
    ...(ended === undefined
      ? []
      : [{ status: "warning" as const, text: `The approval of its master ended: ${ended.endedWhy ?? ""}` }]),
    ...(view.approval?.heard === "not-heard"
      ? [
          {
            status: "note" as const,
            text: "Its approved audio differs from what was approved before; whether it is the same recording was not heard.",
          },
        ]
      : []),
  ]);
}

function files(view: RecordingView): Block {
  return spaced(
    table(
      [
        { title: "File", value: (asset) => asset.name },
        {
          title: "Role",
          value: (asset) => (asset.id === view.approval?.assetId ? [asset.role, ", approved"] : asset.role),
        },
        { title: "Format", value: (asset) => shownFormat(asset) },
        { title: "Length", value: (asset) => shownDuration(asset.durationMs), align: "right" },
        {
          title: "Where",
          value: (asset) =>
            asset.locations
              .map((location) =>
                location.status === "present" ? location.path : `${location.path} (${location.status})`,
              )
              .join(", "),
        },
      ],
      view.assets,
    ),
    ...view.assets
      .filter((asset) => asset.issues.length > 0)
      .map((asset) => spaced(status("note", asset.name), indent(issueLines(asset.issues)))),
  );
}

function shownFormat(asset: RecordingView["assets"][number]): string {
  const rate = asset.sampleRate === null ? "" : ` ${asset.sampleRate / 1000} kHz`;
  const depth = asset.bitDepth === null ? "" : ` ${asset.bitDepth} bit`;
  return `${asset.container.toUpperCase()}${depth}${rate}`;
}

function storyBlock(story: readonly LedgerEntry[]): Block {
  return table(
    [
      { title: "The code's story", value: (entry) => entry.at.slice(0, 16).replace("T", " "), isWhole: true },
      { title: "", value: (entry) => entry.event },
      { title: "", value: (entry) => entry.reason ?? "" },
    ],
    story,
  );
}

function historyBlock(history: readonly HistoryEntry[]): Block {
  return table(
    [
      { title: "History", value: (entry) => entry.at.slice(0, 16).replace("T", " "), isWhole: true },
      { title: "", value: (entry) => `${entry.actor} ${entry.sentence}` },
    ],
    history,
  );
}
