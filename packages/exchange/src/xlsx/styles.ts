import type { Archive } from "./archive.ts";
import { builtInFormat, meaningOf, type FormatMeaning } from "./number-format.ts";
import { xmlItems } from "./xml-items.ts";

/** The number format of a cell style. */
export interface CellFormat {
  readonly code: string;
  readonly meaning: FormatMeaning;
}

export const GENERAL: CellFormat = { code: "General", meaning: { kind: "number" } };

type StyleItem = { readonly id: number; readonly code: string } | { readonly style: number };

/** The formats of all cell styles, by the number that cells name. */
export async function readStyles(archive: Archive, part: string | null): Promise<readonly CellFormat[]> {
  if (part === null || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  for await (const item of styleItems(archive, part)) {
    if ("code" in item) {
      codes.set(item.id, item.code);
    } else {
      const code = codes.get(item.style) ?? builtInFormat(item.style);
      formats.push({ code, meaning: meaningOf(code) });
    }
  }
  return formats;
}

function styleItems(archive: Archive, part: string): AsyncGenerator<StyleItem> {
  return xmlItems<StyleItem>(part, archive.read(part), (emit) => {
    let isCellFormats = false;
    return {
      open: (name, attributes) => {
        const id = Number(attributes["numFmtId"] ?? 0);
        if (name === "cellXfs") isCellFormats = true;
        if (name === "numFmt") emit({ id, code: attributes["formatCode"] ?? "General" });
        if (name === "xf" && isCellFormats) emit({ style: id });
      },
      text: () => undefined,
      close: (name) => {
        if (name === "cellXfs") isCellFormats = false;
      },
    };
  });
}
