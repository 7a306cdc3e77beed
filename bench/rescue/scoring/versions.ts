/** Pieces and relations: what is a version of what, and whether that was said. */
import type { TrueFile, TrueRecording, Truth } from "../folder/truth.ts";
import { describe, groupsByFile } from "./groups.ts";
import type { Said } from "./said.ts";

export interface Versions {
  /** Pieces whose files are all in one family, and nothing else with them. */
  readonly families: { readonly count: number; readonly of: number };
  /** Pieces whose files are in several families, with how many. */
  readonly split: readonly string[];
  /** Families with files of several pieces. */
  readonly mixed: readonly string[];
  /** Of the comparisons that stand on the page. */
  readonly verdicts: { readonly count: number; readonly of: number };
  readonly relations: { readonly count: number; readonly of: number };
  readonly mistakes: readonly string[];
  /** Pieces whose proposed master is among the best files of the root. */
  readonly masters: { readonly count: number; readonly of: number };
  readonly wrongMasters: readonly string[];
}

export function scoreVersions(truth: Truth, said: Said): Versions {
  return { ...scoreFamilies(truth, said), ...scoreRelations(truth, said), ...scoreMasters(truth, said) };
}

function scoreFamilies(truth: Truth, said: Said): Pick<Versions, "families" | "split" | "mixed"> {
  const groups = groupsByFile(said);
  const pieces = new Map<string, Set<string>>();
  const families = new Map<string, Set<string>>();
  for (const { path, piece, recording } of truth.files) {
    if (recording === null || piece === null) continue;
    const family = groups.get(path)?.family ?? `none: ${path}`;
    pieces.set(piece, (pieces.get(piece) ?? new Set()).add(family));
    families.set(family, (families.get(family) ?? new Set()).add(piece));
  }
  const isRight = (found: ReadonlySet<string>): boolean =>
    found.size === 1 && [...found].every((family) => families.get(family)?.size === 1);
  return {
    families: { count: [...pieces.values()].filter(isRight).length, of: pieces.size },
    split: [...pieces]
      .filter(([, found]) => found.size > 1)
      .map(([piece, found]) => `${piece}: ${found.size}`),
    mixed: [...families]
      .filter(([, found]) => found.size > 1)
      .map(([family, found]) => `${family}: ${[...found].join(", ")}`),
  };
}

/** Each comparison of the page, in whichever direction it was made. Nothing is right about two that are one, or strangers. */
function scoreRelations(truth: Truth, said: Said): Pick<Versions, "verdicts" | "relations" | "mistakes"> {
  const files = new Map(truth.files.map((file) => [file.path, file]));
  const recordings = new Map(truth.recordings.map((one) => [one.recording, one]));
  const counts = { of: 0, verdicts: 0, relations: 0 };
  const mistakes: string[] = [];
  for (const { compared } of said.recordings) {
    if (compared === null) continue;
    const [known, asked] = [files.get(compared.known), files.get(compared.asked)];
    if (known?.recording == null || asked?.recording == null) continue;
    const right = answersFor(recordings.get(known.recording), recordings.get(asked.recording));
    const isVerdict = right.verdicts.some((verdict) => verdict === compared.verdict);
    const isRelation = right.relations.some((relation) => relation === compared.relation);
    counts.of += 1;
    counts.verdicts += isVerdict ? 1 : 0;
    counts.relations += isRelation ? 1 : 0;
    if (isVerdict && isRelation) continue;
    mistakes.push(
      `${asked.path} (${describe(asked)}) against ${known.path} (${describe(known)}): ${compared.relation}/${compared.verdict}, not ${right.relations.join("|")}/${right.verdicts.join("|")}`,
    );
  }
  return {
    verdicts: { count: counts.verdicts, of: counts.of },
    relations: { count: counts.relations, of: counts.of },
    mistakes,
  };
}

type Answers = Pick<TrueRecording, "relations" | "verdicts">;

/** Seen from a version, its root lacks, or has, what the version does not: a removed part is one on top. */
function answersFor(known: TrueRecording | undefined, asked: TrueRecording | undefined): Answers {
  if (known === undefined || asked === undefined || known.piece !== asked.piece)
    return { relations: ["unrelated"], verdicts: ["unrelated"] };
  if (known === asked)
    return { relations: ["identical-file", "identical-audio", "format"], verdicts: ["reuse"] };
  if (known.version === "root") return asked;
  const turned = known.relations.flatMap((relation) =>
    relation === "part-removed" ? [relation, "overdub" as const] : [relation],
  );
  if (asked.version === "root") return { relations: turned, verdicts: known.verdicts };
  const isNew = known.same === false || asked.same === false;
  return {
    relations: [...turned, ...asked.relations],
    verdicts: isNew ? ["new"] : [...known.verdicts, ...asked.verdicts],
  };
}

function scoreMasters(truth: Truth, said: Said): Pick<Versions, "masters" | "wrongMasters"> {
  const groups = groupsByFile(said);
  const wrong: string[] = [];
  const several = truth.recordings
    .map(({ recording }) => truth.files.filter((file) => file.recording === recording))
    .filter((files) => files.length > 1);
  for (const files of several) {
    const best = Math.min(...files.map(({ quality }) => quality));
    const proposed = groups.get(files[0]?.path ?? "")?.files[0];
    const file: TrueFile | undefined = truth.files.find(({ path }) => path === proposed);
    if (file?.quality === best) continue;
    wrong.push(`${proposed ?? "none"} (${file === undefined ? "?" : describe(file)})`);
  }
  return {
    masters: { count: several.length - wrong.length, of: several.length },
    wrongMasters: wrong,
  };
}
