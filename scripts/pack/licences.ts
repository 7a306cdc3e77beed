/** The licences of what is bundled: collected for the package, and refused where they are not known to be fine. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences that let their work be part of an Apache-2.0 program when the text comes along (SPDX identifiers). */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "Python-2.0",
  "Unlicense",
]);

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Whether an SPDX expression can be satisfied with allowed licences alone. */
export function isAllowed(expression: string): boolean {
  const inner = expression.trim().replace(/^\((?<inner>[^()]*)\)$/u, "$<inner>");
  return inner
    .split(/\s+OR\s+/u)
    .some((choice) => choice.split(/\s+AND\s+/u).every((id) => ALLOWED.has(id.trim())));
}

/** The packages that these source files belong to, by name. Throws where a licence or its text is missing. */
export function bundledPackages(root: string, inputs: readonly string[]): readonly BundledPackage[] {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders]
    .map((folder) => readPackage(join(root, folder)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` → `node_modules/a/node_modules/@b/c`. */
function packageFolder(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Manifest;
  if (typeof license !== "string" || !isAllowed(license)) {
    throw new Error(
      `${name} ${version} is under ${JSON.stringify(license)}, which may not be bundled: make it external`,
    );
  }
  const text = licenceText(folder) ?? readmeSection(folder) ?? keptText(name, version);
  if (text === undefined)
    throw new Error(`${name} ${version} comes without the text of its licence (${license})`);
  return { name, version, licence: license, text: text.trim() };
}

function licenceText(folder: string): string | undefined {
  const [name] = globSync("{LICENSE,LICENCE,license,licence,COPYING,UNLICENSE}*", { cwd: folder }).sort();
  return name === undefined ? undefined : readFileSync(join(folder, name), "utf8");
}

/** Some packages print the whole text under a heading of their README instead. */
function readmeSection(folder: string): string | undefined {
  const [name] = globSync("{README,readme}*", { cwd: folder }).sort();
  const readme = name === undefined ? "" : readFileSync(join(folder, name), "utf8");
  const section = readme.split(/^(?=#)/mu).find((part) => /^#+ *licen[cs]e *$/imu.test(part));
  const text = section?.replace(/^.*\n/u, "");
  return text !== undefined && /copyright/iu.test(text) && text.length > 400 ? text : undefined;
}

/** Texts that a package forgot to pack, taken from its repository; of exactly this version, so that a new one is looked at. */
function keptText(name: string, version: string): string | undefined {
  const file = join(import.meta.dirname, "licence-texts", `${name.replace("/", "+")}-${version}.txt`);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The file that goes along with the bundle. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`,
  );
  return ["lib/deadwax.mjs contains the following packages, each under its own licence.\n", ...parts].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}
