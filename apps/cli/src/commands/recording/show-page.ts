import { formatGtin, formatIsrc, formatIswc, isCompactGtin, isCompactIswc } from "@deadwax/identifiers";
import {
  formatName,
  pathToShow,
  recordingName,
  type HistoryEntry,
  type LedgerEntry,
  type RecordingView,
} from "@deadwax/catalog";
import { heading, indent, nothing, page, paragraph, spaced, type Block } from "../../output/block.ts";
import { facts, type Fact } from "../../output/facts.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusLines } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { dim, strong } from "../../output/text.ts";
import { timeline } from "../../output/timeline.ts";
import { shownCodeOf, shownDuration, shownId, shownStatus } from "../../session/words.ts";
import { soundBlock, type Heard } from "./show-sound.ts";

/** Everything about one recording. */
export function recordingBlock(view: RecordingView, heard: Heard | null): Block {
  return spaced(
    heading(recordingName(view.recording)),
    facts([...codeFacts(view), ...describingFacts(view), ...aroundFacts(view)]),
    problems(view),
    heard === null ? nothing : soundBlock(heard),
    files(view),
    ...connections(view),
  );
}

function codeFacts(view: RecordingView): readonly Fact[] {
  const hasNone = view.preferred === null && view.reservation === null;
  const source = view.preferred === null ? "  held for it, not assigned yet" : `  ${sourceOf(view)}`;
  const others = view.codes.filter((code) => code.status !== "preferred");
  return [
    ["Code", hasNone ? "none" : [strong(plainCode(view)), source]],
    [
      "Also known as",
      others.map((code) => `${formatIsrc(code.isrc)} (${code.status})`).join(", ") || undefined,
    ],
    ["Status", shownStatus(view.status)],
  ];
}

function describingFacts(view: RecordingView): readonly Fact[] {
  const { recording } = view;
  return [
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
  ];
}

function aroundFacts(view: RecordingView): readonly Fact[] {
  const { recording } = view;
  const works = view.works.map(({ title, iswc }) =>
    iswc !== null && isCompactIswc(iswc) ? `${title} (${formatIswc(iswc)})` : title,
  );
  return [
    ["Owner", view.owner?.name],
    ["Responsible", recording.responsible ?? undefined],
    ["Works", works.join(", ") || undefined],
    ["Notes", recording.notes ?? undefined],
    ["Id", shownId(recording.id)],
  ];
}

function connections(view: RecordingView): readonly Block[] {
  return [
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
  ];
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
                location.status === "present"
                  ? pathToShow(location.path)
                  : `${pathToShow(location.path)} (${location.status})`,
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
  return `${formatName(asset)}${depth}${rate}`;
}

export function storyBlock(story: readonly LedgerEntry[]): Block {
  return table(
    [
      { title: "The code's story", value: (entry) => entry.at.slice(0, 16).replace("T", " "), isWhole: true },
      { title: "", value: (entry) => entry.event },
      { title: "", value: (entry) => entry.reason ?? "" },
    ],
    story,
  );
}

export function historyBlock(history: readonly HistoryEntry[]): Block {
  if (history.length === 0) return nothing;
  return page(
    paragraph(dim("History")),
    timeline(history.map(({ at, actor, sentence }) => ({ at, text: `${actor} ${sentence}` }))),
  );
}
