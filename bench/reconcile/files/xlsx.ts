/** A workbook as spreadsheet programs save it: shared strings, numbers, dates and times (ECMA-376 part 1, 18). */
import type { Grid, SheetCell } from "./grid.ts";
import { zipBytes } from "./zip.ts";

export interface NamedGrid {
  readonly name: string;
  readonly grid: Grid;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Rows of the cell formats in STYLES. */
const STYLE = { plain: 0, date: 1, time: 2 } as const;
/** 14 is a day in the reader's own form; 46 would be [h]:mm:ss, 21 is h:mm:ss. */
const FORMATS = [0, 14, 21];

export function xlsxBytes(sheets: readonly NamedGrid[]): Uint8Array {
  const strings = new Map<string, number>();
  const bodies = sheets.map(({ grid }) => sheetXml(grid, strings));
  const numbered = sheets.map(({ name }, at) => ({ name, at: at + 1 }));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const override = (path: string, type: string): string =>
    `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`;
  return zipBytes(
    new Map([
      [
        "[Content_Types].xml",
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${numbered.map(({ at }) => override(`/xl/worksheets/sheet${at}.xml`, "worksheet")).join("")}${override("/xl/styles.xml", "styles")}${override("/xl/sharedStrings.xml", "sharedStrings")}</Types>`,
      ],
      [
        "_rels/.rels",
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
      ],
      [
        "xl/workbook.xml",
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered.map(({ name, at }) => `<sheet name="${escaped(name)}" sheetId="${at}" r:id="rId${at}"/>`).join("")}</sheets></workbook>`,
      ],
      [
        "xl/_rels/workbook.xml.rels",
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ at }) => relation(`rId${at}`, "worksheet", `worksheets/sheet${at}.xml`)).join("")}${relation("rIdStyles", "styles", "styles.xml")}${relation("rIdStrings", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
      ],
      ...bodies.map((body, at) => [`xl/worksheets/sheet${at + 1}.xml`, body] as const),
      ["xl/styles.xml", STYLES],
      [
        "xl/sharedStrings.xml",
        `${HEAD}<sst xmlns="${MAIN}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
      ],
    ]),
  );
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${FORMATS.map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`;

/** Empty cells and empty rows are left out, as spreadsheet programs do. */
function sheetXml(grid: Grid, strings: Map<string, number>): string {
  const rows = grid.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${letter(column)}${at + 1}`, strings)).join("");
    return cells === "" ? "" : `<row r="${at + 1}">${cells}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

function cellXml({ text, number, format }: SheetCell, place: string, strings: Map<string, number>): string {
  if (number !== undefined) return `<c r="${place}" s="${STYLE[format ?? "plain"]}"><v>${number}</v></c>`;
  if (text === "") return "";
  const index = strings.get(text) ?? strings.size;
  strings.set(text, index);
  return `<c r="${place}" t="s"><v>${index}</v></c>`;
}

/** A sheet here has no more than 26 columns. */
function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
