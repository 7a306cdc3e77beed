import { formatIsrc } from "@deadwax/identifiers";
import {
  CODE_SOURCES,
  count,
  enterCode,
  findRecording,
  recordingName,
  requireIsrc,
  type CodeSource,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { nothing, paragraph, spaced } from "../../output/block.ts";
import { status, statusLines } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

type Given = Exclude<CodeSource, "assigned">;
const GIVEN: readonly Given[] = CODE_SOURCES.filter((source): source is Given => source !== "assigned");

export const enter = defineCommand({
  description: `Records a code that a distributor, a label or anybody else gave this recording, in any form it is written. It needs no
  audio and no approval.

  A code of a prefix you hold closes its number, and the gap below it: those may be in use, too.`,
  examples: [
    {
      command: 'deadwax enter QZ-ABC-26-12345 "Midnight Drive" --source distributor --by TuneCore',
      says: "Keep a distributor's code",
    },
    {
      command: 'deadwax enter QZABC2612399 "Midnight Drive" --source label --prefer',
      says: "A second code, from now on the one to send",
    },
  ],
  positionals: [
    { name: "code", help: "The ISRC, in any form" },
    { name: "recording", help: "A title or the end of an id" },
  ],
  flags: {
    source: {
      type: "string",
      placeholder: "WHO",
      choices: GIVEN,
      default: "other",
      help: "Who or what gave it",
    },
    by: { type: "string", placeholder: "NAME", help: "The name of the distributor, label, sheet" },
    note: { type: "string", placeholder: "TEXT", help: "Anything worth keeping with it" },
    prefer: { type: "boolean", help: "It has a code: this one is to be sent from now on" },
    superseded: { type: "boolean", help: "It has a code: keep this one as history" },
    conflict: {
      type: "boolean",
      help: "Another recording has it, or had it: keep both and show the conflict",
    },
    skipAhead: { type: "boolean", help: "Yes, the number lies far above the others of our prefix" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const isrc = requireIsrc(positionals.code);
      const recording = await catalog.store.read((reader) => findRecording(reader, positionals.recording));
      const { value, changeCount } = await enterCode(catalog, {
        recordingId: recording.id,
        isrc,
        source: flags.source,
        ...(flags.by === undefined ? {} : { sourceName: flags.by }),
        ...(flags.note === undefined ? {} : { note: flags.note }),
        ...(flags.prefer
          ? { standing: "prefer" as const }
          : flags.superseded
            ? { standing: "superseded" as const }
            : {}),
        isConflict: flags.conflict,
        mayTakeOver: flags.conflict,
        maySkipAhead: flags.skipAhead,
      });
      const result = {
        schema: "deadwax.enter/1" as const,
        isDryRun: command.isDryRun,
        code: value.code,
        recordingId: recording.id,
        isNew: changeCount > 0,
        closes: value.closes,
        alsoOn: value.alsoOn.map((other) => ({ recordingId: other.id, name: recordingName(other) })),
      };
      return outcome(
        result,
        ({ code, alsoOn, isNew, closes, isDryRun }) =>
          spaced(
            status("ok", [
              isNew ? (isDryRun ? "Would enter " : "Entered ") : "Already entered: ",
              formatIsrc(code.isrc),
              ` for “${recordingName(recording)}”`,
              code.status === "superseded" ? ", kept as superseded" : "",
            ]),
            closes === 0
              ? nothing
              : paragraph(
                  `${count(closes, "number")} below it ${isDryRun ? "would close" : "closed"} with it: ${closes === 1 ? "it" : "they"} may be in use, too.`,
                ),
            statusLines(
              alsoOn.map((other) => ({
                status: "problem",
                text: `It is on “${other.name}”, too.`,
                more: `deadwax resolve ${formatIsrc(code.isrc)} --keep RECORDING --reason …`,
              })),
            ),
          ),
        { hasProblems: value.alsoOn.length > 0 },
      );
    });
  },
});
