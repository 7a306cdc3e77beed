/** A gain that falls to nothing for some passages, as ffmpeg filters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Seconds the gain takes to fall before a span and to rise after it: no click, and too short to be heard as a fade. */
const RAMP = 0.005;
/** The gain has one value for so many samples: under a millisecond, and many times faster than one for every sample. */
const STEP = 32;

/** The filter: silent from each start to each end. */
export function muteFilter(spans: readonly Span[]): string {
  const gain = spans.map(
    ({ start, end }) => `clip(max(${start.toFixed(4)}-t\\,t-${end.toFixed(4)})/${RAMP}\\,0\\,1)`,
  );
  return `asetnsamples=n=${STEP}:p=0,volume=${gain.join("*")}:eval=frame:precision=float`;
}
