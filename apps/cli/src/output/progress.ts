/** How far long work has come: one line redrawn on a terminal, a plain line now and then in a pipe. */
import type { Sink } from "../io.ts";
import { bar } from "./bar.ts";
import type { Look } from "./look.ts";
import { dim, paint, spansOf, type Text } from "./text.ts";
import { truncate } from "./width.ts";
import { duration } from "./words.ts";

export interface ProgressOptions {
  /** How many steps there are; left out when nobody knows yet. */
  readonly total?: number;
  /** What is being done: `Listening`. */
  readonly label: string;
}

export interface Progress {
  /** So many more steps are done; `note` names the thing at hand. */
  advance(steps?: number, note?: string): void;
  /** The work is over, or given up: the line goes, and a pipe gets its last count. */
  end(): void;
}

interface Stage {
  readonly sink: Sink;
  readonly look: () => Look;
  /** Milliseconds that only grow. */
  readonly ticks: () => number;
}

const REDRAW_MS = 100;
const LINE_MS = 10_000;
/** Before this, a rate is a guess. */
const WARM_UP_MS = 1500;
const CLEAR_LINE = "\r\u001b[2K";

/** A progress that nobody sees. */
export const SILENT: ShownProgress = {
  advance: () => undefined,
  end: () => undefined,
  hide: () => undefined,
};

/** A progress that can make room for other lines on the same terminal. */
export interface ShownProgress extends Progress {
  /** Takes the line away until the next step. */
  hide(): void;
}

/** Shows progress on a terminal or in a pipe. */
export function showProgress(options: ProgressOptions, stage: Stage): ShownProgress {
  const { sink, look, ticks } = stage;
  const isTty = look().isTty;
  const started = ticks();
  let done = 0;
  let note = "";
  let shownAt = -Infinity;
  let isOver = false;

  const draw = (): void => {
    const state = { ...options, done, note, elapsed: ticks() - started };
    if (isTty) sink.write(`${CLEAR_LINE}${drawLine(state, look())}`);
    else sink.write(`${plainLine(state)}\n`);
  };
  const hide = (): void => {
    if (isTty && shownAt > -Infinity) sink.write(CLEAR_LINE);
    shownAt = isTty ? -Infinity : shownAt;
  };
  if (!isTty) shownAt = started;

  return {
    advance(steps = 1, current = "") {
      if (isOver) return;
      done += steps;
      note = current;
      if (ticks() - shownAt < (isTty ? REDRAW_MS : LINE_MS)) return;
      shownAt = ticks();
      draw();
    },
    end() {
      if (isOver) return;
      isOver = true;
      note = "";
      if (isTty) hide();
      else if (ticks() - started >= LINE_MS) draw();
    },
    hide,
  };
}

interface State extends ProgressOptions {
  readonly done: number;
  readonly note: string;
  readonly elapsed: number;
}

function drawLine(state: State, look: Look): string {
  const { total, label, done, note } = state;
  const counted = total === undefined ? spansOf(done) : spansOf([done, "/", total]);
  const parts: Text[] = [label];
  if (total !== undefined && total > 0) parts.push("  ", bar(done / total, 20));
  parts.push("  ", counted, dim(speed(state)), note === "" ? "" : dim(`  ${note}`));
  return paint(truncate(parts, (look.width ?? 80) - 1), look);
}

function plainLine(state: State): string {
  const { total, label, done } = state;
  const share =
    total === undefined || total === 0
      ? ""
      : ` of ${total.toLocaleString("en-US")} (${percent(done, total)})`;
  return paint(spansOf(`${label}: ${done.toLocaleString("en-US")}${share}${speed(state)}`), {
    width: undefined,
    hasColor: false,
    isTty: false,
  });
}

function percent(done: number, total: number): string {
  return `${Math.floor((100 * done) / total)} %`;
}

function speed({ total, done, elapsed }: State): string {
  if (elapsed < WARM_UP_MS || done === 0) return "";
  const rate = (done * 1000) / elapsed;
  const shown = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
  const left = total === undefined || done >= total ? "" : `  ${duration((total - done) / rate)} left`;
  return `  ${shown}/s${left}`;
}
