import type { Archive } from "./archive.ts";
import { damaged } from "./archive.ts";
import { xmlItems } from "./xml-items.ts";

/** One sheet of a workbook and the part that holds its cells. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** What a workbook says about itself. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** True where day 0 is 1 January 1904, as older Excel for Mac counted. */
  readonly is1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of the type: `worksheet`, `styles`. */
  readonly kind: string;
  readonly part: string;
}

/** Reads the parts that say where everything is. Throws SHEET_WORKBOOK_DAMAGED. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const roots = archive.has("_rels/.rels") ? await readRelations(archive, "_rels/.rels", "") : [];
  const part = roots.find((relation) => relation.kind === "officeDocument")?.part ?? "xl/workbook.xml";
  if (!archive.has(part)) throw damaged(part, "it is missing, so this is no Excel workbook");
  const relations = await readRelations(archive, relationsOf(part), folderOf(part));
  const named = await readSheets(archive, part);
  const sheets = named.sheets.flatMap(({ name, relationId, isHidden }) => {
    const found = relations.find(({ id, kind }) => id === relationId && kind === "worksheet");
    return found === undefined ? [] : [{ name, part: found.part, isHidden }];
  });
  if (sheets.length === 0) throw damaged(part, "it names no sheet");
  const only = (kind: string): string | null =>
    relations.find((relation) => relation.kind === kind)?.part ?? null;
  return { sheets, is1904: named.is1904, sharedStrings: only("sharedStrings"), styles: only("styles") };
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

function relationsOf(part: string): string {
  return `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
}

async function readRelations(archive: Archive, part: string, folder: string): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  const items = xmlItems<Relation>(part, archive.read(part), (emit) => ({
    open: (name, attributes) => {
      if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
      const kind = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
      emit({ id: attributes["Id"] ?? "", kind, part: resolve(folder, attributes["Target"] ?? "") });
    },
    text: () => undefined,
    close: () => undefined,
  }));
  for await (const relation of items) found.push(relation);
  return found;
}

/** A target is relative to the folder of its source; one that leads out of the archive names no part. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

interface NamedSheet {
  readonly name: string;
  readonly relationId: string;
  readonly isHidden: boolean;
}

async function readSheets(
  archive: Archive,
  part: string,
): Promise<{ sheets: readonly NamedSheet[]; is1904: boolean }> {
  const sheets: NamedSheet[] = [];
  let is1904 = false;
  const items = xmlItems<NamedSheet>(part, archive.read(part), (emit) => ({
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key === "id" || key.endsWith(":id"));
      const state = attributes["state"] ?? "visible";
      emit({ name: attributes["name"] ?? "", relationId: id?.[1] ?? "", isHidden: state !== "visible" });
    },
    text: () => undefined,
    close: () => undefined,
  }));
  for await (const sheet of items) sheets.push(sheet);
  return { sheets, is1904 };
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
