/** Which code is right, wrong or missing for each recording: what files carry beside what sheets state. */
import { formatIsrc, parseIsrc, type Isrc } from "@deadwax/identifiers";
import { count } from "../../errors/definition.ts";
import { CODE_FINDINGS, type CodeFindingKind } from "../../messages/rescue-sentences.ts";
import { byName } from "./connected.ts";
import type { RescueRow } from "./rescue-input.ts";
import type { CodeFinding, CodeStanding, RescuedCode } from "./rescue.ts";

/** A code, and who says so of which recording. */
export interface CodeStatement {
  readonly isrc: Isrc;
  readonly recordingId: string;
  readonly place: string;
  /** hint: a name or a field that is no place for codes. asked: a row that fits several. */
  readonly by: "tag" | "hint" | "row" | "asked";
}

export interface CodeTarget {
  readonly id: string;
  readonly name: string;
  /** False where a person has yet to say what it is. */
  readonly isSettled: boolean;
}

export interface JudgedCodes {
  readonly byRecording: ReadonlyMap<string, readonly RescuedCode[]>;
  readonly findings: readonly CodeFinding[];
}

/** Whether documentation uses it for an example, so that no recording has it. */
function isExample(isrc: Isrc): boolean {
  const parsed = parseIsrc(isrc);
  return parsed.ok && parsed.value.issues.some(({ code }) => code === "ISRC_DOCUMENTATION_PREFIX");
}

export function judgeCodes(
  targets: readonly CodeTarget[],
  statements: readonly CodeStatement[],
  looseRows: readonly RescueRow[],
): JudgedCodes {
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  const settled = new Set(targets.filter(({ isSettled }) => isSettled).map(({ id }) => id));
  const findings: CodeFinding[] = [];
  const standings = new Map<string, CodeStanding>();
  for (const [isrc, said] of Map.groupBy(statements, (statement) => statement.isrc)) {
    const ids = idsIn(said.filter(({ by }) => by !== "hint" && by !== "asked"));
    const rightful = idsIn(said.filter(({ by }) => by === "row"));
    if (ids.length > 1) {
      findings.push(
        onSeveral({
          isrc,
          ids,
          rightful,
          said,
          names,
          isSettled: ids.filter((id) => settled.has(id)).length > 1,
        }),
      );
    }
    for (const id of idsIn(said))
      standings.set(`${id} ${isrc}`, standingOf(id, { said, ids, rightful, settled }));
    if (isExample(isrc)) findings.push(finding("CODE_EXAMPLE", { isrc, about: idsIn(said) }));
  }
  const byRecording = new Map<string, readonly RescuedCode[]>();
  for (const { id, name } of targets) {
    const codes = codesOf(id, statements, standings);
    byRecording.set(id, codes);
    findings.push(...onOne(id, name, codes, statements));
  }
  findings.push(...looseRows.flatMap((row) => withoutFile(row, statements)));
  return { byRecording, findings };
}

interface Said {
  readonly said: readonly CodeStatement[];
  readonly ids: readonly string[];
  readonly rightful: readonly string[];
  readonly settled: ReadonlySet<string>;
}

function standingOf(id: string, { said, ids, rightful, settled }: Said): CodeStanding {
  const mine = said.filter(({ recordingId }) => recordingId === id);
  if (mine.every(({ by }) => by === "asked") || (!settled.has(id) && ids.length > 1)) return "ask";
  if (ids.length > 1) {
    // Two rows with one code: the one that a file of its recording carries as well is borne out.
    const borne = rightful.filter((one) =>
      said.some(({ recordingId, by }) => recordingId === one && by === "tag"),
    );
    const believed = rightful.length === 1 ? rightful : borne;
    return believed.length === 1 ? (believed[0] === id ? "right" : "wrong") : "ask";
  }
  return mine.some(({ by }) => by === "row") ? "right" : "unproven";
}

function codesOf(
  id: string,
  statements: readonly CodeStatement[],
  standings: ReadonlyMap<string, CodeStanding>,
): readonly RescuedCode[] {
  const mine = statements.filter(({ recordingId }) => recordingId === id);
  return [...Map.groupBy(mine, ({ isrc }) => isrc)]
    .map(([isrc, said]) => ({
      isrc,
      standing: standings.get(`${id} ${isrc}`) ?? "unproven",
      statedBy: [...new Set(said.map(({ place }) => place))].sort(byName),
      isInFile: said.some(({ by }) => by === "tag"),
    }))
    .sort((one, other) => byName(one.isrc, other.isrc));
}

interface Several {
  readonly isrc: Isrc;
  readonly ids: readonly string[];
  readonly rightful: readonly string[];
  readonly said: readonly CodeStatement[];
  readonly names: ReadonlyMap<string, string>;
  readonly isSettled: boolean;
}

function onSeveral({ isrc, ids, rightful, said, names, isSettled }: Several): CodeFinding {
  const [right] = rightful;
  const words = {
    code: formatIsrc(isrc),
    recordings: ids.map((id) => `“${names.get(id) ?? id}”`).join(" and "),
    places: [...new Set(said.map(({ place }) => place))].join(", "),
    right: right !== undefined && rightful.length === 1 ? (names.get(right) ?? right) : "",
  };
  return finding(isSettled ? "CODE_ON_DIFFERENT" : "CODE_ON_UNSETTLED", { isrc, about: ids, words });
}

function onOne(
  id: string,
  name: string,
  codes: readonly RescuedCode[],
  statements: readonly CodeStatement[],
): readonly CodeFinding[] {
  const by = (isrc: Isrc, kind: CodeStatement["by"]): boolean =>
    statements.some((one) => one.recordingId === id && one.isrc === isrc && one.by === kind);
  const stated = codes.filter(
    ({ isrc, standing }) => standing !== "wrong" && (by(isrc, "tag") || by(isrc, "row")),
  );
  const found: CodeFinding[] = [];
  if (stated.length > 1) {
    const list = stated
      .map(({ isrc, statedBy }) => `${formatIsrc(isrc)} (${statedBy.join(", ")})`)
      .join(" and ");
    found.push(
      finding("CODES_ON_ONE", {
        isrc: null,
        about: [id],
        words: { name, codes: list, number: String(stated.length) },
      }),
    );
  }
  for (const { isrc, statedBy } of codes.filter(
    (code) => by(code.isrc, "hint") && !by(code.isrc, "tag") && !by(code.isrc, "row"),
  )) {
    found.push(
      finding("CODE_HINTED", {
        isrc,
        about: [id],
        words: { name, code: formatIsrc(isrc), places: statedBy.join(", ") },
      }),
    );
  }
  return found;
}

function withoutFile(row: RescueRow, statements: readonly CodeStatement[]): readonly CodeFinding[] {
  const { isrc, title, sheet, row: number } = row;
  const name = [title ?? "a row without a title", row.versionTitle]
    .filter((part) => part !== null)
    .join(" · ");
  const words = { name, place: `${sheet}, row ${number}`, code: isrc === null ? "" : formatIsrc(isrc) };
  // Somebody's file carries the code of a row that describes something else.
  const carrier = statements.find((one) => one.isrc === isrc && one.by === "tag");
  if (isrc !== null && carrier !== undefined) {
    return [
      finding("CODE_OF_OTHER_ROW", {
        isrc,
        about: [carrier.recordingId],
        words: { ...words, file: carrier.place },
      }),
    ];
  }
  return isrc === null ? [] : [finding("CODE_WITHOUT_FILE", { isrc, about: [], words })];
}

export function finding(
  kind: CodeFindingKind,
  {
    isrc,
    about,
    words = {},
  }: {
    readonly isrc: Isrc | null;
    readonly about: readonly string[];
    readonly words?: Readonly<Record<string, string>>;
  },
): CodeFinding {
  const { severity, text, hint } = CODE_FINDINGS[kind];
  const all = {
    code: isrc === null ? "" : formatIsrc(isrc),
    places: count(about.length, "recording"),
    ...words,
  };
  return { code: kind, severity, text: text(all), hint: hint(all), isrc, about };
}

function idsIn(statements: readonly CodeStatement[]): readonly string[] {
  return [...new Set(statements.map(({ recordingId }) => recordingId))].sort(byName);
}

const ORDER = ["error", "warning", "info"];

export function bySeverity(one: CodeFinding, other: CodeFinding): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || byName(one.text, other.text);
}
