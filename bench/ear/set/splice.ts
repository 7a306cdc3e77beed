/** A tape editor as an ffmpeg filter graph: passages of the input one after another, each join a short crossfade. */
export interface Passage {
  /** Seconds of the input. */
  readonly start: number;
  readonly end: number;
  /** Which input of the command; the first when left out. */
  readonly input?: number;
  readonly isReversed?: boolean;
}

/** Seconds that a join takes. Its middle is where one passage ends and the next starts, so no time is gained or lost. */
export const JOIN = 0.01;

/** The graph; its output is `[out]`. */
export function spliceGraph(passages: readonly Passage[]): string {
  const parts = passages.map((passage, index) => {
    const isFirst = index === 0;
    const isLast = index === passages.length - 1;
    const [before, after] = [isFirst ? 0 : JOIN / 2, isLast ? 0 : JOIN / 2];
    // Backwards, what comes before the passage is what lies after it in the input.
    const [left, right] = passage.isReversed === true ? [after, before] : [before, after];
    const trim = `atrim=${seconds(passage.start - left)}:${seconds(passage.end + right)},asetpts=PTS-STARTPTS`;
    const turn = passage.isReversed === true ? ",areverse" : "";
    return `[${passage.input ?? 0}:a]${trim}${turn}[p${index}]`;
  });
  const joins = passages.slice(1).map((_, index) => {
    const left = index === 0 ? "p0" : `j${index}`;
    return `[${left}][p${index + 1}]acrossfade=d=${JOIN}[j${index + 1}]`;
  });
  const last = passages.length === 1 ? "p0" : `j${passages.length - 1}`;
  return [...parts, ...joins, `[${last}]anull[out]`].join(";");
}

function seconds(value: number): string {
  return value.toFixed(6);
}
