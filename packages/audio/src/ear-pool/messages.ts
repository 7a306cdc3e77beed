import type { ThreadKind } from "../thread-pool/index.ts";

export interface EarRequest {
  readonly pathA: string;
  readonly pathB: string;
}

export const EAR_THREAD: ThreadKind<EarRequest> = {
  mark: "deadwax-audio-ear",
  // A was heard before, as a rule: it is the known recording.
  pathOf: ({ pathB }) => pathB,
};
