/** CSV in the encodings and with the delimiters that are in use. */
import type { Grid } from "./grid.ts";

export interface CsvForm {
  readonly format: "csv";
  readonly delimiter: "," | ";" | "\t";
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le-bom" | "windows-1252";
  readonly newline: "\r\n" | "\n";
  readonly extension: "csv" | "tsv" | "txt";
}

export function csvBytes(
  grid: Grid,
  { delimiter, encoding, newline }: Omit<CsvForm, "format" | "extension">,
): Uint8Array {
  const quote = (text: string): string =>
    text.includes(delimiter) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = grid.map((row) => row.map(({ text }) => quote(text)).join(delimiter) + newline);
  return encode(lines.join(""), encoding);
}

function encode(text: string, encoding: CsvForm["encoding"]): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\uFEFF${text}`, "utf8");
    case "utf-16le-bom":
      return Buffer.from(`\uFEFF${text}`, "utf16le");
    case "windows-1252":
      return Uint8Array.from(text, (character) => {
        const byte = WINDOWS_1252.get(character);
        if (byte === undefined) throw new Error(`Windows-1252 has no “${character}”`);
        return byte;
      });
  }
}

const WINDOWS_1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(byte)),
    byte,
  ]),
);

export function isWindows1252(text: string): boolean {
  return Array.from(text).every((character) => WINDOWS_1252.has(character));
}
