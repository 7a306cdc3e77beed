/** What new files sound like: listened to after they were added, and only proposed. */
import {
  count,
  proposeForms,
  relationWords,
  type CatalogContext,
  type FileOutcome,
  type ProposedForm,
  type ProposedForms,
} from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";
import { indent, nothing, page, type Block } from "../../output/block.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { dim } from "../../output/text.ts";
import { paragraph } from "../../output/block.ts";
import type { AudioTools } from "../../session/audio.ts";

const NOTHING: ProposedForms = { forms: [], left: 0 };

/** Proposals that are printed one by one; all of them are in --json. */
const SHOWN = 12;

/** Listens to the recordings that were proposed for these files. In a dry run there are none. */
export async function listenToNew(
  command: CommandContext,
  context: CatalogContext & AudioTools,
  files: readonly FileOutcome[],
): Promise<ProposedForms> {
  const fresh = files.filter(({ isNewRecording }) => isNewRecording).map(({ recordingId }) => recordingId);
  const recordingIds = [...new Set(fresh.filter((id) => id !== null))];
  if (command.isDryRun || recordingIds.length === 0 || command.signal.aborted) return NOTHING;
  const progress = command.out.progress({ label: "Comparing" });
  try {
    return await proposeForms(context, {
      recordingIds,
      concurrency: context.concurrency,
      signal: command.signal,
      onProgress: () => {
        progress.advance(1);
      },
    });
  } finally {
    progress.end();
  }
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

/** One line for each known recording that has other forms; versions and parts are counted. */
export function proposedBlock({ forms, left }: ProposedForms): Block {
  if (forms.length === 0 && left === 0) return nothing;
  const same = forms.filter(({ other }) => other.verdict === "reuse");
  const others = forms.filter(({ other }) => other.verdict !== "reuse");
  const lines = [...groups(same)].map(([, group]) => sameLine(group));
  return page(
    statusLines(lines.slice(0, SHOWN)),
    statusLines(others.slice(0, SHOWN).map(otherLine)),
    more(lines.length + others.length - Math.min(lines.length, SHOWN) - Math.min(others.length, SHOWN)),
    left === 0
      ? nothing
      : status(
          "note",
          `${count(left, "more pair")} sound alike and were not compared.`,
          "deadwax check FILE compares one",
        ),
    forms.length === 0 ? nothing : indent(paragraph(dim("deadwax check FILE shows what was heard"))),
  );
}

function groups(forms: readonly ProposedForm[]): ReadonlyMap<string, readonly ProposedForm[]> {
  const byRecording = new Map<string, ProposedForm[]>();
  for (const form of forms) {
    const group = byRecording.get(form.other.recordingId);
    if (group === undefined) byRecording.set(form.other.recordingId, [form]);
    else group.push(form);
  }
  return byRecording;
}

function sameLine(group: readonly ProposedForm[]): StatusLine {
  const [first] = group;
  const title = first?.other.title ?? "";
  const names = group.map(({ file }) => file).join(", ");
  return {
    status: "question",
    text:
      group.length === 1
        ? `${names} looks like another form of “${title}”.`
        : `${group.length} look like other forms of “${title}”: ${names}.`,
    more: "deadwax decide FILE --same-as RECORDING makes it one recording",
  };
}

function otherLine({ file, other }: ProposedForm): StatusLine {
  return { status: "note", text: `${file}, beside “${other.title}”: ${relationWords(other.relation)}.` };
}

function more(amount: number): Block {
  return amount > 0 ? paragraph(`and ${amount} more; --json shows all`) : nothing;
}
