/** What new files sound like: listened to after they were added, and only proposed. */
import { count, proposeForms, relationWords, type FileOutcome, type ProposedForm } from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";
import { indent, nothing, page, paragraph, type Block } from "../../output/block.ts";
import { commandLine, quoted, typedPath } from "../../output/command-line.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { dim } from "../../output/text.ts";
import type { AudioTools } from "../../session/audio.ts";
import type { OpenedContext } from "../../session/open-catalog.ts";
import { recordingWord } from "../../session/recording-word.ts";
import { withProgress } from "../../session/with-progress.ts";

/** A proposal with the words to answer it: both as they are typed in a shell. */
interface TypedForm extends ProposedForm {
  readonly typedFile: string;
  readonly typedOther: string;
}

interface Proposals {
  readonly forms: readonly TypedForm[];
  /** Pairs that were not compared. */
  readonly left: number;
}

export const NO_PROPOSALS: Proposals = { forms: [], left: 0 };

/** Proposals that are printed one by one; all of them are in --json. */
const SHOWN = 12;

/** Listens to the recordings that were proposed for these files. In a dry run there are none. */
export async function listenToNew(
  command: CommandContext,
  context: OpenedContext & AudioTools,
  files: readonly FileOutcome[],
): Promise<Proposals> {
  const fresh = files.filter(({ isNewRecording }) => isNewRecording).map(({ recordingId }) => recordingId);
  const recordingIds = [...new Set(fresh.filter((id) => id !== null))];
  if (command.isDryRun || recordingIds.length === 0 || command.signal.aborted) return NO_PROPOSALS;
  return withProgress(command, { label: "Comparing" }, async (shown) => {
    const { concurrency } = context;
    const { forms, left } = await proposeForms(context, { ...shown, recordingIds, concurrency });
    const typed = await context.store.read(async (reader) => {
      const all: TypedForm[] = [];
      for (const form of forms) {
        const typedOther = quoted(await recordingWord(reader, form.other));
        all.push({ ...form, typedFile: typedPath(form.path, command.cwd), typedOther });
      }
      return all;
    });
    return { forms: typed, left };
  });
}

/** A proposal as it stands in the JSON. */
export function toldForm({ recordingId, title, file, other }: ProposedForm) {
  const { verdict, relation, codes } = other;
  return {
    recordingId,
    title,
    file,
    verdict,
    relation,
    otherRecordingId: other.recordingId,
    otherTitle: other.title,
    otherCodes: codes,
  };
}

/** One line for each known recording that has other forms, with what to type; versions and parts are only told. */
export function proposedBlock({ forms, left }: Proposals): Block {
  const same = forms.filter(({ other }) => other.verdict === "reuse");
  const others = forms.filter(({ other }) => other.verdict !== "reuse");
  const groups = [...Map.groupBy(same, ({ other }) => other.recordingId).values()];
  const [first] = forms;
  return page(
    ...groups.slice(0, SHOWN).map(sameBlock),
    statusLines(others.slice(0, SHOWN).map(otherLine)),
    more(Math.max(0, groups.length - SHOWN) + Math.max(0, others.length - SHOWN)),
    left === 0
      ? nothing
      : status(
          "note",
          `${count(left, "more pair")} sound alike and were not compared.`,
          "deadwax check, with the files, compares each with the catalog",
        ),
    first === undefined
      ? nothing
      : afterwards("To see what was heard:", [`deadwax check ${first.typedFile}`]),
  );
}

function sameBlock(group: readonly TypedForm[]): Block {
  const title = group[0]?.other.title ?? "";
  const names = group.map(({ file }) => file).join(", ");
  const text =
    group.length === 1
      ? `${names} looks like another form of “${title}”.`
      : `${group.length} look like other forms of “${title}”: ${names}.`;
  const lines = group.map(
    ({ typedFile, typedOther }) => `deadwax decide ${typedFile} --same-as ${typedOther}`,
  );
  return page(status("question", text), afterwards("To make it one recording:", lines));
}

function afterwards(what: string, lines: readonly string[]): Block {
  return indent(page(paragraph(dim(what)), indent(page(...lines.map((line) => commandLine(line))))));
}

function otherLine({ file, other }: ProposedForm): StatusLine {
  return { status: "note", text: `${file}, beside “${other.title}”: ${relationWords(other.relation)}.` };
}

function more(amount: number): Block {
  return amount > 0 ? paragraph(`and ${amount} more; --json shows all`) : nothing;
}
