/** `SHA256SUMS`, in the form that `sha256sum -c` and `shasum -c` read. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashFile } from "../home/hash-file.ts";
import { exists } from "../home/publish-file.ts";
import { damaged } from "./catalog-file.ts";

const CHECKSUMS_FILE = "SHA256SUMS";
const LINE = /^([0-9a-f]{64}) {2}([\w./-]+)$/u;

export async function writeChecksums(folder: string, sums: ReadonlyMap<string, string>): Promise<void> {
  const lines = [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, sha256]) => `${sha256}  ${name}\n`);
  await writeFile(join(folder, CHECKSUMS_FILE), lines.join(""), { flush: true });
}

/** Reads every file and compares. Resolves to the names. Throws EXPORT_DAMAGED with the first that differs. */
export async function requireChecksums(folder: string): Promise<readonly string[]> {
  const path = join(folder, CHECKSUMS_FILE);
  if (!(await exists(path))) throw damaged(folder, `${CHECKSUMS_FILE} is missing`);
  const names: string[] = [];
  for (const line of (await readFile(path, "utf8")).split("\n")) {
    if (line === "") continue;
    const [, sha256, name] = LINE.exec(line) ?? [];
    if (sha256 === undefined || name === undefined || name.split("/").includes("..")) {
      throw damaged(folder, `${CHECKSUMS_FILE} has a line that is not a sum and a name`);
    }
    const file = join(folder, name);
    if (!(await exists(file))) throw damaged(folder, `${name} is missing`);
    if ((await hashFile(file)).sha256 !== sha256) throw damaged(folder, `${name} was changed`);
    names.push(name);
  }
  return names;
}
