/** Whether something sounds all along in one of the two that does not in the other. */
import { BAND_CENTRES_HZ, GRID_BANDS, type CellProfile, type Profile } from "../difference/index.ts";
import { findNarrowPart, type NarrowPart } from "./narrow-part.ts";
import { quantile } from "../statistics/index.ts";

export interface Parts {
  /** Mean over bands of what A has and B has not, against A; 0 to 1. */
  readonly removed: number;
  /** Mean over bands of what B has and A has not, against B. */
  readonly added: number;
  /** Share of the bands in which most of A is gone. */
  readonly lost: number;
  /** Share of all of A's power that is gone. */
  readonly removedPower: number;
  /** The most that is removed in a few bands together, and the least: parts have bands of their own, coders have not. */
  readonly removedMost: number;
  readonly addedMost: number;
  readonly narrow: NarrowPart | null;
}

const LOW_HZ = 150;
const HIGH_HZ = 4500;

/** Bands of the mid in which coders of all kinds leave A as it was. Without a mid (karaoke) those of the side. */
export function measureParts({ cells, bandGains }: Profile): Parts {
  const gain =
    10 **
    (quantile(
      bandGains.filter((value) => value !== null),
      0.5,
    ) /
      10);
  const half = (from: number): number =>
    cells.slice(from, from + GRID_BANDS).reduce((sum, { share }) => sum + share, 0);
  const first = half(0) < 0.02 ? GRID_BANDS : 0;
  const bands = cells.slice(first, first + GRID_BANDS).filter((_, band) => {
    const hz = BAND_CENTRES_HZ[band] ?? 0;
    return hz > LOW_HZ && hz < HIGH_HZ;
  });
  const removed = bands.map((cell) => removedOf(cell, gain));
  const added = bands.map((cell) => clamp(cell.added));
  return {
    removed: mean(removed),
    added: mean(added),
    removedPower:
      cells.reduce((sum, cell) => sum + removedOf(cell, gain) * cell.powerA, 0) /
      (cells.reduce((sum, { powerA }) => sum + powerA, 0) || 1),
    lost: removed.filter((value) => value > 0.6).length / bands.length,
    removedMost: mean(removed.toSorted((x, y) => y - x).slice(0, 4)),
    addedMost: mean(added.toSorted((x, y) => y - x).slice(0, 4)),
    narrow: findNarrowPart(cells, gain),
  };
}

/** A band in which little goes together and B has hardly anything is gone, whatever the map has made of A there. */
const LITTLE = 0.4;

function removedOf({ removed, noise, powerA, powerB }: CellProfile, gain: number): number {
  if (noise < LITTLE || powerA === 0) return clamp(removed);
  return Math.max(clamp(removed), clamp(1 - powerB / (powerA * gain)));
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
