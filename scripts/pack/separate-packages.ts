/**
 * Packages that are installed beside the program and never become part of its file: decoders around mpg123, libvorbis and
 * libopus, in which parts are under the LGPL (whoever wants another build of one replaces its folder), what reads its
 * WebAssembly or other data from files beside its own, and fonts.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const READS_A_FILE = ["@echogarden/pffft-wasm"];
/** Of what prints: `subset-font` and `pdfkit` read files of their own, `fontkit` is pdfkit's, fonts are files. */
const PRINTS = /^(?:pdfkit|fontkit|subset-font|@embedpdf\/fonts-.+|@fontsource-variable\/.+)$/u;

/** Names and exact versions, as the packages of the house ask for them. */
export function separatePackages(root: string): Readonly<Record<string, string>> {
  const audio = dependenciesOf(root, "audio");
  const exchange = dependenciesOf(root, "exchange");
  const decoders = Object.keys(audio).filter((name) => name.startsWith("@audio/decode-"));
  if (decoders.length === 0) throw new Error("packages/audio/package.json names no decoder");
  const prints = Object.keys(exchange).filter((name) => PRINTS.test(name));
  if (prints.length === 0) throw new Error("packages/exchange/package.json names nothing that prints");
  const asked = { ...exchange, ...audio };
  return Object.fromEntries(
    [...decoders, ...READS_A_FILE, ...prints].map((name) => {
      const version = asked[name];
      if (version === undefined) throw new Error(`no package of the house names ${name}`);
      return [name, version];
    }),
  );
}

function dependenciesOf(root: string, name: string): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return dependencies;
}
