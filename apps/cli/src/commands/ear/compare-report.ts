import { existsSync } from "node:fs";
import { CatalogError, formatName, type ComparedFile, type ComparedFiles } from "@deadwax/catalog";
import { comparisonPage, type PageSide } from "@deadwax/exchange";
import { formatIsrc } from "@deadwax/identifiers";
import { VERSION } from "../../version.ts";
import { writeWhole } from "../sheet/write-sheet-file.ts";

/** Refuses before anybody listens for minutes. Throws FILE_EXISTS. */
export function requireFree(path: string, isForced: boolean): void {
  if (!isForced && existsSync(path)) throw new CatalogError("FILE_EXISTS", { path });
}

/** Writes the page. Throws FILE_…. */
export async function writeReport(
  compared: ComparedFiles,
  { path, mayReplace, now }: { readonly path: string; readonly mayReplace: boolean; readonly now: Date },
): Promise<void> {
  const page = comparisonPage({
    comparison: compared.comparison,
    a: sideOf(compared.a),
    b: sideOf(compared.b),
    madeAt: `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    madeBy: `Deadwax ${VERSION}`,
  });
  await writeWhole(path, onePiece(page), mayReplace);
}

async function* onePiece(page: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(page));
}

function sideOf(file: ComparedFile): PageSide {
  const { name, waveform, sha256, audioHash, claims } = file;
  const codes = [...new Set(claims.codes.map(({ isrc }) => formatIsrc(isrc)))];
  return { name, waveform, sha256, audioHash, codes, format: formatWords(file) };
}

const CHANNEL_WORDS: Readonly<Record<number, string>> = { 1: "mono", 2: "stereo" };

/** `WAV, 24 bit, 48 kHz, stereo`. */
function formatWords(file: ComparedFile): string {
  const { bitDepth, sampleRate, channels } = file;
  const parts = [
    formatName(file),
    bitDepth === null ? null : `${bitDepth} bit`,
    sampleRate === null ? null : `${sampleRate / 1000} kHz`,
    channels === null ? null : (CHANNEL_WORDS[channels] ?? `${channels} channels`),
  ];
  return parts.filter((part) => part !== null).join(", ");
}
