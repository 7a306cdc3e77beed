import type { HeaderNotes } from "../../header-words/header-notes.ts";
import type { DateOrder } from "../held-sheet.ts";
import type { DayContext } from "../values/day.ts";
import type { DayEvidence } from "../values/day-order.ts";
import type { DurationForm } from "../values/duration-form.ts";

/** What a column says beside its target. */
export interface ColumnFacts {
  readonly evidence: DayEvidence;
  /** A person's word. */
  readonly saidOrder: DateOrder | undefined;
  readonly headerOrder: HeaderNotes["dateOrder"];
  readonly duration: DurationForm | null;
  /** The filled cells of the sample. */
  readonly texts: readonly string[];
}

/** How dates of the column are read: a person's word, then the cells, then the header where no cell contradicts it. */
export function dayFacts(facts: ColumnFacts): DayContext {
  const { evidence, saidOrder, headerOrder } = facts;
  if (saidOrder !== undefined) return { order: saidOrder, areStoredDoubtful: false };
  const areStoredDoubtful = evidence.areStoredDoubtful();
  if (evidence.isContradictory()) return { order: null, areStoredDoubtful };
  const told = headerOrder === "year-first" ? null : headerOrder;
  return { order: evidence.order() ?? told, areStoredDoubtful };
}
