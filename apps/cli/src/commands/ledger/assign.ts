import { assignCodes, count, recordingName, type AssignOutcome, type CatalogContext } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { status, statusLines } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { earUntilStopped, withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { chooseRecordings, choiceFlags } from "../../session/choose-recordings.ts";
import { refusedLines, shownRefusals } from "../../session/refusals.ts";
import { withProgress } from "../../session/with-progress.ts";

export const assign = defineCommand({
  description: `A code names one recording for ever, so two things have to be true, and are kept with it: nobody has ever given
  this recording a code, and you own it or license it exclusively.

  The recording needs an approved master. A number reserved for it is used; otherwise the next one of the range. With
  --dry-run no number is shown, because a number that was shown is spent.

  What sounds like a recording that has a code is compared with it by ear first, and refused where the two are, or may be, the same.`,
  examples: [
    { command: 'deadwax assign "Midnight Drive"', says: "Give one recording its code" },
    {
      command: "deadwax assign --all --never-coded --we-control-it",
      says: "Give one to every approved recording without",
    },
  ],
  positionals: [
    { name: "recording", help: "A title, a code or the end of an id", optional: true, repeated: true },
  ],
  flags: {
    ...choiceFlags,
    prefix: { type: "string", placeholder: "PREFIX", help: "The prefix, when there are several" },
    block: { type: "string", placeholder: "NAME", help: "The block to take from" },
    neverCoded: { type: "boolean", help: "Declare: nobody has ever given it a code" },
    weControlIt: { type: "boolean", help: "Declare: we own it or license it exclusively" },
    overrule: {
      type: "string",
      placeholder: "REASON",
      help: "Assign although its audio is, or sounds like, that of a coded recording",
    },
    distinct: {
      type: "string",
      placeholder: "REASON",
      help: "Assign although another recording has the same title, version and artist",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recordings = await chooseRecordings(catalog, {
        typed: positionals.recording,
        isAll: flags.all,
        status: ["approved", "reserved"],
      });
      const declarations = await declare(command, flags, recordings.length);
      const { value } = await withAudio(
        command,
        async (audio) => {
          const recordingIds = recordings.map(({ id }) => id);
          const { concurrency } = audio;
          return withProgress(command, { label: "Listening" }, ({ onProgress }) =>
            assignCodes(
              // Stopped while it listens, it has assigned nothing.
              { ...catalog, ...audio, ear: earUntilStopped(audio, command) },
              { recordingIds, declarations, concurrency, ...given(flags), onHeard: onProgress },
            ),
          );
        },
        catalog,
      );
      rethrowOnly(value, recordings.length);
      return outcome(result(catalog, value), () => shown(value, command.isDryRun), {
        hasProblems: value.refused.length > 0,
      });
    });
  },
});

interface Given {
  readonly prefix: string | undefined;
  readonly block: string | undefined;
  readonly overrule: string | undefined;
  readonly distinct: string | undefined;
}

function given({ prefix, block, overrule, distinct }: Given): {
  prefix?: string;
  block?: string;
  overrule?: string;
  distinct?: string;
} {
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(block === undefined ? {} : { block }),
    ...(overrule === undefined ? {} : { overrule }),
    ...(distinct === undefined ? {} : { distinct }),
  };
}

async function declare(
  command: CommandContext,
  flags: { readonly neverCoded: boolean; readonly weControlIt: boolean },
  amount: number,
): Promise<{ readonly neverCoded: boolean; readonly weControlIt: boolean }> {
  const what = amount === 1 ? "this recording" : `any of these ${count(amount, "recording")}`;
  const canAsk = command.prompt.isPossible && amount > 0;
  const neverCoded =
    flags.neverCoded ||
    (canAsk &&
      (await command.prompt.confirm({
        question: `Has nobody ever given ${what} a code? Not a distributor, not a label?`,
        flag: "--never-coded",
      })));
  const weControlIt =
    flags.weControlIt ||
    (canAsk &&
      (await command.prompt.confirm({
        question: "Do you own it, or license it exclusively?",
        flag: "--we-control-it",
      })));
  return { neverCoded, weControlIt };
}

/** One recording that is refused is the whole request refused. */
function rethrowOnly(value: AssignOutcome, asked: number): void {
  const [refused] = value.refused;
  if (asked === 1 && refused !== undefined) throw refused.error;
}

function result(
  catalog: CatalogContext,
  value: AssignOutcome,
): { schema: "deadwax.assign/1" } & Record<string, unknown> {
  return {
    schema: "deadwax.assign/1",
    isDryRun: catalog.isDryRun === true,
    assigned: value.assigned.map(({ recording, isrc, shown: text, wasReserved }) => ({
      recordingId: recording.id,
      title: recording.title,
      versionTitle: recording.versionTitle,
      isrc,
      shown: text,
      wasReserved,
    })),
    refused: refusedLines(value.refused),
    left: value.left,
  };
}

function shown(value: AssignOutcome, isDryRun: boolean): Block {
  const amount = count(value.assigned.length, "code");
  return spaced(
    value.assigned.length === 0
      ? paragraph("No code was assigned.")
      : status("ok", isDryRun ? `Would assign ${amount}` : `Assigned ${amount}, written to codes.log`),
    table(
      [
        { title: "Code", value: (row) => row.shown, isWhole: true },
        { title: "Recording", value: (row) => recordingName(row.recording) },
        { title: "", value: (row) => (row.wasReserved ? "was reserved" : "") },
      ],
      value.assigned,
    ),
    statusLines(shownRefusals(value.refused)),
    value.left === null ? () => [] : paragraph(`${count(value.left, "number")} left this year.`),
  );
}
