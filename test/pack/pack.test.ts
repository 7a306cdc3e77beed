/** The published package, as a user gets it: packed, installed into an empty folder, run under old and new Nodes. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEarPool, createProbePool } from "../../packages/audio/src/index.ts";
import { buildWav } from "../../packages/audio/src/testing.ts";
import { separatePackages } from "../../scripts/pack/separate-packages.ts";
import { isAllowed } from "../../scripts/pack/licences.ts";
import { LEAST_NODE, RUNTIMES } from "../../scripts/pack/runtimes.ts";

const root = join(import.meta.dirname, "..", "..");
const home = mkdtempSync(join(tmpdir(), "deadwax-pack-"));
const installed = join(home, "node_modules", "deadwax");
const command = join(installed, "bin", "deadwax.cjs");
const { version } = JSON.parse(readFileSync(join(root, "apps/cli/package.json"), "utf8")) as {
  version: string;
};

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function runUnder(node: string, args: readonly string[]): Ran {
  const options = { encoding: "utf8", cwd: home, env: { PATH: process.env["PATH"] ?? "" } } as const;
  const { status, stdout, stderr } = spawnSync(node, [command, ...args], options);
  return { status, stdout, stderr };
}

/** A Node of this machine that is too old for the program itself. */
function findOldNode(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const nodes = folders.map((folder) => join(folder, "node")).filter((path) => existsSync(path));
  return nodes.find((node) => {
    const text = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout;
    return Number(/^v(\d+)/u.exec(text)?.[1] ?? "99") < Number(LEAST_NODE.split(".")[0]);
  });
}

beforeAll(() => {
  const options = { cwd: root, encoding: "utf8" } as const;
  execFileSync(process.execPath, [join(root, "scripts", "pack.ts"), "--out", home], options);
  writeFileSync(join(home, "package.json"), "{}");
  // Without the Node that comes along: that is a download, and a network is not always there.
  const install = [
    "install",
    "--omit=optional",
    "--prefer-offline",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ];
  execFileSync("npm", [...install, join(home, `deadwax-${version}.tgz`)], {
    cwd: home,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe("the published package", () => {
  it("holds the command, its papers, and nothing of the sources", () => {
    const files = globSync("**/*", { cwd: installed }).filter((name) => name.includes("."));
    expect(files.filter((name) => name !== "README.md").sort()).toEqual([
      "THIRD-PARTY-LICENSES.txt",
      join("bin", "deadwax.cjs"),
      join("bin", "start.cjs"),
      join("lib", "deadwax.mjs"),
      "package.json",
    ]);
    expect(existsSync(join(installed, "LICENSE"))).toBe(true);
    expect(existsSync(join(installed, "NOTICE"))).toBe(true);
  });

  it("needs nothing but the packages that stand beside it, and names every Node that may come along", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      dependencies: separatePackages(root),
      name: "deadwax",
      version,
      license: "Apache-2.0",
      optionalDependencies: Object.fromEntries(
        Object.values(RUNTIMES).map((runtime) => [runtime.name, runtime.version]),
      ),
    });
  });

  it("begins with a file that uses no syntax newer than ECMAScript 5", async () => {
    const source = readFileSync(command, "utf8");
    const written = await transform(source, { target: "esnext" });
    expect((await transform(source, { target: "es5" })).code).toBe(written.code);
  });
});

describe("under a Node that is new enough", () => {
  it("says its version and explains itself", () => {
    expect(runUnder(process.execPath, ["--version"])).toMatchObject({
      status: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
    const help = runUnder(process.execPath, ["help"]);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain(`deadwax ${version}`);
  });

  it("refuses with the exit codes of the program", () => {
    expect(runUnder(process.execPath, ["nonsense"]).status).toBe(2);
    expect(JSON.parse(runUnder(process.execPath, ["nonsense", "--json"]).stdout)).toMatchObject({
      schema: "deadwax.error/1",
    });
  });
});

describe("the threads of the published package", () => {
  const entry = pathToFileURL(join(installed, "lib", "deadwax.mjs"));
  const wav = join(home, "short.wav");

  it("read and compare files where they begin with the same file as the program", async () => {
    writeFileSync(wav, buildWav());
    const probe = createProbePool({ threads: 1, entry });
    const ear = createEarPool({ threads: 1, entry });
    expect(await probe.probe(wav)).toMatchObject({ codec: "pcm_s16le" });
    expect(await ear.compare(wav, wav)).toMatchObject({
      comparedBy: expect.stringMatching(/^deadwax-ear/u) as string,
    });
    await Promise.all([probe.close(), ear.close()]);
  });
});

describe("under a Node that is too old", () => {
  const old = findOldNode();
  it.skipIf(old === undefined)("still says its version", () => {
    expect(runUnder(old!, ["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.skipIf(old === undefined)("says which Node it needs and how to get it, when none came along", () => {
    const { status, stderr } = runUnder(old!, ["help"]);
    expect(status).toBe(3);
    expect(stderr).toContain(`error[NODE_TOO_OLD]: deadwax needs Node ${LEAST_NODE} or later; this is v`);
    expect(stderr).toContain("hint: Install Node 24 from https://nodejs.org/en/download");
  });

  it.skipIf(old === undefined)(
    "hands over to the Node that came along, with arguments, output and exit code",
    () => {
      const runtime = RUNTIMES[`${process.platform}-${process.arch}`];
      const folder = join(home, "node_modules", runtime?.name ?? "none");
      // Stands in for the download: the same layout, around the Node that runs this test.
      mkdirSync(join(folder, "bin"), { recursive: true });
      symlinkSync(process.execPath, join(folder, "bin", "node"));
      writeFileSync(join(folder, "package.json"), JSON.stringify({ bin: { node: "bin/node" } }));
      const help = runUnder(old!, ["help"]);
      expect(help).toMatchObject({ status: 0, stderr: "" });
      expect(help.stdout).toBe(runUnder(process.execPath, ["help"]).stdout);
      expect(runUnder(old!, ["non sense"])).toEqual(runUnder(process.execPath, ["non sense"]));
      rmSync(folder, { recursive: true });
    },
  );
});

describe("licences that may be bundled", () => {
  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0)", true],
    ["MIT AND ISC", true],
    ["MIT AND GPL-3.0", false],
    ["LGPL-2.1", false],
    ["UNLICENSED", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["", false],
  ])("%s: %s", (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });
});
