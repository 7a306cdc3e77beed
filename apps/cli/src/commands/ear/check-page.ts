/** What was checked, as a person reads it: one line a file, and everything about a file that stands alone. */
import { basename } from "node:path";
import {
  count,
  factSentence,
  relationWords,
  verdictWords,
  type CheckedFile,
  type CheckResult,
  type RecordingComparison,
  type Relation,
  type Verdict,
} from "@deadwax/catalog";
import { formatIsrc } from "@deadwax/identifiers";
import { heading, indent, nothing, page, paragraph, spaced, type Block } from "../../output/block.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { dim, good, accent, problem, strong, warning, type Text } from "../../output/text.ts";
import { listed } from "../../output/words.ts";
import { comparisonBlock, questionsBlock } from "./compare-page.ts";
import { VERDICT_STATUS } from "./verdict-status.ts";

const WORDS: Readonly<Record<Verdict, Text>> = {
  reuse: good("the same"),
  new: warning("new"),
  ask: accent("ask"),
  none: dim("no code"),
  unrelated: dim("unrelated"),
};

/** `paths` is where it was looked for. */
export function checkPage(result: CheckResult, paths: readonly string[]): Block {
  const [only, ...others] = result.files;
  if (only === undefined) return result.isInterrupted ? INTERRUPTED : noAudio(paths);
  return spaced(
    others.length === 0 ? details(only) : overview(result.files),
    unheardLine(result.unheardRecordings),
    result.isInterrupted ? INTERRUPTED : nothing,
  );
}

const INTERRUPTED = status("warning", "Interrupted. The rest was not checked.");

function noAudio(paths: readonly string[]): Block {
  return status(
    "note",
    `There is no audio in ${listed(paths)}.`,
    "Name another folder, or a file: hidden files are passed by, and so is the folder of the catalog.",
  );
}

function overview(files: readonly CheckedFile[]): Block {
  return spaced(
    table(
      [
        { title: "File", value: ({ file }) => basename(file) },
        { title: "Verdict", value: ({ verdict }) => wordFor(verdict), isWhole: true },
        { title: "Recording", value: ({ candidates }) => candidates[0]?.title ?? "" },
        { title: "Why", value: whyOf },
        { title: "Code", value: ({ candidates }) => codeOf(candidates[0]), isWhole: true },
      ],
      files,
    ),
    statusLines(files.flatMap(remarksOf)),
    paragraph(dim(`${tally(files)}. deadwax check FILE tells all of one.`)),
  );
}

function wordFor(verdict: Verdict | null): Text {
  return verdict === null ? problem("refused") : WORDS[verdict];
}

function codeOf(candidate: RecordingComparison | undefined): string {
  const [code] = candidate?.codes ?? [];
  return code === undefined ? "" : formatIsrc(code);
}

/** One sentence: an error, what speaks against the name, what was heard, or what the file is at all. */
function whyOf({ candidates, verdict, error, issues }: CheckedFile): string {
  if (error !== null) return error.message;
  const [issue] = issues;
  if (issue !== undefined) return issue.message;
  const [strongest] = candidates;
  if (strongest === undefined)
    return verdict === "none" ? "its name says that it is a stem" : "nothing in the catalog is like it";
  if (strongest.error !== null) return strongest.error.message;
  const [contradiction] = strongest.contradictions;
  if (contradiction !== undefined) return contradiction.text;
  const [fact] = TOLD_BY_FACT.includes(strongest.relation) ? strongest.facts : [];
  return fact === undefined ? relationWords(strongest.relation) : factSentence(fact);
}

/** Relations of which the first passage or amount says more than the relation. */
const TOLD_BY_FACT: readonly Relation[] = ["edit", "clean-edit", "speed", "tempo", "pitch"];

function tally(files: readonly CheckedFile[]): string {
  const of = (wanted: Verdict | null): number => files.filter(({ verdict }) => verdict === wanted).length;
  const parts = [
    [of("reuse"), "of recordings that are here"],
    [of("new"), "that need a code of their own"],
    [of("ask"), "to ask about"],
    [of("none"), "that need none"],
    [of(null), "refused"],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, what]) => `${amount} ${what}`);
  return `${count(files.length, "file")}: ${listed(said)}`;
}

/** What a column cannot hold: refusals with what to do about them. */
function remarksOf({ file, error }: CheckedFile): readonly StatusLine[] {
  if (error === null) return [];
  return [{ status: "problem", text: `${basename(file)}: ${error.message}`, more: error.hint }];
}

function details(file: CheckedFile): Block {
  if (file.error !== null) return status("problem", file.error.message, file.error.hint);
  const name = basename(file.file);
  const [strongest, ...others] = file.candidates;
  const issues = issueLines(file.issues);
  if (strongest === undefined) return spaced(stranger(file, name), issues, questionsBlock(file.questions));
  return spaced(
    issues,
    comparisonBlock(strongest, { a: nameWithCode(strongest), b: name }),
    strongest.error === null ? nothing : status("warning", strongest.error.message, strongest.error.hint),
    others.length === 0
      ? nothing
      : page(heading("It has something to do with these, too"), indent(table(OTHERS, others))),
  );
}

const OTHERS = [
  { title: "Recording", value: (one: RecordingComparison) => one.title },
  { title: "Verdict", value: ({ verdict }: RecordingComparison) => WORDS[verdict], isWhole: true },
  { title: "It is", value: ({ relation }: RecordingComparison) => relationWords(relation) },
  { title: "Code", value: codeOf, isWhole: true },
];

function nameWithCode(candidate: RecordingComparison): string {
  const code = codeOf(candidate);
  return code === "" ? `${candidate.title}, without a code` : `${candidate.title}, ${code}`;
}

function stranger({ verdict }: CheckedFile, name: string): Block {
  const said = verdict ?? "ask";
  const what: Readonly<Record<Verdict, string>> = {
    reuse: "",
    new: `Nothing in the catalog is like “${name}”.`,
    ask: `Whether “${name}” is in the catalog cannot be told by ear.`,
    none: `“${name}” is a stem: a part for the studio.`,
    unrelated: "",
  };
  return status(VERDICT_STATUS[said], strong(verdictWords(said)), what[said]);
}

function unheardLine(amount: number): Block {
  if (amount === 0) return nothing;
  return status(
    "warning",
    `${count(amount, "recording")} with audio ${amount === 1 ? "has" : "have"} no fingerprint yet, and ${amount === 1 ? "was" : "were"} not looked at.`,
    "deadwax add FOLDER reads their files again, and keeps what is missing",
  );
}
