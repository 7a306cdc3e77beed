import type { ThreadKind } from "../thread-pool/index.ts";

export interface SuppositionRequest {
  readonly path: string;
  readonly durationSeconds: number | null;
}

export const SUPPOSITION_THREAD: ThreadKind<SuppositionRequest> = {
  mark: "deadwax-audio-supposition",
  pathOf: ({ path }) => path,
};
