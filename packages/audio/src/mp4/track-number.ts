export const TRACK = "trkn";
const MAX = 0xffff;

export interface TrackValue {
  readonly number: number;
  readonly total: number;
  /** As readers show it: `3`, or `3/12`. */
  readonly text: string;
}

/** Number and total out of `3` or `3/12`; a total that is not given stays. Null where they are no such numbers. */
export function trackValue(text: string, old: { readonly total: number } | null): TrackValue | null {
  const found = /^\s*(?<number>\d{1,5})\s*(?:\/\s*(?<total>\d{1,5})\s*)?$/u.exec(text)?.groups;
  if (found === undefined) return null;
  const number = Number(found["number"]);
  const total = found["total"] === undefined ? (old?.total ?? 0) : Number(found["total"]);
  if (number < 1 || number > MAX || total > MAX) return null;
  return { number, total, text: total === 0 ? String(number) : `${number}/${total}` };
}
