/** A gain that falls to nothing for some passages, as an ffmpeg `aeval` expression, sample by sample. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Seconds the gain takes to fall before a span and to rise after it: no click, and too short to be heard as a fade. */
const RAMP = 0.005;

/** The filter for two channels: silent from each start to each end. */
export function muteFilter(spans: readonly Span[]): string {
  const gain = spans.map(
    ({ start, end }) => `clip(max(${start.toFixed(4)}-t\\,t-${end.toFixed(4)})/${RAMP}\\,0\\,1)`,
  );
  const product = gain.join("*");
  return `aeval=val(0)*${product}|val(1)*${product}:c=same`;
}
