import { TEXT_WIDTH, type Cell, type Paper, type Row, type Span } from "../pdf-text/index.ts";
import type { LabelCopyInput } from "./label-copy-input.ts";
import { labelCopyModel, type CopyLine, type CopyTrack, type LabelCopyModel } from "./label-copy-model.ts";
import { minuteOf } from "./minute-of.ts";

const INK = "#1d1b18";
const QUIET = "#6f6a61";
const BODY = 8.6;

/** The columns of the track list, in points from the left edge of the text area. */
const NUMBER = { x: 0, width: 30 };
const ISRC = { x: TEXT_WIDTH - 92, width: 92 };
const DURATION = { x: ISRC.x - 48, width: 38 };
const TITLE = { x: NUMBER.width, width: DURATION.x - NUMBER.width - 10 };
const LABEL = { x: TITLE.x, width: 76 };
const VALUE = { x: TITLE.x + LABEL.width, width: TEXT_WIDTH - TITLE.x - LABEL.width };
const FACT_LABEL = { x: 0, width: NUMBER.width + LABEL.width };
const FACT_VALUE = { x: FACT_LABEL.width, width: TEXT_WIDTH - FACT_LABEL.width };

/** The label copy as rows of a paper. */
export function labelCopyPaper({ copy, madeAt, madeBy }: LabelCopyInput): Paper {
  const model = labelCopyModel(copy);
  const { catalogNumber } = copy.release;
  return {
    title: `Label copy: ${[model.title, model.artist].filter((part) => part !== null).join(", ")}`,
    subject: "Label copy",
    ...{ madeAt, madeBy },
    rows: [
      ...headRows(model),
      ...model.facts.map(factRow),
      ...columnNames(26),
      ...model.media.flatMap(({ heading, tracks }) => [
        ...(heading === null ? [] : [mediumRow(heading)]),
        ...tracks.flatMap(trackRows),
      ]),
    ],
    running: [runningRow(model, catalogNumber)],
    columns: columnNames(10),
    foot: (page, pages) => ({
      gap: 0,
      cells: [
        { x: 0, width: 330, spans: [quiet(`${madeBy}, ${minuteOf(madeAt)}`)] },
        { x: TEXT_WIDTH - 120, width: 120, align: "right", spans: [quiet(`Page ${page} of ${pages}`)] },
      ],
    }),
  };
}

function headRows({ title, version, artist }: LabelCopyModel): readonly Row[] {
  const wide = { x: 0, width: TEXT_WIDTH };
  const name = [span(title, 21, "strong")];
  if (version !== null) name.push(span(" ", 21), span(version, 14, "regular", QUIET));
  return [
    { gap: 0, keepsNext: true, cells: [{ ...wide, spans: [span("LABEL COPY", 7.6, "strong", QUIET)] }] },
    { gap: 8, keepsNext: true, cells: [{ ...wide, spans: name }] },
    ...(artist === null ? [] : [{ gap: 2, cells: [{ ...wide, spans: [span(artist, 12.5)] }] }]),
    { gap: 14, hasRule: true, cells: [] },
  ];
}

function factRow(fact: CopyLine): Row {
  return labeled(fact, { label: FACT_LABEL, value: FACT_VALUE, size: 9.4, gap: 2.4 });
}

function columnNames(gap: number): readonly Row[] {
  const cells: readonly Cell[] = [
    { ...NUMBER, spans: [quiet("No.")] },
    { ...TITLE, spans: [quiet("Title, artist, credits")] },
    { ...DURATION, align: "right", spans: [quiet("Duration")] },
    { ...ISRC, align: "right", spans: [quiet("ISRC")] },
  ];
  return [{ gap, keepsNext: true, cells }];
}

function mediumRow(heading: string): Row {
  return {
    gap: 12,
    keepsNext: true,
    cells: [{ x: 0, width: TEXT_WIDTH, spans: [span(heading, 10.5, "strong")] }],
  };
}

function trackRows(track: CopyTrack): readonly Row[] {
  const { language } = track;
  const title: Span[] = [{ ...span(isolated(track.title), 10.6, "strong"), language }];
  if (track.version !== null)
    title.push(span(" ", 10.6), { ...span(isolated(track.version), 9.6, "regular", QUIET), language });
  const head: Row = {
    gap: 11,
    hasRule: true,
    keepsNext: true,
    cells: [
      { ...NUMBER, spans: [span(track.number, 9.4, "regular", QUIET)] },
      { ...TITLE, spans: title },
      { ...DURATION, align: "right", spans: [span(track.duration ?? "–", 9.4)] },
      {
        ...ISRC,
        align: "right",
        spans: [span(track.isrc ?? "none yet", 9.4, "regular", track.isrc === null ? QUIET : INK)],
      },
    ],
  };
  const artist: readonly Row[] =
    track.artist === null
      ? []
      : [{ gap: 0.5, cells: [{ ...TITLE, spans: [{ ...span(isolated(track.artist), 9.4), language }] }] }];
  const lines = track.lines.map((line, index) =>
    labeled(line, { label: LABEL, value: VALUE, size: BODY, gap: index === 0 ? 3 : 0.6, language }),
  );
  const rows = [head, ...artist, ...lines];
  return rows.map((row, index) => ({ ...row, keepsNext: index < rows.length - 1 }));
}

interface Look {
  readonly label: Pick<Cell, "x" | "width">;
  readonly value: Pick<Cell, "x" | "width">;
  readonly size: number;
  readonly gap: number;
  readonly language?: string | null;
}

function labeled(line: CopyLine, { label, value, size, gap, language = null }: Look): Row {
  const text = line.values.map(isolated).join(", ");
  return {
    gap,
    cells: [
      { ...label, spans: [span(line.label, size, "regular", QUIET)] },
      { ...value, spans: [{ ...span(text, size), language }] },
    ],
  };
}

function runningRow({ title, artist }: LabelCopyModel, catalogNumber: string | null): Row {
  const named = [title, artist, catalogNumber].filter((part) => part !== null).map(isolated);
  return {
    gap: 0,
    cells: [
      { x: 0, width: TEXT_WIDTH - 110, spans: [quiet(named.join(" · "))] },
      { x: TEXT_WIDTH - 100, width: 100, align: "right", spans: [quiet("Label copy")] },
    ],
  };
}

/** First strong isolate (UAX 9): a name has its own direction and turns nothing around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function quiet(text: string): Span {
  return span(text, 7.6, "regular", QUIET);
}

function span(text: string, size: number, weight: Span["weight"] = "regular", color = INK): Span {
  return { text, weight, size, color };
}
