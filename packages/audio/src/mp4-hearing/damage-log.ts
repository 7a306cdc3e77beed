import type { Issue } from "@deadwax/identifiers";
import { endsEarly, moreDamaged, packetsDamaged, type DamagedPackets } from "./issues.ts";

export interface Damage {
  /** Frames in front of the packet, and those it should hold. */
  readonly start: number;
  readonly frames: number;
  readonly problem: string;
}

/** Notes damaged packets; neighbours that are damaged in the same way are one finding. */
export interface DamageLog {
  add(damage: Damage): void;
  /** Nothing comes after this. */
  end(start: number, problem: string): void;
  issues(): Issue[];
}

/** So many places are named one by one. */
const MAX_NAMED = 10;

export function createDamageLog(sampleRate: number): DamageLog {
  const named: DamagedPackets[] = [];
  const ends: Issue[] = [];
  let places = 0;
  let last: { readonly end: number; readonly problem: string } | null = null;
  return {
    add({ start, frames, problem }) {
      const isNeighbour = last !== null && last.end === start && last.problem === problem;
      if (!isNeighbour) places += 1;
      last = { end: start + frames, problem };
      if (places > MAX_NAMED) return;
      const before = isNeighbour ? named.pop() : undefined;
      named.push({
        start: before?.start ?? start,
        frames: (before?.frames ?? 0) + frames,
        packets: (before?.packets ?? 0) + 1,
        problem,
      });
    },
    end(start, problem) {
      ends.push(endsEarly(start, sampleRate, problem));
    },
    issues() {
      const issues = named.map((damaged) => packetsDamaged(damaged, sampleRate));
      return [...issues, ...(places > MAX_NAMED ? [moreDamaged(places - MAX_NAMED)] : []), ...ends];
    },
  };
}
