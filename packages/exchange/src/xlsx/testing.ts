import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A ZIP file of text parts. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text));
  return zip.close();
}

interface WorkbookParts {
  /** XML inside `sheetData`. */
  readonly rows: string;
  readonly sharedStrings?: string;
  /** Number format codes of the cell styles 1, 2, 3 … */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Parts that replace or join the usual ones. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** A workbook as another program could have written it. */
export async function aWorkbook({
  rows,
  sharedStrings,
  formats = [],
  is1904 = false,
  parts = {},
}: WorkbookParts): Promise<Uint8Array> {
  const numFmts = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(code)}"/>`,
  );
  const xfs = ["<xf/>", ...formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)];
  return zipOf({
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${sharedStrings ?? ""}</sst>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts>${numFmts.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join("")}</cellXfs></styleSheet>`,
    ...parts,
  });
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
