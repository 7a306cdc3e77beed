import { resolve } from "node:path";
import { CatalogError, type Comparison } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { nothing, page, paragraph, spaced, type Block } from "../../output/block.ts";
import { quoted } from "../../output/command-line.ts";
import { status } from "../../output/status.ts";
import { dim } from "../../output/text.ts";
import { comparisonBlock } from "./compare-page.ts";
import { requireFree, writeReport } from "./compare-report.ts";
import { placeOf } from "../../session/file-problem.ts";
import { toldComparison } from "./compare-result.ts";
import { hasCatalog, listenBesideCatalog } from "./listen.ts";

/** Authorities with rules of their own for their registrants. */
export const AGENCIES = ["ifpi", "ppl", "riaa", "scpp", "bvmi"] as const;

export const compare = defineCommand({
  description: `Listens to both and says what the second is to the first: the same recording, or what changed, where and by how much. Then what the rules say, those of
  your agency first, and what is left for you to answer. Needs no catalog and stores nothing; beside a catalog it knows your agency and the code of the first.

  A confident answer is given only where the sound allows it. Any answer ends with 0.`,
  examples: [
    {
      command: 'deadwax compare "Midnight Drive.wav" "final2 USE THIS.wav"',
      says: "Is it the same recording?",
    },
    {
      command: "deadwax compare master.wav edit.wav --report edit.html",
      says: "With both outlines on one page, to print or to send",
    },
  ],
  positionals: [
    { name: "a", help: "The known recording: a file", completes: "file" },
    { name: "b", help: "The file in question", completes: "file" },
  ],
  flags: {
    report: { type: "string", placeholder: "FILE", help: "Write a page with pictures: one HTML file" },
    force: { type: "boolean", help: "Replace a report that is there" },
    agency: {
      type: "string",
      placeholder: "WHO",
      choices: AGENCIES,
      help: "Whose rules come first; else the agency of the catalog's registrant, else IFPI",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const report = flags.report === undefined ? null : resolve(command.cwd, flags.report);
    if (report !== null) requireFree(report, flags.force);
    const compared = await listenBesideCatalog(command, {
      ...(await twoFiles(command, positionals)),
      depth: report === null ? "identity" : "everything",
      ...(flags.agency === undefined ? {} : { agency: flags.agency }),
    });
    command.signal.throwIfAborted();
    if (report !== null && !command.isDryRun) {
      await writeReport(compared, { path: report, mayReplace: flags.force, now: command.now() });
    }
    const result = {
      schema: "deadwax.compare/1" as const,
      ...toldComparison(compared),
      report,
      isDryRun: command.isDryRun,
    };
    return outcome(result, (told) =>
      spaced(
        comparisonBlock(told, { a: compared.a.name, b: compared.b.name }),
        reportLine(told),
        nextLine(told, { typed: positionals, isInCatalog: hasCatalog(command) }),
      ),
    );
  },
});

/** Throws FILE_NOT_FOUND and COMPARE_SAME_FILE. */
async function twoFiles(
  { cwd }: Pick<CommandContext, "cwd">,
  typed: { readonly a: string; readonly b: string },
): Promise<{ readonly a: string; readonly b: string }> {
  // An empty word is a variable that was not set, and would mean the folder one stands in.
  if (typed.a === "" || typed.b === "") throw new CatalogError("FILE_NOT_FOUND", { path: "" });
  const [a, b] = [resolve(cwd, typed.a), resolve(cwd, typed.b)];
  if ((await placeOf(a)) === (await placeOf(b))) throw new CatalogError("COMPARE_SAME_FILE", { path: a });
  return { a, b };
}

function reportLine({
  report,
  isDryRun,
}: {
  readonly report: string | null;
  readonly isDryRun: boolean;
}): Block {
  return report === null ? nothing : status("ok", `${isDryRun ? "Would write" : "Wrote"} ${report}`);
}

interface Next {
  readonly typed: { readonly a: string; readonly b: string };
  readonly isInCatalog: boolean;
}

/** What a person would type next. */
function nextLine(
  { verdict, report }: Pick<Comparison, "verdict"> & { readonly report: string | null },
  { typed: { a, b }, isInCatalog }: Next,
): Block {
  const [first, second] = [quoted(a), quoted(b)];
  const answer: Partial<Record<Comparison["verdict"], string>> = {
    reuse: `deadwax decide ${second} --same-as RECORDING --reason TEXT`,
    new: `deadwax decide ${second} --new --from RECORDING --reason TEXT`,
    ask: `deadwax decide ${second} --from RECORDING`,
  };
  const keep = isInCatalog ? answer[verdict] : undefined;
  const lines = [
    ...(keep === undefined ? [] : [`To keep the answer: ${keep}`]),
    ...(report === null ? [`To see it: deadwax compare ${first} ${second} --report page.html`] : []),
  ];
  return page(...lines.map((line) => paragraph(dim(line))));
}
