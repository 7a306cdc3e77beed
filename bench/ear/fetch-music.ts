/**
 * Fetches free music for the set, from Debian's own packages; nothing is installed. See README.md.
 * Run: node bench/ear/fetch-music.ts DIR
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { soundfonts } from "./set/midi/render.ts";
import { hasTool } from "./set/tools.ts";

const MUSIC = ["asc-music", "lincity-ng-data", "supertux-data", "warzone2100-music"];
const SOUNDFONTS = ["fluid-soundfont-gm", "timgm6mb-soundfont"];

const folder = resolve(process.argv[2] ?? "ear-music");
const missing = (["ffmpeg", "sox", "rubberband", "fluidsynth"] as const).filter((tool) => !hasTool(tool));
if (missing.length > 0) say(`not installed: ${missing.join(", ")} (Debian: rubberband-cli for rubberband)`);
if (spawnSync("apt-get", ["--version"]).error === undefined) fetchAll();
else
  say(
    `apt-get is not here: any folder of music will do, and MIDI needs soundfonts (${SOUNDFONTS.join(", ")})`,
  );

function fetchAll(): void {
  const fonts = soundfonts().length < 2 ? SOUNDFONTS : [];
  for (const name of [...MUSIC, ...fonts]) fetchPackage(name);
  say(
    `node bench/ear/make-set.ts --out DIR ${MUSIC.map((name) => `--music ${join(folder, name)}`).join(" ")}`,
  );
  if (fonts.length > 0) {
    const paths = fonts.map((name) => join(folder, name, "usr/share/sounds/sf2"));
    say(`with EAR_SOUNDFONTS=${paths.join(":")}`);
  }
}

function fetchPackage(name: string): void {
  const target = join(folder, name);
  if (existsSync(target)) return;
  const packages = join(folder, "packages");
  mkdirSync(packages, { recursive: true });
  run("apt-get", ["download", name], packages);
  const file = readdirSync(packages).find((entry) => entry.startsWith(`${name}_`));
  if (file === undefined) throw new Error(`apt-get left no package of ${name} in ${packages}`);
  run("dpkg", ["-x", file, target], packages);
  say(`${name} in ${target}`);
}

function run(program: string, values: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, values, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${values.join(" ")} ended with ${String(status)}: ${stderr}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
