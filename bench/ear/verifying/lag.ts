/** Where a second of one signal lies in another. */
export interface Lag {
  /** Seconds by which it lies later than expected. */
  readonly seconds: number;
  /** Absolute normalised correlation there, 1 for the same but for level and polarity. */
  readonly likeness: number;
}

/** Looks around the expected place; both signals have one channel and the same rate. */
export function findLag(
  { a, b, rate }: { readonly a: Float32Array; readonly b: Float32Array; readonly rate: number },
  { atA, atB, reach }: { readonly atA: number; readonly atB: number; readonly reach: number },
): Lag | undefined {
  const [from, length, span] = [Math.round(atB * rate), rate, Math.round(reach * rate)];
  const middle = Math.round(atA * rate);
  const first = middle - span;
  if (from < 0 || from + length > b.length || first < 0 || middle + span + length > a.length)
    return undefined;
  const powerB = power(b, from, length);
  let best = { lag: 0, likeness: 0 };
  let powerA = power(a, first, length);
  for (let start = first; start <= middle + span; start++) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (a[start + i] ?? 0) * (b[from + i] ?? 0);
    const likeness = Math.abs(sum) / Math.sqrt(powerB * powerA + 1e-12);
    if (likeness > best.likeness) best = { lag: start - middle, likeness };
    powerA = Math.max(0, powerA + (a[start + length] ?? 0) ** 2 - (a[start] ?? 0) ** 2);
  }
  return { seconds: -best.lag / rate, likeness: best.likeness };
}

function power(samples: Float32Array, start: number, length: number): number {
  let sum = 0;
  for (let i = start; i < start + length; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}
