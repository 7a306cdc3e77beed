/** Facts that have a place in time, as marks in the picture and numbers in the list. */
import type { SoundFact, SoundFactKind } from "@deadwax/catalog";

/** What a mark looks like. taken: hatched on A. added: hatched on B. changed: filled on B. faded: a wedge on B. */
export type MarkLook = "taken" | "added" | "changed" | "fade-in" | "fade-out";

export interface Mark {
  /** As it stands beside its sentence. */
  readonly number: number;
  readonly side: "a" | "b";
  readonly look: MarkLook;
  readonly start: number;
  readonly end: number;
  readonly fact: SoundFact;
}

const LOOKS: Partial<Record<SoundFactKind, MarkLook>> = {
  cut: "taken",
  inserted: "added",
  repeated: "added",
  moved: "added",
  muted: "changed",
  reversed: "changed",
  replaced: "changed",
  "fade-in": "fade-in",
  "fade-out": "fade-out",
};

/** The marks of what was heard, numbered in the order of time, those on A first. */
export function marksOf(facts: readonly SoundFact[]): readonly Mark[] {
  const placed = facts.flatMap((fact) => {
    const look = LOOKS[fact.kind];
    if (look === undefined || fact.start === undefined) return [];
    const end = fact.end ?? fact.start + Math.abs(fact.unit === "s" ? (fact.amount ?? 0) : 0);
    const side = fact.kind === "cut" ? ("a" as const) : ("b" as const);
    return [{ side, look, start: fact.start, end: Math.max(fact.start, end), fact }];
  });
  const inOrder = placed.toSorted((one, other) =>
    one.side === other.side ? one.start - other.start : one.side === "a" ? -1 : 1,
  );
  return inOrder.map((mark, index) => ({ ...mark, number: index + 1 }));
}

export interface Badge {
  readonly x: number;
  /** `3`, `3–7` where they would lie over each other. */
  readonly text: string;
  readonly look: MarkLook;
}

/** Numbers over the marks; neighbours without room for each share one. */
export function badgesOf(marks: readonly Mark[], x: (mark: Mark) => number, room: number): readonly Badge[] {
  const groups: { x: number; first: Mark; last: Mark }[] = [];
  for (const mark of marks) {
    const at = x(mark);
    const group = groups.at(-1);
    if (group !== undefined && at - group.x < room) group.last = mark;
    else groups.push({ x: at, first: mark, last: mark });
  }
  return groups.map(({ x: at, first, last }) => ({
    x: at,
    text: first === last ? String(first.number) : `${first.number}–${last.number}`,
    look: first.look,
  }));
}
