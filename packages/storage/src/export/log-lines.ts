import { readLines } from "./lines.ts";

/** codes.log as it is, every line ended: a last one that a crash cut off, too, as the next append would do. */
export async function* logLines(path: string): AsyncGenerator<string> {
  for await (const line of readLines(path)) yield `${line}\n`;
}
