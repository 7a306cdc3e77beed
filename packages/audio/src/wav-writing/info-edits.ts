import type { Issue } from "@deadwax/identifiers";
import { applyInfoPlan, readInfoList, writeInfoList, type InfoList } from "../riff-info/index.ts";
import type { ChunkEdit, TagEdits } from "../chunk-edits/index.ts";
import type { Expectation } from "../tagging/index.ts";
import type { EditContext } from "./edit-context.ts";

const ID = "LIST";

/** The INFO list, where the file has one or has `bext`: then ffmpeg looks nowhere else (see riff-info). */
export function infoEdits({ plan, chunks }: EditContext): TagEdits {
  const found = chunks.filter((chunk) => chunk.carrier === "INFO");
  if (found.length === 0) return chunks.some((chunk) => chunk.carrier === "bext") ? newInfo(plan) : NOTHING;
  const edits: ChunkEdit[] = [];
  const issues: Issue[] = [];
  const expectations: Expectation[] = [];
  const lists = found.map(({ content }) => (content === null ? null : readInfoList(content)));
  // The list that states the code may have moved behind others when it grew: it stays the one that gets what is new.
  const stating = lists.findIndex((list) => list?.entries.some(({ id }) => id === "ISRC"));
  const main = Math.max(0, stating);
  for (const [order, { index }] of found.entries()) {
    const list = lists[order] ?? null;
    if (list === null || list.rest.some((byte) => byte !== 0)) {
      issues.push(infoNotTouched());
      continue;
    }
    const result = applyInfoPlan(list, plan, order === main);
    issues.push(...result.issues);
    if (result.isChanged) edits.push({ index, id: ID, content: () => writeInfoList(result.list) });
    if (order === main) expectations.push(...result.stated.map(expectationOf));
  }
  return { edits, additions: [], expectations, issues };
}

const NOTHING: TagEdits = { edits: [], additions: [], expectations: [], issues: [] };
const EMPTY_LIST: InfoList = { entries: [], rest: new Uint8Array(0) };

function newInfo(plan: EditContext["plan"]): TagEdits {
  const { list, stated, issues, isChanged } = applyInfoPlan(EMPTY_LIST, plan, true);
  const additions = isChanged ? [{ id: ID, content: writeInfoList(list) }] : [];
  return { edits: [], additions, expectations: stated.map(expectationOf), issues };
}

function expectationOf({
  id,
  field,
  value,
}: {
  id: string;
  field: Expectation["field"];
  value: string;
}): Expectation {
  return { carrier: "INFO", place: id, field, values: [value] };
}

function infoNotTouched(): Issue {
  return {
    code: "TAG_INFO_NOT_TOUCHED",
    severity: "warning",
    path: ["INFO"],
    message: "The INFO list was left as it is: its end cannot be read. The code was written elsewhere.",
  };
}
