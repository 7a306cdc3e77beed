import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Makes one file that runs alone out of a program, and lays what it reads beside it. Returns its path. */
export async function bundleBeside(program: string): Promise<string> {
  const outfile = join(dirname(program), "bundle.mjs");
  const banner =
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: banner },
  });
  const fourier = fileURLToPath(import.meta.resolve("@echogarden/pffft-wasm/simd"));
  copyFileSync(join(dirname(fourier), "pffft.wasm"), join(dirname(outfile), "pffft.wasm"));
  return outfile;
}
