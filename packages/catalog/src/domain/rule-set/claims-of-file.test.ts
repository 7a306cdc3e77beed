import { describe, expect, it, test } from "vitest";
import type { TagReading } from "../asset/audio-facts.ts";
import type { Comparison } from "../comparison/index.ts";
import { claimsOfFile } from "./claims-of-file.ts";
import { decide } from "./decide.ts";
import { NO_CLAIMS, NO_CONTEXT, type SoundClaims } from "./decision-context.ts";
import { heardAs } from "./testing.ts";

function claimsOf(name: string, title?: string): SoundClaims {
  const tag = { field: "title", carrier: "id3/TIT2", trust: "carrier" } as const;
  const tags: readonly TagReading[] = title === undefined ? [] : [{ ...tag, value: title }];
  return claimsOfFile(["Music", name], tags, { isDemo: false, durationMs: 180_000 });
}

type Heard = Parameters<typeof heardAs>;

/** B beside A, by their names. */
function beside(a: string | SoundClaims, b: string | SoundClaims, ...heard: Heard): Comparison {
  const [known, asked] = [a, b].map((side) => (typeof side === "string" ? claimsOf(side) : side));
  return decide(heardAs(...heard), { ...NO_CONTEXT, a: known ?? NO_CLAIMS, b: asked ?? NO_CLAIMS });
}
const codesOf = ({ contradictions }: Comparison): string[] => contradictions.map(({ code }) => code);

describe("the claims of a file", () => {
  test.each([
    ["Midnight Sun instrumental.wav", ["instrumental"]],
    ["Song - radio edit v2.mp3", ["radio-edit"]],
    ["song_acapella.wav", ["a-cappella"]],
    ["Song live.flac", ["live"]],
    ["song sped up.mp3", ["sped-up"]],
    ["Titel (Instrumentalversion).wav", ["instrumental"]],
    ["Midnight_Sun_clean_final.wav", ["clean"]],
    ["Песня акустическая версия.mp3", ["acoustic"]],
  ])("are in its name: %s", (name, types) => {
    expect(claimsOf(name).versionTypes).toEqual(types);
  });

  test.each([
    "Live and Let Die.wav",
    "Instrumental Break.wav",
    "Clean.wav",
    "Remix Culture.wav",
    "Long Live.wav",
    "learn to live.wav",
    "Sunday Karaoke.wav",
  ])("are none where the word may be the title: %s", (name) => {
    expect(claimsOf(name).versionTypes).toEqual([]);
  });

  it("are in the name also where tags say a title: tags are copied along", () => {
    expect(claimsOf("Midnight Sun (Radio Edit).wav", "Midnight Sun").versionTypes).toEqual(["radio-edit"]);
    expect(claimsOf("Midnight Sun instrumental.wav", "Midnight Sun").versionTypes).toEqual(["instrumental"]);
  });

  it("name no title where a program named the file: two bounces are not called alike", () => {
    expect(claimsOf("Bounce 3.wav").title).toBeNull();
    expect(claimsOf("Bounce 3.wav", "Midnight Sun").title).toBe("Midnight Sun");
    expect(codesOf(beside("a/Bounce 3.wav", "b/Bounce 3.wav", "clean-edit"))).toEqual([]);
  });

  it("are no word of the name that the tags have within the title", () => {
    expect(claimsOf("Sunday Morning karaoke.wav", "Sunday Morning Karaoke").versionTypes).toEqual([]);
  });
});

describe("claims in plain words beside the sound", () => {
  it("that the sound contradicts are told, and a person is asked", () => {
    const comparison = beside("Midnight Sun.wav", "Midnight Sun instrumental.wav", "identical-audio");
    expect(codesOf(comparison)).toEqual(["VERSION_NOT_HEARD"]);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.contradictions[0]?.text).toContain("instrumental");
  });

  it("that the sound goes with are cited, and rules about them speak", () => {
    const comparison = beside("Midnight Sun.wav", "Midnight Sun instrumental.wav", "part-removed");
    expect(comparison).toMatchObject({ verdict: "new", contradictions: [] });
    expect(comparison.heardClaims.map(({ code, text }) => [code, text])).toEqual([
      ["VERSION_HEARD", expect.stringContaining("instrumental")],
    ]);
    expect(comparison.rules.map(({ rule }) => rule)).toContain("ddex/tv-track");
  });

  it("are made by a word that stands behind the title of the known recording, and by nothing else", () => {
    const known = { ...NO_CLAIMS, title: "Midnight Sun" };
    for (const name of [
      "midnight sun live.wav",
      "Mara Lind - Midnight Sun Live.wav",
      "live midnight sun.wav",
    ])
      expect(codesOf(beside(known, name, "identical-audio"))).toEqual(["VERSION_NOT_HEARD"]);
    expect(beside("final2.wav", "Live and Let Die.wav", "identical-audio").verdict).toBe("reuse");
    expect(
      beside({ ...known, title: "Sunday Morning Live" }, "Sunday Morning live.wav", "format"),
    ).toMatchObject({
      verdict: "reuse",
      contradictions: [],
    });
  });

  it("of another pace go with that pace only", () => {
    const slower = [{ kind: "speed", amount: -12, unit: "%" }] as const;
    expect(codesOf(beside("Song.wav", "Song sped up.wav", "speed", slower))).toEqual(["OTHER_VERSION_HEARD"]);
    expect(beside("Song.wav", "Song slowed.wav", "speed", slower).heardClaims).toHaveLength(1);
  });

  it("are not cited where it cannot be told", () => {
    expect(beside("Song.wav", "Song live.wav", "unsure").heardClaims).toEqual([]);
    expect(beside("Song.wav", "Song live.wav", "unrelated").heardClaims).toEqual([]);
  });
});
