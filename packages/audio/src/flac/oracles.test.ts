/** Other people's programs read what we wrote, and agree that the audio and all other blocks are as they were. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { planFlacTags, readFlacMap } from "./index.ts";
import { buildComment, buildFlac, carryOut, isInstalled, judge, listFlac } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string): string => folder.write(name, "");
const CODE = "AA6Q72600001";
const PLAN = { isrc: CODE, title: "Nächte 夜", artists: ["Alpha", "Beta"], versionTitle: "Live", label: "L" };
const hasFlac = isInstalled("flac") && isInstalled("metaflac");
const hasFfmpeg = isInstalled("ffmpeg");
const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");

async function tagFile(path: string): Promise<{ readonly isInPlace: boolean; readonly target: string }> {
  const source = openBytesSource(readFileSync(path));
  const { pieces, isInPlace } = await planFlacTags(source, await readFlacMap(source), PLAN);
  const written = await carryOut(source, pieces);
  const target = `${path}.tagged.flac`;
  writeFileSync(target, written);
  const others = (list: readonly string[]): string[] => list.filter((line) => !/^[14] /u.test(line));
  expect(others(await listFlac(openBytesSource(written)))).toEqual(others(await listFlac(source)));
  return { isInPlace, target };
}

function expectAgreement(target: string): void {
  const others = ["--export-tags-to=-"];
  const tags = judge("metaflac", [...others, target]).split("\n");
  for (const line of [`ISRC=${CODE}`, "TITLE=Nächte 夜", "ARTIST=Alpha", "ARTIST=Beta", "VERSION=Live"]) {
    expect(tags).toContain(line);
  }
  judge("flac", ["--totally-silent", "-t", target]);
  if (hasFfmpeg) judge("ffmpeg", ["-v", "error", "-xerror", "-i", target, "-f", "null", "-"]);
}

function mutagenTags(path: string): string | null {
  const program = "import sys, mutagen; print(mutagen.File(sys.argv[1]).tags.pprint())";
  try {
    return judge("/usr/bin/python3", ["-c", program, path]);
  } catch {
    return null;
  }
}

describe.skipIf(!hasFlac)("files that were tagged, as flac, metaflac and ffmpeg see them", () => {
  it("are whole when they were built by hand", async () => {
    const path = at("hand.flac");
    writeFileSync(path, buildFlac({ blocks: [{ type: 4, content: buildComment(["TITLE=Old"]) }] }));
    expectAgreement((await tagFile(path)).target);
  });

  it.each([
    ["with padding", [], true],
    ["without padding", ["--no-padding"], false],
    ["with little padding", ["--padding=20"], false],
    ["with a seek table", ["-S", "1s"], true],
  ])("are whole when flac made them %s", async (name, options, isInPlace) => {
    const path = at(`${name.replaceAll(" ", "-")}.flac`);
    const raw = `${path}.raw`;
    writeFileSync(
      raw,
      Buffer.alloc(4 * 60_000, "some sound").map((byte, index) => (index % 2 === 0 ? byte : 3)),
    );
    const format = ["--endian=little", "--sign=signed", "--channels=2", "--bps=16", "--sample-rate=44100"];
    judge("flac", ["-s", "-f", "--force-raw-format", ...format, ...options, "-o", path, raw]);
    const tagged = await tagFile(path);
    expect(tagged.isInPlace).toBe(isInPlace);
    expectAgreement(tagged.target);
    expect(judge("metaflac", ["--show-md5sum", tagged.target])).toBe(
      judge("metaflac", ["--show-md5sum", path]),
    );
  });

  it.skipIf(!hasFfmpeg)("give back the WAV, with the chunks that FLAC keeps for it", async () => {
    const wav = at("master.wav");
    judge("ffmpeg", [
      ...["-v", "error", "-y", "-f", "lavfi", "-i", "sine=duration=1", "-write_bext", "1"],
      ...["-metadata", "description=master", wav],
    ]);
    const path = at("foreign.flac");
    judge("flac", ["-s", "-f", "--keep-foreign-metadata", "-o", path, wav]);
    const { target } = await tagFile(path);
    const back = at("back.wav");
    judge("flac", ["-s", "-f", "-d", "--keep-foreign-metadata", "-o", back, target]);
    expect(readFileSync(back).equals(readFileSync(wav))).toBe(true);
  });

  it.skipIf(!hasFfmpeg)("are read by mutagen, values in their order", async ({ skip }) => {
    const path = at("mutagen.flac");
    judge("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "sine=duration=1", path]);
    const tags = mutagenTags((await tagFile(path)).target);
    if (tags === null) return skip("skipped: mutagen is not installed");
    expect(tags).toMatch(/ARTIST=Alpha\nARTIST=Beta/u);
    expect(tags).toContain(`ISRC=${CODE}`);
  });
});

describe.skipIf(!hasFlac || !existsSync(DATA))("files from elsewhere", () => {
  const names = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith(".flac")) : [];

  it.each(names)("%s is tagged and whole, or refused for a reason", async (name) => {
    const path = at(name);
    writeFileSync(path, readFileSync(join(DATA, name)));
    try {
      const { target } = await tagFile(path);
      expect(judge("metaflac", ["--export-tags-to=-", target])).toContain(`ISRC=${CODE}`);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(CatalogError);
      expect(name).toMatch(/missing-streaminfo|invalid-vorbis-comment/u);
    }
  });
});
