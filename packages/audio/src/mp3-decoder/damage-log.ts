import type { Issue } from "@deadwax/identifiers";
import { framesDamaged, moreDamaged, type DamagedRun } from "./issues.ts";

/** Notes damaged frames; neighbours are one finding. */
export interface DamageLog {
  add(frame: { readonly isWhole: boolean; readonly start: number }): void;
  issues(): Issue[];
}

/** So many places are named one by one. */
const MAX_NAMED = 10;

export function createDamageLog(sampleRate: number): DamageLog {
  const named: DamagedRun[] = [];
  let runs = 0;
  let wasWhole = true;
  return {
    add({ isWhole, start }) {
      if (!isWhole && wasWhole) {
        runs += 1;
        if (runs <= MAX_NAMED) named.push({ start: Math.max(0, start), frames: 0 });
      }
      const last = named.at(-1);
      if (!isWhole && runs <= MAX_NAMED && last !== undefined) {
        named[named.length - 1] = { ...last, frames: last.frames + 1 };
      }
      wasWhole = isWhole;
    },
    issues() {
      const issues = named.map((run) => framesDamaged(run, sampleRate));
      return runs > MAX_NAMED ? [...issues, moreDamaged(runs - MAX_NAMED)] : issues;
    },
  };
}
