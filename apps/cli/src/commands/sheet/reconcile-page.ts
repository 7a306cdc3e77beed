/** What `reconcile` found, as a person reads it: the gravest first, one line each. */
import { BECAUSE_WORDS, count, rightWords } from "@deadwax/catalog";
import { heading, nothing, spaced, type Block } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import type { ToldDiscrepancy, ToldSource } from "./reconcile-result.ts";

/** Lines of one source; the rest is counted, and whole with --json. */
const SHOWN = 60;

export function reconcilePage({ sources }: { readonly sources: readonly ToldSource[] }): Block {
  return spaced(...sources.map((source) => sourceBlock(source, sources.length > 1)));
}

function sourceBlock({ file, rows, matched, discrepancies }: ToldSource, isNamed: boolean): Block {
  const shown = discrepancies.slice(0, SHOWN);
  const left = discrepancies.length - shown.length;
  return spaced(
    isNamed ? heading(file) : nothing,
    status(
      discrepancies.length === 0 ? "ok" : "note",
      `${count(rows, "row")} read, ${matched} matched, ${count(discrepancies.length, "difference")} that mean something`,
    ),
    table(
      [
        { title: "Row", value: ({ row }: ToldDiscrepancy) => row ?? "" },
        { title: "Recording", value: ({ recording }) => recording?.name ?? "" },
        { title: "What", value: ({ message }) => message },
        { title: "Right", value: ({ right }) => rightWords(right), isWhole: true },
        { title: "Because", value: ({ because }) => BECAUSE_WORDS[because] },
      ],
      shown,
    ),
    left > 0 ? status("note", `${left} more; --json has them all.`) : nothing,
  );
}
