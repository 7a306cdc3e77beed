/** What pieces and recordings are called on the page: no two things on it have one name. */
import type { HeardFrom, Relation, Rescue, RescueFamily, RescuedRecording } from "@deadwax/catalog";
import { amountWords, clock } from "./plain-facts.ts";

/** A piece: a family, or a recording that nothing else goes with. */
export interface Piece {
  /** `p3`: what links lead to. */
  readonly anchor: string;
  readonly title: string;
  readonly family: RescueFamily;
  readonly isAlone: boolean;
}

export interface Named {
  readonly anchor: string;
  /** On its card: `Radio Edit`. */
  readonly heading: string;
  /** Anywhere else: `Harbour (Radio Edit)`. */
  readonly full: string;
  readonly piece: Piece;
  readonly recording: RescuedRecording;
}

/** The pieces as they stand on the page: families by title, then what is by itself. */
export function piecesOf({ families, strangers }: Pick<Rescue, "families" | "strangers">): readonly Piece[] {
  const alone = strangers.map((one): RescueFamily => ({ title: one.title, recordings: [one], stems: [] }));
  const all = [...families.toSorted(byTitle), ...alone.toSorted(byTitle)];
  const titles = distinct(all, ({ title }) => title, [
    ({ recordings: [root, second] }) =>
      second === undefined ? (root?.versionTitle ?? undefined) : undefined,
    ({ recordings: [root] }) => lengthOf(root),
    ({ recordings: [root] }) => root?.files[0]?.path,
  ]);
  return all.map((family, at) => ({
    anchor: `p${at + 1}`,
    title: titles[at] ?? family.title,
    family,
    isAlone: at >= families.length,
  }));
}

/** Every recording by its id. */
export function namedRecordings(pieces: readonly Piece[]): ReadonlyMap<string, Named> {
  const named = pieces.flatMap((piece) => {
    const { recordings } = piece.family;
    const headings = distinct(recordings, (one) => headingOf(one, piece.family), [
      ({ from }) => paceOf(from),
      ({ from }) => levelOf(from),
      lengthOf,
      ({ from }) => placeOf(from),
      ({ files }) => files[0]?.path.split("/").at(-1),
      ({ files }) => files[0]?.path,
    ]);
    return recordings.map((recording, at): Named => {
      const heading = headings[at] ?? recording.title;
      const isPlain = same(heading, piece.family.title) || piece.title.endsWith(`, ${heading}`);
      return {
        anchor: `${piece.anchor}-${at + 1}`,
        heading,
        full: isPlain ? piece.title : fullName(piece, recording, heading),
        piece,
        recording,
      };
    });
  });
  return new Map(named.map((one) => [one.recording.id, one]));
}

/** `Harbour (Radio Edit)`; `final2: Señales (Clean)` where the recording has a title of its own. */
function fullName({ title, family }: Piece, recording: RescuedRecording, heading: string): string {
  return same(recording.title, family.title) ? `${title} (${heading})` : `${title}: ${heading}`;
}

function byTitle(one: RescueFamily, other: RescueFamily): number {
  return one.title.localeCompare(other.title, "en", { numeric: true });
}

type Telling<Thing> = (thing: Thing) => string | undefined;

/** What has the name of something else gets what tells the two apart: the first thing that does for all of that name. */
function distinct<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  tellings: readonly Telling<Thing>[],
): readonly string[] {
  const names = things.map(nameOf);
  return things.map((thing, at) => {
    const name = names[at] ?? "";
    const alike = things.filter((_, other) => same(names[other] ?? "", name));
    if (alike.length === 1) return name;
    const telling = tellings.find(
      (tell) =>
        new Set(alike.map(tell)).size === alike.length && alike.filter(tell).length >= alike.length - 1,
    );
    const told = telling?.(thing);
    return told === undefined ? name : `${name}, ${told}`;
  });
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function headingOf(recording: RescuedRecording, family: RescueFamily): string {
  const { from, isClaimed, versionTitle, title } = recording;
  if (from === null || isClaimed) {
    if (versionTitle === null) return title;
    return same(title, family.title) || from === null ? versionTitle : `${title} (${versionTitle})`;
  }
  return heardName(recording, from, family) ?? versionTitle ?? title;
}

/** How a version is called that nobody named. */
function heardName(
  { durationMs }: RescuedRecording,
  from: HeardFrom,
  { recordings }: RescueFamily,
): string | undefined {
  const pace = paceOf(from);
  const words: Partial<Record<Relation, string>> = {
    ...(pace === undefined
      ? {}
      : { speed: pace, tempo: `${pace}, same pitch`, pitch: `${pace}, same tempo` }),
    "clean-edit": "Passages muted or replaced",
    unsure: "Not clear by ear",
  };
  const { relation } = from.comparison;
  const other = recordings.find(({ id }) => id === from.recordingId)?.durationMs ?? null;
  if (relation !== "edit" || other === null || durationMs === null) return words[relation];
  return durationMs < other ? "Shorter edit" : "Longer edit";
}

function lengthOf(recording: RescuedRecording | undefined): string | undefined {
  const milliseconds = recording?.durationMs ?? null;
  return milliseconds === null ? undefined : `${clock(milliseconds / 1000)} long`;
}

function paceOf(from: HeardFrom | null): string | undefined {
  const fact = from?.comparison.facts.find(({ kind }) => ["speed", "tempo", "pitch"].includes(kind));
  return fact === undefined || from === null ? undefined : amountWords(fact, from.isReversed);
}

function levelOf(from: HeardFrom | null): string | undefined {
  const isMaster = from?.comparison.relation === "remaster";
  const fact = from?.comparison.facts.find(({ kind }) => kind === "level");
  return fact === undefined || from === null || !isMaster ? undefined : amountWords(fact, from.isReversed);
}

function placeOf(from: HeardFrom | null): string | undefined {
  const start = from?.comparison.facts.find((fact) => fact.start !== undefined)?.start;
  return start === undefined ? undefined : `from ${clock(start)}`;
}
