/** The peak of memory of this process, on Linux, where it can be set back; elsewhere nothing is measured. */
import { readFileSync, writeFileSync } from "node:fs";

/** Sets the peak back to what is held now, which it tells in bytes. */
export function resetPeak(): number {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    return 0;
  }
  return process.memoryUsage.rss();
}

/** Bytes; 0 where it cannot be told. */
export function peakMemory(): number {
  try {
    const [, kilobytes = "0"] =
      /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync("/proc/self/status", "latin1")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
