import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodesLogLine, Id } from "@deadwax/catalog";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemRandomness } from "../runtime/system-runtime.ts";
import { sampleIds } from "../testing/samples.ts";
import { openCodesLog } from "./codes-log-file.ts";
import { formatLine, parseLine } from "./line.ts";
import { mergeCodesLog } from "./merge-codes-log.ts";

const open = (path: string) => openCodesLog(path, systemRandomness);

function aLine(designation: number, fields: Partial<CodesLogLine> = {}): CodesLogLine {
  return {
    event: "assigned",
    prefixCode: "AA6Q7",
    year: "26",
    designation,
    recordingId: sampleIds.next(),
    operationId: sampleIds.next(),
    at: "2026-11-22T10:00:00.000Z",
    ...fields,
  };
}

describe("codes.log", () => {
  let folder = "";
  let path = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    path = join(folder, "codes.log");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is plain lines with tabs under a line that names it", async () => {
    const log = await open(path);
    const line = aLine(42, { recordingId: null });
    await log.append([line]);
    await log.markCommitted(line.operationId);
    expect(await readFile(path, "utf8")).toBe(
      `deadwax codes.log 1\t${log.logId}\n` +
        `2026-11-22T10:00:00.000Z\tassigned\tAA-6Q7-26-00042\t-\t${line.operationId}\n` +
        `committed\t${line.operationId}\n`,
    );
  });

  it("keeps its id for ever, and gives every log another one", async () => {
    const log = await open(path);
    expect((await open(path)).logId).toBe(log.logId);
    expect((await open(join(folder, "other.log"))).logId).not.toBe(log.logId);
    const together = await Promise.all(Array.from({ length: 8 }, () => open(join(folder, "race.log"))));
    expect(new Set(together.map(({ logId }) => logId)).size).toBe(1);
  });

  it("gives back what was appended from an offset on", async () => {
    const log = await open(path);
    const lines = [1, 2, 3].map((designation) => aLine(designation));
    const size = await log.append(lines.slice(0, 1));
    expect(await log.size()).toBe(size);
    const end = await log.append(lines.slice(1));
    await log.markCommitted(lines[2]!.operationId);
    expect((await log.readFrom(0)).lines).toEqual(lines);
    const rest = await log.readFrom(size);
    expect(rest.lines).toEqual(lines.slice(1));
    expect([...rest.committed]).toEqual([lines[2]!.operationId]);
    expect(rest.size).toBeGreaterThan(end);
    expect((await log.readFrom(rest.size)).lines).toEqual([]);
  });

  it("leaves out a line that a crash cut off, wherever it was cut, and goes on after it", async () => {
    const [first, second, third] = [aLine(1), aLine(2), aLine(3)] as const;
    const text = formatLine(second);
    for (const cut of [1, 20, 25, 30, 34, 50, 57, 100, text.length - 2, text.length - 1]) {
      await rm(path, { force: true });
      const log = await open(path);
      await log.append([first]);
      await appendFile(path, text.slice(0, cut));
      // A line that only lacks its end is whole, and what it says counts.
      const torn = cut === text.length - 1 ? [second] : [];
      expect((await log.readFrom(0)).lines).toEqual([first, ...torn]);
      await log.append([third]);
      expect((await log.readFrom(0)).lines).toEqual([first, ...torn, third]);
    }
  });

  it("survives what a power cut can leave: zeros, and no file", async () => {
    const log = await open(path);
    await log.append([aLine(1)]);
    await appendFile(path, Buffer.alloc(40));
    const line = aLine(2);
    await log.append([line]);
    expect((await log.readFrom(0)).lines.at(-1)).toEqual(line);
    await rm(path);
    expect(await log.size()).toBe(0);
    expect(await log.readFrom(0)).toEqual({ lines: [], committed: new Set(), size: 0 });
  });

  it("is not mixed up by two who append at once", async () => {
    const [one, other] = [await open(path), await open(path)];
    const lines = Array.from({ length: 40 }, (_none, designation) => aLine(designation));
    await Promise.all(lines.map((line, index) => (index % 2 === 0 ? one : other).append([line])));
    const read = (await one.readFrom(0)).lines;
    expect(new Set(read.map(({ designation }) => designation)).size).toBe(40);
  });

  it("refuses a file that is something else", async () => {
    await writeFile(path, "my favourite codes\n");
    await expect(open(path)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await truncate(path);
    await expect(open(path)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  });

  it("takes over what another log knows more", async () => {
    const [one, other] = [await open(path), await open(join(folder, "other.log"))];
    const shared = aLine(1);
    const more = aLine(2);
    await one.append([shared]);
    await other.append([shared, more]);
    await other.markCommitted(more.operationId);
    await mergeCodesLog(join(folder, "other.log"), path);
    await mergeCodesLog(join(folder, "other.log"), path);
    const { lines, committed } = await one.readFrom(0);
    expect(lines).toEqual([shared, more]);
    expect([...committed]).toEqual([more.operationId]);
  });

  it("reads any line it can write, and no other text as a number", () => {
    const id = fc.uuid({ version: 7 }) as fc.Arbitrary<Id>;
    const line = fc.record({
      event: fc.constantFrom("reserved", "assigned", "void", "imported", "unaccounted"),
      prefixCode: fc.constantFrom("AA6Q7", "QZABC"),
      year: fc.integer({ min: 10, max: 99 }).map(String),
      designation: fc.integer({ min: 0, max: 99_999 }),
      recordingId: fc.option(id),
      operationId: id,
      at: fc.constant("2026-11-22T10:00:00.000Z"),
    });
    fc.assert(
      fc.property(line, (written) => {
        expect(parseLine(formatLine(written).trimEnd())).toEqual(written);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseLine(text)).toBeUndefined();
      }),
    );
  });
});
