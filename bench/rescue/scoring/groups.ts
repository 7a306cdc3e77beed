/** Who is together with whom, held against who should be. */
import type { TrueFile, TrueRecording, Truth } from "../folder/truth.ts";
import type { Said, SaidRecording } from "./said.ts";

export interface FilePair {
  readonly a: string;
  readonly b: string;
  /** What is true of the two. */
  readonly truth: string;
}

export interface Groups {
  /** Files in which something sounds. */
  readonly files: number;
  /** Files that are in no group at all. */
  readonly missing: readonly string[];
  /** Groups of files that are exactly the files of one recording. */
  readonly exact: { readonly count: number; readonly of: number };
  /** Pairs of files of one recording. */
  readonly joined: { readonly count: number; readonly of: number };
  readonly notJoined: readonly FilePair[];
  /** Pairs of files of distinct recordings of one piece, and of different pieces. */
  readonly apart: { readonly count: number; readonly of: number };
  readonly calledTheSame: readonly FilePair[];
  /** Pairs whose code is for a person to decide: joined without asking. */
  readonly unasked: readonly FilePair[];
}

export function scoreGroups(truth: Truth, said: Said): Groups {
  const files = truth.files.filter(({ recording }) => recording !== null);
  const groupOf = groupsByFile(said);
  const recordings = new Map(truth.recordings.map((one) => [one.recording, one]));
  const pairs = { same: 0, joined: 0, distinct: 0, apart: 0 };
  const [notJoined, calledTheSame, unasked]: [FilePair[], FilePair[], FilePair[]] = [[], [], []];
  for (const [at, a] of files.entries()) {
    for (const b of files.slice(at + 1)) {
      const kind = kindOf(a, b, recordings);
      const isTogether = groupOf.has(a.path) && groupOf.get(a.path) === groupOf.get(b.path);
      const pair = { a: a.path, b: b.path, truth: `${describe(a)} | ${describe(b)}` };
      if (kind === "same") {
        pairs.same += 1;
        if (isTogether) pairs.joined += 1;
        else notJoined.push(pair);
      } else if (kind === "distinct") {
        pairs.distinct += 1;
        if (isTogether) calledTheSame.push(pair);
        else pairs.apart += 1;
      } else if (isTogether) unasked.push(pair);
    }
  }
  return {
    files: files.length,
    missing: files.filter(({ path }) => !groupOf.has(path)).map(({ path }) => path),
    exact: countExact(truth, said),
    joined: { count: pairs.joined, of: pairs.same },
    apart: { count: pairs.apart, of: pairs.distinct },
    ...{ notJoined, calledTheSame, unasked },
  };
}

export function groupsByFile(said: Said): ReadonlyMap<string, SaidRecording> {
  return new Map(
    said.recordings.flatMap((group) => group.files.map((path): [string, SaidRecording] => [path, group])),
  );
}

export function describe({ recording, delivery }: TrueFile): string {
  return `${recording ?? "?"} ${delivery}`;
}

/** A pair is open where a person decides between one of them and its root, and nothing else makes it distinct. */
function kindOf(
  a: TrueFile,
  b: TrueFile,
  recordings: ReadonlyMap<string, TrueRecording>,
): "same" | "distinct" | "open" {
  if (a.recording === b.recording) return "same";
  if (a.piece !== b.piece) return "distinct";
  const both = [a, b].map(({ recording }) => recordings.get(recording ?? "")?.same);
  return both.includes(false) ? "distinct" : "open";
}

/** Files that are cut off may be with those of their recording. */
function countExact(truth: Truth, said: Said): Groups["exact"] {
  const cutOff = new Set(truth.files.filter(({ state }) => state === "cut-off").map(({ path }) => path));
  const keyOf = (files: readonly string[]): string =>
    files
      .filter((path) => !cutOff.has(path))
      .toSorted()
      .join("\n");
  const found = new Set(said.recordings.map(({ files }) => keyOf(files)));
  const groups = truth.recordings.map(({ recording }) =>
    keyOf(truth.files.filter((file) => file.recording === recording).map(({ path }) => path)),
  );
  return { count: groups.filter((key) => found.has(key)).length, of: groups.length };
}
