import PDFDocument from "pdfkit";
import { atomsOf, type OnMissing } from "./atoms.ts";
import { createFontBook } from "./font-book.ts";
import type { FontSource } from "./font-source.ts";
import { PAGE } from "./page.ts";
import { flow, setRow, type PlacedRow, type SetRow } from "./page-flow.ts";
import type { Paper, Row } from "./row.ts";
import type { Setting } from "./set-lines.ts";

const FOOT = 34;
/** Below the rows that are repeated. */
const HEAD_GAP = 8;
const RULE = { color: "#d5d0c6", width: 0.5 };

/** See `writePdf`, which loads this file and the libraries below it only when a paper is made. */
export async function drawPaper(paper: Paper, fonts: FontSource, onMissing: OnMissing): Promise<Uint8Array> {
  const book = createFontBook(fonts);
  // The fonts are made of the letters that are asked for, so everything is asked for once before a line is set.
  for (const row of allRows(paper)) for (const { spans } of row.cells) atomsOf(spans, book, () => undefined);
  const made = await book.make();
  const document = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    font: "",
    lang: "en",
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: paper.title,
      Subject: paper.subject,
      Producer: paper.madeBy,
      Creator: paper.madeBy,
      CreationDate: new Date(paper.madeAt),
    },
  });
  const done = gathered(document);
  for (const [name, bytes] of made) document.registerFont(name, Buffer.from(bytes));
  drawPages(document, paper, {
    book,
    measure: (text, font, size) => document.font(font, size).widthOfString(text, { features: [] }),
    onMissing,
  });
  document.end();
  return done;
}

function allRows(paper: Paper): readonly Row[] {
  // The digits of page numbers are in every font of Latin letters.
  return [...paper.rows, ...paper.running, ...paper.columns, paper.foot(1, 1)];
}

function drawPages(document: PDFKit.PDFDocument, paper: Paper, setting: Setting): void {
  const set = (row: Row): SetRow => setRow(row, setting);
  const quiet: Setting = { ...setting, onMissing: () => undefined };
  const running = paper.running.map((row) => setRow(row, quiet));
  const columns = paper.columns.map((row) => setRow(row, quiet));
  const body = PAGE.height - PAGE.top - PAGE.bottom;
  const headHeight = heightOf([...running, ...columns]);
  const pages = flow(paper.rows.map(set), body - headHeight, body);
  for (const [index, rows] of pages.entries()) {
    if (index > 0) {
      document.addPage();
      drawStacked(document, [...running, ...columns]);
    }
    const top = PAGE.top + (index > 0 ? headHeight : 0);
    for (const row of rows) drawRow(document, { ...row, y: top + row.y });
    const foot = setRow(paper.foot(index + 1, pages.length), quiet);
    drawRow(document, whole(foot, PAGE.height - FOOT - foot.height));
  }
}

function heightOf(rows: readonly SetRow[]): number {
  return rows.reduce((sum, { row, height }) => sum + row.gap + height, 0) + HEAD_GAP;
}

function whole(set: SetRow, y: number): PlacedRow {
  return { set, y, from: 0, to: Math.max(0, ...set.cells.map(({ lines }) => lines.length)) };
}

function drawStacked(document: PDFKit.PDFDocument, rows: readonly SetRow[]): void {
  let y: number = PAGE.top;
  for (const set of rows) {
    y += set.row.gap;
    drawRow(document, whole(set, y));
    y += set.height;
  }
}

function drawRow(document: PDFKit.PDFDocument, { set, y, from, to }: PlacedRow): void {
  if (set.row.hasRule === true && from === 0) {
    const at = y - Math.max(4, set.row.gap / 2);
    document.moveTo(PAGE.side, at).lineTo(PAGE.width - PAGE.side, at);
    document.lineWidth(RULE.width).strokeColor(RULE.color).stroke();
  }
  for (const { cell, lines, height } of set.cells) {
    for (const [index, line] of lines.slice(from, to).entries()) {
      const shift = cell.align === "right" ? cell.width - line.width : 0;
      const baseline = y + set.size * 1.05 + index * height;
      for (const { text, font, x, span } of line.runs) {
        document.font(font, span.size).fillColor(span.color);
        const options = { lineBreak: false, baseline: "alphabetic" as const, features: [] };
        document.text(text, PAGE.side + cell.x + shift + x, baseline, options);
      }
    }
  }
}

async function gathered(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of document as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}
