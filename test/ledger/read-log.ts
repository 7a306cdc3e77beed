/** Reads codes.log with other eyes than the product's: whole lines, and in them the second word of a code's line. */
import { open, stat } from "node:fs/promises";
import type { Code } from "./model.ts";

const LINE = /^\S+\t[a-z]+\t([A-Z]{2})-([A-Z0-9]{3})-(\d{2})-(\d{5})\t\S+\t[0-9a-f-]{36}$/gmu;

export interface LogReader {
  /** All codes in whole lines so far. */
  codes(): Promise<ReadonlySet<Code>>;
}

/** Goes on where it stopped as long as it is the same file and grows. */
export function createLogReader(path: string, onCode: (code: Code) => void): LogReader {
  let codes = new Set<Code>();
  let identity = "";
  let offset = 0;
  return {
    codes: async () => {
      const { ino, birthtimeMs, size } = await stat(path);
      if (identity !== `${ino} ${birthtimeMs}` || size < offset) {
        codes = new Set();
        offset = 0;
        identity = `${ino} ${birthtimeMs}`;
      }
      const text = await readFrom(path, offset, size);
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      for (const [, country, registrant, year, designation] of whole.matchAll(LINE)) {
        const code = `${country}${registrant}${year}${designation}`;
        if (!codes.has(code)) onCode(code);
        codes.add(code);
      }
      offset += Buffer.byteLength(whole, "latin1");
      return codes;
    },
  };
}

async function readFrom(path: string, offset: number, size: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - offset), 0, size - offset, offset);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}
