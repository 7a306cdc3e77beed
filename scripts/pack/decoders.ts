/**
 * Packages that are installed beside the program and never become part of its file: decoders around mpg123, libvorbis and
 * libopus, in which parts are under the LGPL. Whoever wants another build of one replaces its folder.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Names and exact versions, as the audio package asks for them. */
export function separateDecoders(root: string): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(root, "packages/audio/package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const decoders = Object.entries(dependencies).filter(([name]) => name.startsWith("@audio/decode-"));
  if (decoders.length === 0) throw new Error("packages/audio/package.json names no decoder");
  return Object.fromEntries(decoders);
}
