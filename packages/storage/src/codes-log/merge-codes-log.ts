import { openCodesLog } from "./codes-log-file.ts";
import { formatLine } from "./line.ts";
import { systemRandomness } from "../runtime/system-runtime.ts";

/** Adds the numbers of one log that the other does not know, which is none when it is the same log, grown. */
export async function mergeCodesLog(from: string, into: string): Promise<void> {
  const target = await openCodesLog(into, systemRandomness);
  const known = new Set((await target.readFrom(0)).lines.map(formatLine));
  const source = await openCodesLog(from, systemRandomness);
  const { lines, committed } = await source.readFrom(0);
  const missing = lines.filter((line) => !known.has(formatLine(line)));
  if (missing.length === 0) return;
  await target.append(missing);
  for (const operationId of new Set(missing.map((line) => line.operationId))) {
    if (committed.has(operationId)) await target.markCommitted(operationId);
  }
}
