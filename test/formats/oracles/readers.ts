import type { CommonTags } from "../fixtures/fixture.ts";
import { readWithExiftool } from "./exiftool.ts";
import { readWithFfprobe } from "./ffprobe.ts";
import { readWithKid3 } from "./kid3.ts";
import { readWithMediainfo } from "./mediainfo.ts";
import { mutagenVersion, readWithMutagen } from "./mutagen.ts";
import { runProgram } from "./program.ts";
import type { ReaderName } from "./reader.ts";
import { SEEN_WITH } from "./what-each-can-see.ts";

/** Each shows what its program says of the nine fields of a file; null when the program is not installed. */
export const READERS: Readonly<Record<ReaderName, (path: string) => CommonTags | null>> = {
  mutagen: readWithMutagen,
  exiftool: readWithExiftool,
  ffprobe: readWithFfprobe,
  kid3: readWithKid3,
  mediainfo: readWithMediainfo,
};

const VERSIONS: Readonly<Record<ReaderName, () => string | null>> = {
  mutagen: mutagenVersion,
  exiftool: () => versionBy("exiftool", "-ver"),
  ffprobe: () => versionBy("ffprobe", "-version"),
  kid3: () => versionBy("kid3-cli", "--help"),
  mediainfo: () => versionBy("mediainfo", "--Version"),
};

/** Whether the installed program is of the version that the table of what each can see was made with. */
export function hasSeenVersion(reader: ReaderName): boolean {
  return VERSIONS[reader]()?.includes(SEEN_WITH[reader]) ?? false;
}

/** Some say it on the error channel, and mediainfo calls that a failure. */
function versionBy(program: string, parameter: string): string | null {
  const outcome = runProgram(program, [parameter]);
  return outcome === null ? null : `${outcome.output.toString("utf8")} ${outcome.said}`;
}
