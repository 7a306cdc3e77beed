/** Real files of other people, compared with what mutagen, ffprobe, exiftool and mediainfo see in them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AudioFacts, TagReading } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { createAudioProbe } from "./probe.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data/audio-tags");
const isThere = existsSync(folder);

interface Reader {
  readonly title?: string | readonly string[] | null;
  readonly length?: number | null;
  readonly duration?: number | null;
}

interface Expected {
  readonly sha256: string;
  readonly accepted_by: readonly string[];
  readonly isrc_codes_seen: readonly string[];
  readonly mutagen: Reader;
  readonly ffprobe: Reader;
  readonly exiftool: Reader;
  readonly mediainfo: Reader;
}

const expected = isThere
  ? (JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Readonly<Record<string, Expected>>)
  : {};

/** Where mutagen and ffprobe agree on a length and we say another one, and why. */
const OTHER_DURATION: Readonly<Record<string, string>> = {
  "isrc-id3v23-xxx-lang.mp3":
    "cut inside its fifth frame: 4 whole frames of 1152 samples are 104 ms; both divide bytes by bit rate",
  "id3-gbk-as-latin1.mp3":
    "ends inside its first frame; one reader believes the length that its header states",
};

/** Titles that all readers agree on and we do not state, and why. */
const OTHER_TITLE: Readonly<Record<string, string>> = {};

/** MP3 where only the container is understood. */
const NOT_HEARD = ["mp3-inside-wav.wav"];

const REFUSED: Readonly<Record<string, string>> = {
  "id3v22-picture.mp3": "AUDIO_NOT_AUDIO",
  "id3-utf16-truncated.mp3": "AUDIO_NOT_AUDIO",
  "id3-utf16be.mp3": "AUDIO_NOT_AUDIO",
  "id3-utf16-no-bom.mp3": "AUDIO_NOT_AUDIO",
  "id3-invalid-utf8.mp3": "AUDIO_NOT_AUDIO",
  "ten-bytes.mp3": "AUDIO_NOT_AUDIO",
  "flac-missing-streaminfo.flac": "AUDIO_NOT_UNDERSTOOD",
  "flac-start-named.x": "AUDIO_DATA_MISSING",
};

const probe = createAudioProbe();
const values = (facts: AudioFacts, field: TagReading["field"]): string[] =>
  facts.tags.filter((tag) => tag.field === field).map(({ value }) => value);

describe.skipIf(!isThere)("a probe of files from the field", () => {
  const entries = Object.entries(expected);
  const accepted = entries.filter(([, file]) => file.accepted_by.length > 0);
  const refused = entries.filter(([, file]) => file.accepted_by.length === 0);

  it.each(accepted)(
    "accepts %s, with the codes, title and duration that readers agree on",
    async (name, file) => {
      const facts = await probe.probe(join(folder, name));
      expect(facts.sha256).toBe(file.sha256);
      const codes = values(facts, "isrc").map((value) => value.replace(/[^a-z\d]/giu, "").toUpperCase());
      expect(codes).toEqual(expect.arrayContaining([...file.isrc_codes_seen]));
      checkTitle(name, facts, file);
      checkDuration(name, facts, file);
    },
  );

  it.each(refused)("refuses %s, which no reader accepts, with a reason", async (name) => {
    await expect(probe.probe(join(folder, name))).rejects.toMatchObject({ code: REFUSED[name] });
  });

  it("hears every one of them that it can decode, and says of all others that they are not heard", async () => {
    const heard: string[] = [];
    for (const [name] of accepted) {
      const facts = await probe.probe(join(folder, name));
      const isHeard = facts.audioHash !== null;
      expect(facts.issues.some(({ code }) => code === "AUDIO_NOT_HEARD")).toBe(!isHeard);
      if (isHeard) heard.push(name);
    }
    expect(heard.toSorted()).toEqual(
      accepted
        .map(([name]) => name)
        .filter((name) => !NOT_HEARD.includes(name))
        .toSorted(),
    );
  });
});

describe.runIf(!isThere)("a probe of files from the field", () => {
  it.skip("skipped: ../shared/data/audio-tags is not there");
});

function checkTitle(name: string, facts: AudioFacts, file: Expected): void {
  const titles = [file.mutagen, file.ffprobe, file.exiftool, file.mediainfo].map(
    ({ title }) => title ?? null,
  );
  const [title] = titles;
  const isAgreed = typeof title === "string" && titles.every((other) => other === title);
  if (isAgreed && !(name in OTHER_TITLE)) expect(values(facts, "title")).toContain(title);
}

function checkDuration(name: string, facts: AudioFacts, file: Expected): void {
  const lengths = [file.mutagen.length, file.ffprobe.duration].filter((length) => typeof length === "number");
  const [first = 0, second = first] = lengths;
  if (lengths.length === 0 || Math.abs(first - second) > 0.002 || name in OTHER_DURATION) return;
  expect(Math.abs((facts.durationMs ?? 0) / 1000 - first)).toBeLessThan(name.endsWith(".mp3") ? 0.1 : 0.002);
}
