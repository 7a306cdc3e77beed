import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FontFamily } from "./font-family.ts";

/** Gives the bytes of a file of a font package: `files/noto-sans-jp-119-wght-normal.woff2`. Throws where it is not there. */
export type FontSource = (npmPackage: string, file: string) => Uint8Array;

/** The font packages as they are installed beside the program. */
export function installedFonts(): FontSource {
  const require = createRequire(import.meta.url);
  return (npmPackage, file) => readFileSync(join(packageFolder(require, npmPackage), file));
}

/** A package tells its folder by its main file, which is one folder deep where it is code. */
function packageFolder(require: NodeJS.Require, npmPackage: string): string {
  const main = require.resolve(npmPackage);
  const at = main.replaceAll("\\", "/").lastIndexOf(`${npmPackage}/`);
  return at < 0 ? dirname(main) : main.slice(0, at + npmPackage.length);
}

/** The file of a weight, or of a slice of it. */
export function fileOf(family: FontFamily, weight: "regular" | "strong", slice: string | null): string {
  if (family.kind === "whole") return `fonts/${family.files[weight]}`;
  const name = family.npmPackage.split("/").at(-1) ?? "";
  return `files/${name}-${slice ?? ""}-wght-normal.woff2`;
}
