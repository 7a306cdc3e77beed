/**
 * Packages that are installed beside the program and never become part of its file: decoders around mpg123, libvorbis and
 * libopus, in which parts are under the LGPL (whoever wants another build of one replaces its folder), and what reads its
 * WebAssembly from a file beside its own.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const READS_A_FILE = ["@echogarden/pffft-wasm"];

/** Names and exact versions, as the audio package asks for them. */
export function separatePackages(root: string): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(root, "packages/audio/package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const decoders = Object.keys(dependencies).filter((name) => name.startsWith("@audio/decode-"));
  if (decoders.length === 0) throw new Error("packages/audio/package.json names no decoder");
  return Object.fromEntries(
    [...decoders, ...READS_A_FILE].map((name) => {
      const version = dependencies[name];
      if (version === undefined) throw new Error(`packages/audio/package.json does not name ${name}`);
      return [name, version];
    }),
  );
}
