import { format } from "prettier";
import type { Fixture } from "../fixtures/fixture.ts";
import type { Property } from "./property.ts";
import { PROPERTIES } from "./properties.ts";

export interface Cell {
  readonly fixture: Fixture;
  readonly property: Property;
  readonly verdict: "passed" | "falls short";
  readonly because?: string;
}

/** What people call a kind of file, by container and coding. */
function formatOf({ container, codec }: Pick<Fixture, "container" | "codec">): string {
  const name: Readonly<Record<string, string>> = {
    "wav pcm": "WAV, BWF",
    "wav float": "WAV, float",
    "rf64 pcm": "RF64",
    "bw64 pcm": "BW64",
    "aiff pcm": "AIFF",
    "aifc pcm": "AIFF-C",
    "flac flac": "FLAC",
    "mp3 mp3": "MP3",
    "mp4 aac": "M4A, MP4 (AAC)",
    "mp4 alac": "M4A (ALAC)",
    "mov aac": "QuickTime film",
    "ogg vorbis": "Ogg Vorbis",
    "ogg opus": "Opus",
    "ogg flac": "Ogg FLAC",
  };
  return name[`${container} ${codec}`] ?? `${container} ${codec}`;
}

/** The page, from cells of all fixtures. */
export async function formatsPage(cells: readonly Cell[]): Promise<string> {
  const formats = [...Map.groupBy(cells, ({ fixture }) => formatOf(fixture))];
  const head = ["format", "files", ...PROPERTIES.map(({ name }) => name)];
  const rows = formats.map(([name, ofFormat]) => {
    const files = new Set(ofFormat.map(({ fixture }) => fixture.name)).size;
    const verdicts = PROPERTIES.map(({ name: property }) => {
      const open = ofFormat.filter((cell) => cell.property.name === property && cell.verdict !== "passed");
      return open.length === 0 ? "passed" : "falls short";
    });
    return [name, String(files), ...verdicts];
  });
  const short = cells.filter(({ verdict }) => verdict !== "passed");
  const page = `# Formats

What Deadwax does with each format, as the tests show it on the files of \`test/formats/fixtures\`: \`npx vitest run test/formats/suite\`.
This page is written by \`node test/formats/suite/table.ts\`.

${[head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")}

${short.map(({ fixture, property, because }) => `- ${fixture.name}, ${property.name}: ${because ?? ""}`).join("\n")}

## What a property means

${PROPERTIES.map(({ name, says }) => `- **${name}**: ${says}.`).join("\n")}

## What is only described

AAC without the program ffmpeg on the path (its packets are hashed and its tags written; how it sounds is not measured), AAC in ADTS, WMA,
Monkey's Audio, WavPack, DSF, DSDIFF, Musepack and Matroska: headers and tags are read, through \`music-metadata\`, and nothing is written.
CAF, AU, TTA, AMR, AC-3, DTS, Wave64 and RIFX are recognised and refused.
`;
  return format(page, { parser: "markdown", printWidth: 160, proseWrap: "preserve" });
}
