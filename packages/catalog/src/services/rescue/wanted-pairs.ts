/** What a rescue would say without having listened: pairs to be heard before it is said. */
import {
  namesAreAlike,
  type HeardPair,
  type Rescue,
  type RescuedRecording,
} from "../../domain/rescue/index.ts";

/** A known file, and one in question. */
export interface WantedPair {
  readonly known: string;
  readonly asked: string;
  readonly why: "root" | "sibling" | "namesake";
}

/** Recordings that differ by less may be one. */
const SAME_LENGTH_MS = 1000;
/** Families of one name that a recording is held against. */
const MOST_NAMESAKES = 3;

/** In the order of the rescue; no pair of recordings of which files were compared already. */
export function wantedPairs(rescue: Rescue, heard: readonly HeardPair[]): readonly WantedPair[] {
  const recordings = [...rescue.families.flatMap((family) => family.recordings), ...rescue.strangers];
  const idOf = new Map(recordings.flatMap(({ id, files }) => files.map(({ path }) => [path, id] as const)));
  const met = new Set(heard.map(({ a, b }) => pairKey(idOf.get(a) ?? a, idOf.get(b) ?? b)));
  const wanted = [...besideRoots(rescue), ...siblings(rescue), ...namesakes(rescue)];
  return wanted.flatMap(([known, asked, why]) => {
    const [a, b] = [known.files[0], asked.files[0]];
    const key = pairKey(known.id, asked.id);
    if (a === undefined || b === undefined || met.has(key)) return [];
    met.add(key);
    return [{ known: a.path, asked: b.path, why }];
  });
}

type Wanted = readonly [RescuedRecording, RescuedRecording, WantedPair["why"]];

function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

/** What hangs on another version is told from the root as well. */
function besideRoots({ families }: Rescue): readonly Wanted[] {
  return families.flatMap(({ recordings: [root, ...others] }) =>
    root === undefined
      ? []
      : others
          .filter(({ from }) => from !== null && from.recordingId !== root.id)
          .map((one): Wanted => [root, one, "root"]),
  );
}

/** Two encodings of one version are the same to the root, and as long. */
function siblings({ families }: Rescue): readonly Wanted[] {
  return families.flatMap(({ recordings }) =>
    recordings.flatMap((one, index) =>
      recordings
        .slice(index + 1)
        .filter((other) => areAlike(one, other))
        .map((other): Wanted => [one, other, "sibling"]),
    ),
  );
}

function areAlike(one: RescuedRecording, other: RescuedRecording): boolean {
  if (one.from === null || other.from === null) return false;
  return (
    one.from.recordingId === other.from.recordingId &&
    one.from.comparison.relation === other.from.comparison.relation &&
    Math.abs((one.durationMs ?? 0) - (other.durationMs ?? 0)) <= SAME_LENGTH_MS
  );
}

/** What is called, by itself or by its row, like a family that it is not in. */
function namesakes({ families, strangers }: Rescue): readonly Wanted[] {
  const roots = families.flatMap(({ title, recordings: [root] }) =>
    root === undefined ? [] : [{ title, root }],
  );
  const asked = [...roots.map(({ root }) => root), ...strangers];
  return asked.flatMap((one) => {
    const own = families.findIndex(({ recordings }) => recordings[0] === one);
    return roots
      .filter(({ title }, index) => (own === -1 || index < own) && namesAreAlike(title, one.title))
      .slice(0, MOST_NAMESAKES)
      .map(({ root }): Wanted => [root, one, "namesake"]);
  });
}
