import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

async function bundle(entry: string): Promise<{ readonly text: string; readonly inputs: readonly string[] }> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return { text: result.outputFiles[0]?.text ?? "", inputs: Object.keys(result.metafile.inputs) };
}

describe("the package in a browser", () => {
  test("is under 12 kB minified and gzipped, without the prefix table", async () => {
    const { text, inputs } = await bundle("index.ts");
    expect(inputs.filter((input) => /prefix-(?:data|table)/.test(input))).toEqual([]);
    expect(text.length).toBeGreaterThan(5_000);
    expect(gzipSync(text).length).toBeLessThan(12_000);
  });

  test("brings the prefix table in under 8 kB of its own", async () => {
    const { text } = await bundle("isrc/prefix-table.ts");
    expect(gzipSync(text).length).toBeLessThan(8_000);
  });

  test.each(["index.ts", "isrc/prefix-table.ts"])(
    "imports nothing from Node or outside: %s",
    async (entry) => {
      const { text, inputs } = await bundle(entry);
      expect(text).not.toMatch(/\bnode:|\bimport\s*\(|\brequire\s*\(/);
      expect(inputs.filter((input) => !input.includes("identifiers/src/"))).toEqual([]);
    },
  );
});
