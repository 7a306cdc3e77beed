/** What the page tells, before it is told: pieces, names, and one list of everything a person has to decide. */
import type { CodeFinding, RescuedRecording, RescueRow, RuleQuestion } from "@deadwax/catalog";
import { foldedWords, holdsWords } from "./folded-words.ts";
import { namedRecordings, piecesOf, type Named, type Piece } from "./names.ts";
import type { RescuePageInput } from "./page-input.ts";

export interface QuestionGroup {
  /** Null for what is open without a question of the rules. */
  readonly question: RuleQuestion | null;
  readonly places: readonly Named[];
}

/** Rows of a sheet that no recording has, by what is known of them. */
export interface LooseRows {
  /** Their codes are in files here. */
  readonly carried: readonly RescueRow[];
  /** A piece here is called like them. */
  readonly namesakes: readonly (RescueRow & { readonly piece: Piece })[];
  readonly absent: readonly RescueRow[];
}

export interface PageModel {
  readonly input: RescuePageInput;
  readonly pieces: readonly Piece[];
  readonly named: ReadonlyMap<string, Named>;
  readonly questions: readonly QuestionGroup[];
  /** Codes that are wrong somewhere, by kind. */
  readonly wrong: readonly (readonly CodeFinding[])[];
  /** What else was found about codes, by kind. */
  readonly noted: readonly (readonly CodeFinding[])[];
  /** Rows of sheets of which somebody has to say what they mean, by kind. */
  readonly openRows: readonly (readonly CodeFinding[])[];
  readonly rows: LooseRows;
  /** Questions and wrong codes together: the one number of what is open. */
  readonly toDecide: number;
}

export function pageModel(input: RescuePageInput): PageModel {
  const { codes, looseRows } = input.rescue;
  const pieces = piecesOf(input.rescue);
  const named = namedRecordings(pieces);
  const asked = [...named.values()].filter(({ recording }) => recording.verdict === "ask");
  // A row without a file is told of with the rows.
  const about = codes.filter(({ code }) => code !== "CODE_WITHOUT_FILE");
  const wrong = about.filter(({ severity }) => severity === "error");
  return {
    ...{ input, pieces, named },
    questions: questionGroups(asked),
    wrong: byKind(wrong),
    noted: byKind(about.filter((one) => one.severity !== "error" && !isOfRow(one))),
    openRows: byKind(about.filter((one) => one.severity !== "error" && isOfRow(one))),
    rows: rowsByKind(looseRows, pieces),
    toDecide: asked.length + wrong.length,
  };
}

/** What a recording's code is like: the worst that is known of it. `open` waits for the answer about another recording. */
export type CodeState = "ask" | "wrong" | "open" | "right" | "unproven" | "none" | "missing";

export function codeState({ verdict, codes }: RescuedRecording): CodeState {
  if (verdict === "ask") return "ask";
  const state = (["wrong", "ask", "right", "unproven"] as const).find((one) =>
    codes.some(({ standing }) => standing === one),
  );
  return state === "ask" ? "open" : (state ?? (verdict === "none" ? "none" : "missing"));
}

/** Whether a piece has to do with a code that is wrong somewhere. */
export function wrongCodesOf({ family }: Piece, { wrong }: Pick<PageModel, "wrong">): number {
  return wrong.flat().filter(({ about }) => family.recordings.some(({ id }) => about.includes(id))).length;
}

function isOfRow({ code }: CodeFinding): boolean {
  return code.startsWith("ROW_");
}

function questionGroups(asked: readonly Named[]): readonly QuestionGroup[] {
  const groups = Map.groupBy(asked, ({ recording }) => recording.questions[0]?.text ?? "");
  return [...groups.values()]
    .map((places) => ({ question: places[0]?.recording.questions[0] ?? null, places }))
    .sort((one, other) => other.places.length - one.places.length);
}

function byKind(findings: readonly CodeFinding[]): readonly (readonly CodeFinding[])[] {
  return [...Map.groupBy(findings, ({ code }) => code).values()].sort(
    (one, other) => other.length - one.length,
  );
}

function rowsByKind(rows: readonly RescueRow[], pieces: readonly Piece[]): LooseRows {
  const codes = new Set(
    pieces.flatMap(({ family }) => family.recordings.flatMap((one) => one.codes.map(({ isrc }) => isrc))),
  );
  const isCarried = ({ isrc }: RescueRow): boolean => isrc !== null && codes.has(isrc);
  const told = rows.map((row) => ({ row, piece: isCarried(row) ? undefined : namesakeOf(row, pieces) }));
  return {
    carried: rows.filter(isCarried),
    namesakes: told.flatMap(({ row, piece }) => (piece === undefined ? [] : [{ ...row, piece }])),
    absent: told.filter(({ row, piece }) => piece === undefined && !isCarried(row)).map(({ row }) => row),
  };
}

/** The piece with exactly that title; else one that a file is called after. */
function namesakeOf({ title }: RescueRow, pieces: readonly Piece[]): Piece | undefined {
  if (title === null) return undefined;
  const wanted = foldedWords(title);
  const titled = pieces.find(({ family }) =>
    [family.title, ...family.recordings.map((one) => one.title)].some((name) => foldedWords(name) === wanted),
  );
  const holds = (names: readonly string[]): boolean => names.some((name) => holdsWords(name, title));
  return (
    titled ??
    pieces.find(({ family }) => holds([family.title])) ??
    pieces.find(({ family }) =>
      holds(
        family.recordings.flatMap(({ files }) => files.map(({ path }) => path.split("/").at(-1) ?? path)),
      ),
    )
  );
}
