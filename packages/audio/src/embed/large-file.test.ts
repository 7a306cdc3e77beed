/** Files beyond 4 GiB. Sparse, so that they cost no space; the slow part runs where DEADWAX_SLOW_TESTS is set. */
import { execFileSync } from "node:child_process";
import { openSync, closeSync, ftruncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildDs64, buildFmt, latin1 } from "../testing.ts";
import { inFolder } from "./testing.ts";

const DATA = 5 * 1024 ** 3;

interface Report {
  readonly writeMs: number;
  readonly embedMs: number | null;
  readonly maxRssMb: number;
  readonly codes: readonly string[];
}

function makeLargeFile(path: string): void {
  const descriptor = openSync(path, "w");
  const fmt = buildFmt({ width: 3 });
  const length = 12 + 36 + 8 + fmt.length + 8 + DATA;
  const u32 = (value: number): Uint8Array => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const head = [
    ...[latin1("RF64"), u32(0xffffffff), latin1("WAVE")],
    ...[latin1("ds64"), u32(28), buildDs64(length - 8, DATA)],
    ...[latin1("fmt "), u32(fmt.length), fmt, latin1("data"), u32(0xffffffff)],
  ];
  writeSync(descriptor, Buffer.concat(head));
  ftruncateSync(descriptor, length);
  closeSync(descriptor);
}

function tag(path: string, mode: "write" | "embed"): Report {
  const script = join(import.meta.dirname, "testing-large-child.ts");
  return JSON.parse(execFileSync(process.execPath, [script, path, mode], { encoding: "utf8" })) as Report;
}

it("tags a 5 GB RF64 file in place without reading or moving its audio, in little memory", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "large.wav");
    makeLargeFile(path);
    const report = tag(path, "write");
    expect(report.codes).toEqual(["AA6Q72600001", "AA6Q72600001"]);
    expect(report.maxRssMb).toBeLessThan(200);
  });
});

it.runIf(process.env["DEADWAX_SLOW_TESTS"] !== undefined)(
  "proves with two passes over a 5 GB file that nothing but its tags changed, in little memory",
  { timeout: 300_000 },
  async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "large.wav");
      makeLargeFile(path);
      const report = tag(path, "embed");
      expect(report.codes).toHaveLength(2);
      expect(report.maxRssMb).toBeLessThan(200);
    });
  },
);
