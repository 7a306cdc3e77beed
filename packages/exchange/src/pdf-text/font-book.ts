import { create } from "fontkit";
import subsetFont from "subset-font";
import { seenCodePoints } from "./clusters.ts";
import { FAMILIES, type FamilyName, type Weight } from "./font-family.ts";
import { fileOf, type FontSource } from "./font-source.ts";
import { readSlices } from "./slices.ts";

/** Which font each letter is set in. Letters are asked for first; then the fonts are made; then the same answers hold. */
export interface FontBook {
  /** Name of the font that holds the whole cluster, `jp 119 regular`; null where none of the families does. */
  pick(cluster: string, weight: Weight, families: readonly FamilyName[]): string | null;
  /** The fonts that were picked, as TrueType with the letters that were asked for. */
  make(): Promise<ReadonlyMap<string, Uint8Array>>;
}

interface Face {
  readonly family: FamilyName;
  readonly weight: Weight;
  readonly slice: string | null;
  readonly letters: Set<string>;
}

export function createFontBook(source: FontSource): FontBook {
  const holds = createCoverage(source);
  const faces = new Map<string, Face>();
  const pick: FontBook["pick"] = (cluster, weight, families) => {
    const codePoints = seenCodePoints(cluster);
    for (const family of families) {
      const slice = holds(family, codePoints);
      if (slice === undefined) continue;
      const name = [family, ...(slice === null ? [] : [slice]), weight].join(" ");
      const face = faces.get(name) ?? { family, weight, slice, letters: new Set() };
      faces.set(name, face);
      for (const letter of cluster) face.letters.add(letter);
      return name;
    }
    return null;
  };
  const make: FontBook["make"] = async () => {
    const made = new Map<string, Uint8Array>();
    // One after another: HarfBuzz has one memory.
    for (const [name, face] of faces) made.set(name, await faceBytes(source, face));
    return made;
  };
  return { pick, make };
}

async function faceBytes(source: FontSource, { family, weight, slice, letters }: Face): Promise<Uint8Array> {
  const found = FAMILIES[family];
  const bytes = source(found.npmPackage, fileOf(found, weight, slice));
  if (found.kind === "whole") return bytes;
  const variationAxes = { wght: found.weights[weight] };
  return subsetFont(bytes, [...letters].join(""), { targetFormat: "truetype", variationAxes });
}

/** The slice that holds all of these code points, null for a family of one piece, undefined where they are not in it. */
type Coverage = (family: FamilyName, codePoints: readonly number[]) => string | null | undefined;

function createCoverage(source: FontSource): Coverage {
  const fonts = new Map<string, ReturnType<typeof create>>();
  const sliceFinders = new Map<FamilyName, ReturnType<typeof readSlices>>();
  const opened = (family: FamilyName, slice: string | null): ReturnType<typeof create> => {
    const name = `${family} ${slice ?? ""}`;
    const found = FAMILIES[family];
    const font = fonts.get(name) ?? create(source(found.npmPackage, fileOf(found, "regular", slice)));
    fonts.set(name, font);
    return font;
  };
  const sliceOf = (family: FamilyName, codePoint: number): string | null => {
    const finder =
      sliceFinders.get(family) ?? readSlices(source(FAMILIES[family].npmPackage, "unicode.json"));
    sliceFinders.set(family, finder);
    return finder(codePoint);
  };
  return (family, codePoints) => {
    const [first] = codePoints;
    const isWhole = FAMILIES[family].kind === "whole";
    const slice = isWhole || first === undefined ? null : sliceOf(family, first);
    if (!isWhole && slice === null) return undefined;
    // The table says what a slice should hold; the slice says what it holds.
    const font = opened(family, slice);
    return codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint)) ? slice : undefined;
  };
}
