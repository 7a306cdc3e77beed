/** The program of child.ts in one file: a process that reads all sources one by one takes a second to begin. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const HOME = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "deadwax-ledger");
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

let bundled: Promise<string> | undefined;

/** The path of the program, made of the sources as they are when it is first asked for. */
export function childProgram(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "child.ts")],
    ...{ bundle: true, write: false, platform: "node", format: "esm" },
    external: ["pg-native"],
    banner: { js: REQUIRE },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was bundled");
  const program = join(HOME, `child-${process.pid}-${Math.random().toString(36).slice(2)}.mjs`);
  await mkdir(HOME, { recursive: true });
  await writeFile(program, file.contents);
  const place = join(HOME, "child.mjs");
  await rename(program, place);
  return place;
}
