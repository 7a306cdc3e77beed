/** What a pool and its threads agree on. */
export interface ThreadKind<Request> {
  /** Tells these threads from all others, in `workerData`. */
  readonly mark: string;
  /** The file that an error is about when a thread dies of a request. */
  readonly pathOf: (request: Request) => string;
}
