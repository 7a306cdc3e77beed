/** Errors in what is printed: titles, versions, artists, labels, flags. */
import { ARTISTS, STRANGERS } from "../catalog/artists.ts";
import { damaged } from "../catalog/damaged.ts";
import { VERSION_TITLES } from "../catalog/versions.ts";
import { inOneRow, type Desk, type ErrorMaker, type OwnLine } from "./desk.ts";

const catalogVersion = (line: OwnLine): string | null => line.about.recording.version;
const main = ({ about }: OwnLine): string => about.recording.credit.mains.join(" & ");

/** In a shape where only a flag tells a clean recording, its version is not there to be spoiled. */
function hasVersion({ version }: OwnLine, { shape }: Desk): boolean {
  return version !== null && !(shape.isCleanByFlag && version === "Clean");
}

function holds({ shape }: Desk, text: string | null | undefined): boolean {
  return text !== null && text !== undefined && shape.canHold(text);
}

/** Where the title's letters survive, the main artist's do not. */
function damagedTitle(line: OwnLine, desk: Desk): string | null {
  const text = damaged(line.title);
  return holds(desk, text) ? text : null;
}

export const TEXT_ERRORS: readonly ErrorMaker[] = [
  inOneRow("wrong-version", "version", {
    fits: hasVersion,
    catalog: catalogVersion,
    spoil: (line, { random }) =>
      void (line.version = random.pick(VERSION_TITLES.filter((title) => title !== line.version))),
  }),
  inOneRow("missing-version", "version", {
    fits: hasVersion,
    catalog: catalogVersion,
    spoil: (line) => void (line.version = null),
  }),
  inOneRow("invented-version", "version", {
    fits: ({ version }) => version === null,
    catalog: catalogVersion,
    spoil: (line, { random }) =>
      void (line.version = random.pick(["2012 Remaster", "Live", "Karaoke Version"])),
  }),
  inOneRow("damaged-text", "title", {
    fits: (line, desk) => damagedTitle(line, desk) !== null,
    catalog: ({ title }) => title,
    spoil: (line, desk) => void (line.title = damagedTitle(line, desk) ?? line.title),
  }),
  inOneRow("old-title", "title", {
    fits: ({ about }) => about.recording.oldTitle !== null,
    catalog: ({ title }) => title,
    spoil: (line) => void (line.title = line.about.recording.oldTitle ?? line.title),
  }),
  inOneRow("wrong-main-artist", "main_artist", {
    catalog: main,
    spoil: (line, desk) => {
      const names = ARTISTS.map(({ name }) => name).filter(
        (name) => !line.mains.includes(name) && holds(desk, name),
      );
      line.mains = [desk.random.pick(names)];
    },
  }),
  inOneRow("missing-featured-artist", "featured_artist", {
    fits: ({ featured }) => featured.length > 0,
    catalog: ({ featured }) => featured.join(" & "),
    spoil: (line) => void (line.featured = line.featured.slice(1)),
  }),
  inOneRow("wrong-label", "label", {
    catalog: ({ label }) => label,
    spoil: (line, { random }) => void (line.label = random.pick(STRANGERS).label),
  }),
  inOneRow("wrong-release-title", "release", {
    fits: ({ about }) => about.release.tracks.length > 3,
    catalog: ({ release }) => release,
    spoil: (line, desk) => {
      const others = desk.lines.filter(
        ({ barcode, release }) => barcode !== line.barcode && release !== line.release,
      );
      line.release = desk.random.pick(others).release;
    },
  }),
  inOneRow("wrong-advisory", "advisory", {
    fits: ({ advisory }) => advisory !== "clean",
    catalog: ({ advisory }) => advisory,
    spoil: (line) => void (line.advisory = line.advisory === "explicit" ? "not-explicit" : "explicit"),
  }),
];
