/**
 * Makes the package that is published: the command bundled into one file, a first file that any Node can read, and the
 * papers. `npm run pack` leaves it in dist/; `--out FOLDER` elsewhere.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { separatePackages } from "./pack/separate-packages.ts";
import { bundledPackages, licencesText } from "./pack/licences.ts";
import { publishedManifest } from "./pack/manifest.ts";
import { LEAST_NODE } from "./pack/runtimes.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "dist") } } });
const out = resolve(values.out);
const stage = join(out, "package");
const separate = separatePackages(root);

/** pg loads it only when asked for its native form, which Deadwax never does; the second exists on Cloudflare alone. */
const NEVER_LOADED = ["pg-native", "cloudflare:sockets"];

/** Packages written for CommonJS ask for Node's own modules with `require`, which a module has to make first. */
const REQUIRE = `import { createRequire as createRequireForBundle } from "node:module";
const require = createRequireForBundle(import.meta.url);`;

function cliVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, "apps/cli/package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** Bundles the command and returns the paths of everything that went in, relative to the root. */
async function bundle(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["apps/cli/src/main.ts"],
    outfile: join(stage, "lib", "deadwax.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: `node${LEAST_NODE}`,
    external: [...NEVER_LOADED, ...Object.keys(separate).flatMap((name) => [name, `${name}/*`])],
    banner: { js: REQUIRE },
    // Names stay readable: they are what a crash report shows.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return Object.keys(metafile.inputs);
}

function copyPapers(): void {
  for (const name of ["LICENSE", "NOTICE"]) copyFileSync(join(root, name), join(stage, name));
  if (existsSync(join(root, "README.md"))) copyFileSync(join(root, "README.md"), join(stage, "README.md"));
  mkdirSync(join(stage, "bin"));
  for (const name of ["deadwax.cjs", "start.cjs"]) {
    copyFileSync(join(root, "apps/cli/bin", name), join(stage, "bin", name));
  }
  chmodSync(join(stage, "bin", "deadwax.cjs"), 0o755);
}

function writeTarball(version: string): string {
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", out], {
    cwd: stage,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  return join(out, `deadwax-${version}.tgz`);
}

const version = cliVersion();
rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
const packages = bundledPackages(root, await bundle());
copyPapers();
writeFileSync(join(stage, "THIRD-PARTY-LICENSES.txt"), licencesText(packages));
writeFileSync(
  join(stage, "package.json"),
  `${JSON.stringify(publishedManifest(version, separate), null, 2)}\n`,
);
const tarball = writeTarball(version);
const kilobytes = (path: string): string => `${Math.round(statSync(path).size / 1000)} kB`;
process.stdout.write(
  `${tarball}  ${kilobytes(tarball)}, of it lib/deadwax.mjs ${kilobytes(join(stage, "lib/deadwax.mjs"))} unpacked, ` +
    `with ${packages.length} packages of others\n`,
);
