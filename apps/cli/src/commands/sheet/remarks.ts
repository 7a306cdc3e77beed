/** What was found in rows or lines: each kind of finding once or a few times, with the places of the rest. */
import type { Issue } from "@deadwax/identifiers";
import { asSentence, count } from "@deadwax/catalog";
import type { Block } from "../../output/block.ts";
import { statusLines, type Status, type StatusLine } from "../../output/status.ts";

export interface Remark {
  /** The number of the row or line. */
  readonly at: number;
  readonly status: Status;
  readonly issue: Issue;
}

/** Findings of one kind that are told one by one. */
const TOLD = 3;
/** Places of the rest that are named. */
const NAMED = 8;

/** @param place what is numbered: `row` */
export function remarkLines(remarks: readonly Remark[], place: string): Block {
  const kinds = Map.groupBy(remarks, ({ status, issue }) => [status, issue.code, issue.path[2]].join(" "));
  return statusLines([...kinds.values()].flatMap((kind) => linesOf(kind, place)));
}

function linesOf(kind: readonly Remark[], place: string): readonly StatusLine[] {
  const told = kind.slice(0, TOLD);
  return told.map(({ at, status, issue }, index) => {
    const next = told[index + 1]?.issue;
    const more = [
      ...(issue.hint === undefined || issue.hint === next?.hint ? [] : [asSentence(issue.hint)]),
      ...(next === undefined ? restOf(kind.slice(TOLD), place) : []),
    ];
    const said = asSentence(issue.message);
    // Findings about a whole row begin with it.
    const isPlaced = said.toLowerCase().startsWith(`${place} ${at} `);
    const line = { status, text: isPlaced ? said : `${place} ${at}: ${said}` };
    return more.length === 0 ? line : { ...line, more: more.join(" ") };
  });
}

function restOf(rest: readonly Remark[], place: string): readonly string[] {
  if (rest.length === 0) return [];
  const named = rest.slice(0, NAMED).map(({ at }) => at);
  const end = rest.length > NAMED ? ", …" : "";
  return [`The same in ${count(rest.length, `more ${place}`)}: ${named.join(", ")}${end}`];
}
