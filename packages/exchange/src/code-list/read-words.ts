import { parseTitle, titleAndVersion } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { DURATION } from "../master-sheet/cells/duration.ts";
import { trimSeparators } from "./find-codes.ts";

/** What stands beside a code. */
export interface Words {
  readonly title?: string;
  readonly versionTitle?: string;
  readonly artist?: string;
  readonly durationMs?: number;
  readonly issues: readonly Issue[];
}

interface LinePlace {
  readonly line: number;
  /** Whether the line has tabs, so that its parts are cells. */
  readonly isTable: boolean;
}

/** A duration with blanks or the ends of the text around it; digits of a year or a track number are none. */
const DURATION_TEXT =
  /(?<![\p{L}\p{N}:.])[([]?(?<text>(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:\.\d{1,3})?)[)\]]?(?![\p{L}\p{N}:])/u;
/** `1.`, `01 -`, `A2)` before a title. */
const NUMBERING = /^(?:\d{1,3}|[A-D]\d{1,2})(?:[.)]\s*|\s+\p{Pd}\s*|\t|\s{2,})(?=\S)/u;
const NUMBER_ALONE = /^(?:\d{1,3}|[A-D]\d{1,2})[.)]?$/u;

/** The parts of a line as they stand in it. */
interface Parts {
  readonly title?: string;
  readonly artist?: string;
  readonly duration?: string;
}

/** Takes a title, an artist and a duration out of the text around a code. */
export function readParts(words: readonly string[], isTable: boolean): Parts {
  const found = words.map((word) => DURATION_TEXT.exec(word));
  const at = found.findIndex((match) => match !== null);
  const match = found[at];
  const duration = match?.groups?.["text"];
  const rest = words.map((word, index) => {
    if (index !== at || match === null || match === undefined) return word;
    return trimSeparators(`${word.slice(0, match.index)} ${word.slice(match.index + match[0].length)}`);
  });
  const cells = rest.filter((word) => word !== "").flatMap(splitParts);
  const parts = cells.length > 1 && NUMBER_ALONE.test(cells[0] ?? "") ? cells.slice(1) : cells;
  const numbered = parts.map((part, index) => (index === 0 ? part.replace(NUMBERING, "") : part));
  return { ...titleAndArtist(numbered, isTable), ...(duration !== undefined && { duration }) };
}

/** Reads a title, its version, an artist and a duration out of the text around a code. */
export function readWords(words: readonly string[], { line, isTable }: LinePlace): Words {
  const { title, artist, duration } = readParts(words, isTable);
  const durationMs = DURATION.read({ text: duration ?? "" }, {}).value;
  return {
    ...(title !== undefined && titleAndVersion(title)),
    ...(artist !== undefined && { artist }),
    ...(durationMs !== undefined && { durationMs }),
    issues: title === undefined || artist === undefined ? [] : [artistAssumed(line, title, artist)],
  };
}

/** Cells of a pasted table are separated by tabs or by several blanks, artist and title by a dash with blanks around it. */
function splitParts(word: string): readonly string[] {
  const cells = word
    .split(/\t|\s{2,}/u)
    .map(trimSeparators)
    .filter((cell) => cell !== "");
  if (cells.length > 1) return cells;
  const title = word.replace(NUMBERING, "");
  return versionJoined(
    title
      .split(/\s+\p{Pd}\s+/u)
      .map(trimSeparators)
      .filter((part) => part !== ""),
  );
}

/**
 * `Midnight Drive - Radio Edit` is a title and its version, as Spotify writes it, and nobody's name. One word behind one
 * dash may be a title: `Ana Lima - Clean`.
 */
function versionJoined(parts: readonly string[]): readonly string[] {
  const [before, last] = [parts.at(-2), parts.at(-1)];
  if (before === undefined || last === undefined) return parts;
  if (parts.length === 2 && !last.includes(" ")) return parts;
  const joined = `${before} - ${last}`;
  const isVersion = parseTitle(joined).versions.some(({ outer }) => outer.start === before.length + 1);
  return isVersion ? [...parts.slice(0, -2), joined] : parts;
}

function titleAndArtist(parts: readonly string[], isTable: boolean): Parts {
  const [first, second, ...more] = parts;
  if (first === undefined) return {};
  if (second === undefined) return { title: first };
  // Tables begin with the title, single lines with the artist; neither is sure.
  return isTable ? { title: first, artist: second } : { title: [second, ...more].join(" - "), artist: first };
}

function artistAssumed(line: number, title: string, artist: string): Issue {
  return {
    code: "CODE_LIST_ARTIST_ASSUMED",
    severity: "info",
    path: ["lines", line],
    message: `Line ${line} is read as the title “${title.slice(0, 80)}” by “${artist.slice(0, 80)}”.`,
    hint: "Put a header line above the list (ISRC, Title, Artist) if it is the other way round.",
  };
}
