export { serveThread } from "./serve-thread.ts";
export type { ThreadKind } from "./thread-kind.ts";
export { createThreadPool, entryBeside } from "./thread-pool.ts";
