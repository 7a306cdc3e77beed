/** Tags one file in place, in a process of its own, and reports time and memory: `FILE write` or `FILE embed`. */
import { readFileSync } from "node:fs";
import { digestFile } from "../file-digest/index.ts";
import { openFileSource, readChunkMap } from "../riff/index.ts";
import { readWavTags } from "../wav-tags/index.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { createTagWriter } from "./tag-writer.ts";
import { writeTagsInPlace } from "./testing-write.ts";
import { CODE } from "./testing.ts";

/** The kernel's own peak of this program. getrusage also counts what the parent had when it forked. */
function peakMemoryMb(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const peak = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Number(peak) / 1024;
}

const [path = "", mode = "write"] = process.argv.slice(2);
const request = { source: path, target: "in-place", plan: { isrc: CODE, title: "Long" } } as const;

const start = performance.now();
if (mode === "write") {
  await writeTagsInPlace(nodeFileSystem, path, request.plan);
} else {
  const measure = async (at: string): Promise<{ sha256: string; audioHash: null }> => {
    const source = await openFileSource(at);
    return { sha256: await digestFile(source).finally(() => source.close()), audioHash: null };
  };
  await createTagWriter({ measure }).embed({ ...request, audioHash: null });
}
const elapsed = performance.now() - start;

const source = await openFileSource(path);
const { readings } = await readWavTags(source, await readChunkMap(source));
await source.close();
const codes = readings.filter(({ field }) => field === "isrc").map(({ value }) => value);
const maxRssMb = peakMemoryMb();
process.stdout.write(
  JSON.stringify({ writeMs: elapsed, embedMs: mode === "embed" ? elapsed : null, maxRssMb, codes }),
);
