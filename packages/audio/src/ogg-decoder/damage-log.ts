import type { Issue } from "@deadwax/identifiers";
import { morePlaces, packetsDamaged, packetsMissing } from "./issues.ts";

/** Notes where packets are damaged or missing; damaged neighbours are one finding. */
export interface DamageLog {
  packet(start: number, isWhole: boolean): void;
  /** `frames` of silence stand in the place of missing packets; null where that is not known. */
  gap(start: number, frames: number | null): void;
  issues(): Issue[];
}

/** So many places are named one by one. */
const MAX_NAMED = 10;

export function createDamageLog(sampleRate: number): DamageLog {
  const named: { readonly start: number; readonly gap: number | null | undefined; packets: number }[] = [];
  let places = 0;
  let wasWhole = true;
  const add = (start: number, gap: number | null | undefined): void => {
    places += 1;
    if (places <= MAX_NAMED) named.push({ start: Math.max(0, start), gap, packets: 0 });
  };
  return {
    packet(start, isWhole) {
      if (!isWhole && wasWhole) add(start, undefined);
      const last = named.at(-1);
      if (!isWhole && places <= MAX_NAMED && last !== undefined) last.packets += 1;
      wasWhole = isWhole;
    },
    gap(start, frames) {
      add(start, frames);
      wasWhole = true;
    },
    issues() {
      const issues = named.map(({ start, gap, packets }) => {
        const place = { start, sampleRate };
        return gap === undefined ? packetsDamaged(place, packets) : packetsMissing(place, gap);
      });
      return places > MAX_NAMED ? [...issues, morePlaces(places - MAX_NAMED)] : issues;
    },
  };
}
