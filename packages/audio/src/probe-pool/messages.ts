import type { ProbeDepth } from "@deadwax/catalog";
import type { ThreadKind } from "../thread-pool/index.ts";

export interface ProbeRequest {
  readonly path: string;
  readonly depth: ProbeDepth;
}

export const PROBE_THREAD: ThreadKind<ProbeRequest> = {
  mark: "deadwax-audio-probe",
  pathOf: ({ path }) => path,
};
