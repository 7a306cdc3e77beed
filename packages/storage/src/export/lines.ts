/** Files of lines, written and read in pieces. A line ends with a line feed and nothing else. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { withFile } from "../home/sync-file.ts";

const BUFFERED = 1 << 18;

export interface WrittenFile {
  readonly sha256: string;
  readonly lines: number;
}

/** Writes the texts after each other, and waits for the disk. */
export async function writeLines(
  path: string,
  texts: AsyncIterable<string> | Iterable<string>,
): Promise<WrittenFile> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash("sha256");
  let lines = 0;
  await withFile(path, "wx", async (file) => {
    let buffered: string[] = [];
    let length = 0;
    const flush = async () => {
      const bytes = Buffer.from(buffered.join(""), "utf8");
      buffered = [];
      length = 0;
      hash.update(bytes);
      await file.appendFile(bytes);
    };
    for await (const text of texts) {
      lines += 1;
      buffered.push(text);
      length += text.length;
      if (length > BUFFERED) await flush();
    }
    await flush();
    await file.sync();
  });
  return { sha256: hash.digest("hex"), lines };
}

/** The lines of a file. Only a line feed ends one: JSON text may hold the other separators of Unicode. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: BUFFERED })) {
    const pieces = (rest + String(chunk)).split("\n");
    rest = pieces.pop() ?? "";
    yield* pieces;
  }
  if (rest !== "") yield rest;
}
