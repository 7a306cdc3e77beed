/** Which thread does what next. */

export interface Waiting<Request> {
  readonly request: Request;
  /** How often a later request was chosen while this one was the first. */
  readonly overtaken: number;
}

export interface Worked<Request> {
  /** What it is doing, or did last. */
  readonly last: Request | undefined;
}

/** How well a thread that did `last` is prepared for a request: 0 is not at all. */
export type Fit<Request> = (request: Request, last: Request) => number;

export interface Choice<Job, Thread> {
  readonly job: Job;
  readonly thread: Thread;
}

interface Workers<Request, Thread> {
  readonly idle: readonly Thread[];
  readonly busy: readonly Thread[];
  readonly fit: Fit<Request>;
}

/** Nobody waits for ever for those that fit better. */
const MOST_OVERTAKEN = 64;

/**
 * The request and the idle thread that fit each other best; of several the first. What fits a busy thread is left to it
 * while there is something else to do, but no thread is idle while anything waits.
 */
export function chooseWork<Request, Job extends Waiting<Request>, Thread extends Worked<Request>>(
  queue: readonly Job[],
  { idle, busy, fit }: Workers<Request, Thread>,
): Choice<Job, Thread> | undefined {
  const fitOf = ({ request }: Job, { last }: Thread): number => (last === undefined ? 0 : fit(request, last));
  const [first] = queue;
  const jobs = first !== undefined && first.overtaken >= MOST_OVERTAKEN ? [first] : queue;
  let best: Choice<Job, Thread> | undefined;
  let highest = -Infinity;
  for (const job of jobs) {
    const isForBusy = busy.some((thread) => fitOf(job, thread) > 0);
    for (const thread of idle) {
      const own = fitOf(job, thread);
      const rank = own === 0 && isForBusy ? -1 : own;
      if (rank > highest) [best, highest] = [{ job, thread }, rank];
    }
  }
  return best;
}
