import {
  CatalogError,
  compareAsset,
  decideFile,
  findRecording,
  VERSION_TYPES,
  type Asset,
  type CatalogContext,
  type DecisionAnswer,
  type Id,
  type RecordingComparison,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { status } from "../../output/status.ts";
import { earUntilStopped, withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";
import { comparisonBlock } from "./compare-page.ts";
import { roundedComparison } from "./compare-result.ts";
import { decidedBlock } from "./decide-page.ts";
import { ANSWER_FLAGS, askOpen, type GivenAnswers } from "./decide-questions.ts";
import { fileInQuestion } from "./decide-subject.ts";

export const decide = defineCommand({
  description: `Keeps your answer to whether a file is a known recording or a new one, with your reason, what was heard and the rules that spoke, and files it: with the recording it is, or
  as a recording of its own. A file that is filed elsewhere moves; a stem that is to be released becomes a recording and keeps its lineage. Codes stay where they are.

  Without an answer the questions that are open are asked one by one. deadwax undo takes a decision back.`,
  examples: [
    {
      command: 'deadwax decide "MD remaster.wav" --same-as "Midnight Drive" --reason "one technical pass"',
      says: "The code of the recording stays its code",
    },
    {
      command:
        'deadwax decide "MD edit.wav" --new --from "Midnight Drive" --version-title "Radio Edit" --reason "for the radio"',
      says: "A recording of its own, made from the other",
    },
    { command: 'deadwax decide "MD edit.wav" --from "Midnight Drive"', says: "Hear both, then answer" },
  ],
  positionals: [
    { name: "file", help: "A path, the name of a file the catalog knows, or a recording", completes: "file" },
  ],
  flags: {
    sameAs: { type: "string", placeholder: "RECORDING", help: "It is this recording" },
    new: { type: "boolean", help: "It is a recording of its own" },
    none: { type: "boolean", help: "No code is due: a part, a test, a mistake" },
    from: { type: "string", placeholder: "RECORDING", help: "What it is compared with, or was made from" },
    reason: { type: "string", placeholder: "TEXT", help: "Why; kept with the decision" },
    title: { type: "string", placeholder: "TEXT", help: "Title of the new recording, when another" },
    versionTitle: { type: "string", placeholder: "TEXT", help: "Its version as shown" },
    versionType: {
      ...{ type: "string", placeholder: "TYPE", choices: VERSION_TYPES, repeated: true },
      help: "How it differs",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const given = answerOf(flags);
    if (given === undefined && !command.prompt.isPossible) {
      const question = "Is it a known recording, or one of its own?";
      throw new CatalogError("COMMAND_ANSWER_NEEDED", { question, flag: ANSWER_FLAGS });
    }
    return withCatalog(command, async (catalog) => {
      const asset = await fileInQuestion(command, catalog, positionals.file);
      const recordingId = await comparedRecording(command, catalog, { asset, flags });
      const comparison = recordingId === null ? null : await hear(command, catalog, { asset, recordingId });
      const said: GivenAnswers =
        given === undefined ? await ask(command, asset, comparison) : { answer: given, answers: {} };
      if (said.answer === null) return stillOpen(command, asset);
      const reason =
        flags.reason ??
        (await command.prompt.text({ question: "Why? Your reason is kept.", flag: "--reason TEXT" }));
      const { value } = await decideFile(catalog, {
        ...{ assetId: asset.id, answer: said.answer, answers: said.answers, reason },
        // What could not be heard is no evidence.
        comparison: comparison?.error === null ? comparison : null,
        recordingId: said.answer === "same" || flags.from !== undefined ? recordingId : null,
        version: {
          ...(flags.title === undefined ? {} : { title: flags.title }),
          ...(flags.versionTitle === undefined ? {} : { versionTitle: flags.versionTitle }),
          ...(flags.versionType.length === 0 ? {} : { versionTypes: flags.versionType }),
        },
      });
      const result = {
        schema: "deadwax.decide/1" as const,
        isDryRun: command.isDryRun,
        answer: said.answer,
        decisionId: value.decision.id,
        assetId: value.asset.id,
        recordingId: value.recording?.id ?? null,
        isNewRecording: value.isNewRecording,
        movedFrom: value.movedFrom?.id ?? null,
        isMerged: value.isMerged,
        endedApproval: value.ended,
        comparison: comparison === null ? null : roundedComparison(comparison),
      };
      return outcome(result, () => decidedBlock(value, { answer: result.answer, comparison, asset }));
    });
  },
});

interface AnswerFlags {
  readonly sameAs: string | undefined;
  readonly new: boolean | undefined;
  readonly none: boolean | undefined;
}

function answerOf({ sameAs, new: isNew, none }: AnswerFlags): DecisionAnswer | undefined {
  const given: readonly (readonly [string, DecisionAnswer])[] = [
    ...(sameAs === undefined ? [] : [["--same-as", "same"] as const]),
    ...(isNew === true ? [["--new", "new"] as const] : []),
    ...(none === true ? [["--none", "none"] as const] : []),
  ];
  if (given.length > 1) throw new CatalogError("DECIDE_ONE_ANSWER", { flags: given.map(([flag]) => flag) });
  return given[0]?.[1];
}

interface Wanted {
  readonly asset: Asset;
  readonly flags: AnswerFlags & { readonly from: string | undefined };
}

/** The recording that was named, else the one the file is filed with; a person is asked where there is none. */
async function comparedRecording(
  { prompt }: CommandContext,
  catalog: CatalogContext,
  { asset, flags }: Wanted,
): Promise<Id | null> {
  const named = flags.sameAs ?? flags.from;
  if (named === undefined && (asset.recordingId !== null || answerOf(flags) !== undefined)) {
    return asset.recordingId;
  }
  const text =
    named ??
    (await prompt.text({
      question: "Which recording may it be? A title or a code",
      flag: "--from RECORDING",
    }));
  return (await catalog.store.read((reader) => findRecording(reader, text))).id;
}

async function hear(
  command: CommandContext,
  catalog: CatalogContext,
  { asset, recordingId }: { readonly asset: Asset; readonly recordingId: Id },
): Promise<RecordingComparison | null> {
  return withAudio(command, async (audio) => {
    const context = { ...audio, store: catalog.store, ear: earUntilStopped(audio, command) };
    return withProgress(command, { label: "Listening" }, (_, advance) => {
      advance(0, asset.name);
      return compareAsset(context, { assetId: asset.id, recordingId });
    });
  });
}

async function ask(
  command: CommandContext,
  asset: Asset,
  comparison: RecordingComparison | null,
): Promise<GivenAnswers> {
  if (comparison !== null && comparison.error === null)
    command.out.human(comparisonBlock(comparison, { a: comparison.title, b: asset.name }));
  return askOpen(command, comparison);
}

function stillOpen(command: CommandContext, asset: Asset): ReturnType<typeof outcome> {
  const result = {
    schema: "deadwax.decide/1" as const,
    isDryRun: command.isDryRun,
    answer: null,
    assetId: asset.id,
  };
  return outcome(result, () =>
    status("question", `“${asset.name}” stays open: your answer leaves it so, and nothing was changed.`),
  );
}
