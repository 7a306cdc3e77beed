import { unsafe, type Archive } from "./archive.ts";
import { XLSX_LIMITS } from "./limits.ts";
import { decodeXlsxText } from "./xlsx-text.ts";
import { xmlItems } from "./xml-items.ts";

/** The table of strings that cells refer to by number. */
export async function readSharedStrings(archive: Archive, part: string | null): Promise<readonly string[]> {
  if (part === null || !archive.has(part)) return [];
  const strings: string[] = [];
  let characters = 0;
  for await (const text of stringsOf(archive, part)) {
    characters += text.length;
    const isTooMuch =
      characters > XLSX_LIMITS.sharedCharacters || strings.length >= XLSX_LIMITS.sharedStrings;
    if (isTooMuch) throw unsafe(part, "it holds more text than fits into memory");
    strings.push(text);
  }
  return strings;
}

function stringsOf(archive: Archive, part: string): AsyncGenerator<string> {
  return xmlItems<string>(part, archive.read(part), (emit) => {
    const collector = createTextCollector(part);
    return {
      open: (name) => {
        if (name === "si") collector.reset();
        else collector.open(name);
      },
      text: collector.text,
      close: (name) => {
        if (name === "si") emit(collector.result());
        else collector.close(name);
      },
    };
  });
}

/** Joins the runs of a rich text; the reading aids of Japanese text (`rPh`) are no part of it. */
export function createTextCollector(part: string): {
  readonly reset: () => void;
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly result: () => string;
} {
  let joined = "";
  let isText = false;
  let phonetic = 0;
  return {
    reset: () => {
      joined = "";
      isText = false;
      phonetic = 0;
    },
    open: (name) => {
      if (name === "rPh") phonetic++;
      if (name === "t") isText = phonetic === 0;
    },
    text: (text) => {
      if (!isText) return;
      joined += text;
      if (joined.length > XLSX_LIMITS.cellCharacters)
        throw unsafe(part, "a cell holds more text than a cell can");
    },
    close: (name) => {
      if (name === "rPh") phonetic--;
      if (name === "t") isText = false;
    },
    result: () => decodeXlsxText(joined),
  };
}
