/** What `reconcile` found, as a person reads it: the gravest kind first, the rows of a kind together. */
import { BECAUSE_WORDS, count, DISCREPANCY_SENTENCES } from "@deadwax/catalog";
import { heading, indent, nothing, page, paragraph, spaced, type Block } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table, type Column } from "../../output/table.ts";
import { dim } from "../../output/text.ts";
import type { ToldDiscrepancy, ToldSource } from "./reconcile-result.ts";

/** Rows of one kind; the rest is counted, and whole with --json. */
const SHOWN = 20;

export function reconcilePage({ sources }: { readonly sources: readonly ToldSource[] }): Block {
  return spaced(...sources.map((source) => sourceBlock(source, sources.length > 1)));
}

function sourceBlock({ file, rows, matched, discrepancies }: ToldSource, isNamed: boolean): Block {
  const kinds = [...new Set(discrepancies.map(({ kind }) => kind))];
  return spaced(
    isNamed ? heading(file) : nothing,
    ...kinds.map((kind) => kindBlock(discrepancies.filter((one) => one.kind === kind))),
    status(
      discrepancies.length === 0 ? "ok" : "note",
      `${count(rows, "row")} read, ${matched} matched with the catalog, ${differences(discrepancies.length)}`,
    ),
  );
}

function differences(amount: number): string {
  return amount === 0 ? "nothing differs" : count(amount, "difference");
}

function kindBlock(all: readonly ToldDiscrepancy[]): Block {
  const [first] = all;
  if (first === undefined) return nothing;
  const { title, hint } = DISCREPANCY_SENTENCES[first.kind];
  const shown = all.slice(0, SHOWN);
  const left = all.length - shown.length;
  return page(
    heading(`${title} (${all.length})`),
    indent(
      page(
        table(columnsOf(shown), shown),
        left > 0 ? status("note", `${left} more; --json has them all.`) : nothing,
        paragraph(dim(hint)),
      ),
    ),
  );
}

const COLUMNS: readonly Column<ToldDiscrepancy>[] = [
  { title: "Row", value: ({ row }) => row ?? "" },
  { title: "Recording", value: ({ recording }) => recording?.name ?? "" },
  { title: "There", value: ({ held }) => held },
  { title: "Catalog", value: ({ catalog }) => catalog },
  { title: "Goes with", value: otherOf },
  { title: "Because", value: becauseOf },
];

/** Those in which anything stands. */
function columnsOf(shown: readonly ToldDiscrepancy[]): readonly Column<ToldDiscrepancy>[] {
  return COLUMNS.filter(({ value }) => shown.some((one) => value(one) !== ""));
}

function otherOf({ other }: ToldDiscrepancy): string {
  if (other === null) return "";
  const row = other.row === null ? "" : `row ${other.row}`;
  return [other.recording?.name ?? "", row].filter((part) => part !== "").join(", ");
}

/** That it was decided here is the usual case. */
function becauseOf({ because }: ToldDiscrepancy): string {
  return because === "decided" ? "" : BECAUSE_WORDS[because];
}
