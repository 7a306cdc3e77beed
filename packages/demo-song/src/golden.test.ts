import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DEMO_VERSIONS, openDemoStudio, STEM_NAMES, toPcm24 } from "./index.ts";
import type { RenderedAudio } from "./index.ts";

const studio = openDemoStudio({ seconds: 5 });

function sha256(audio: RenderedAudio): string {
  return createHash("sha256").update(toPcm24(audio)).digest("hex").slice(0, 32);
}

// Other bytes mean another sound on somebody's disk: change these only together with the sound, on purpose.
describe("the bytes that every machine makes", () => {
  it("are these for five seconds of each version", () => {
    const hashes = DEMO_VERSIONS.map(({ version }) => [version, sha256(studio.version(version))]);
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "clean-edit": "82bfa21e973a91e4d70c30ced1ba6e5b",
        "demo-take": "f3adadd1a48e540947ea55de560fb77d",
        "instrumental": "fe5ae1d3598661e40e7d086389d2e020",
        "live-take": "3d567be485ccccc3ead0de9dac25067f",
        "older-mix": "b8e8df2891993f99db0f148fc77ee5ae",
        "radio-edit": "faedeacc76e5de1c94170c4d3a2f34fb",
        "remaster": "62b147e8dfa3dd85db62f1075605897d",
        "remix": "2857c4546a28f4460bcba746ea2e3c19",
        "sped-up": "12c76c937706f22722ae2c59db432114",
        "studio-master": "a36336bb16356329450260d815c2d20f",
      }
    `);
  });

  it("are these for five seconds of each stem", () => {
    const hashes = STEM_NAMES.map((name) => [name, sha256(studio.stem(name))]);
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "bass": "7c3585bd3db3423b408e68d1bd97b4f2",
        "chords": "6d27dafbf5a02f623d1baeedf2b3ca59",
        "drums": "e2eb4f23e294ca9423bc7f24b85f592d",
        "lead": "9a484976bf947c9f07e985c50938b801",
        "voice": "be8db927da83387a52a8ce11065ec587",
      }
    `);
  });

  it("are these for the master at another rate", () => {
    expect(sha256(studio.version("studio-master", 48_000))).toMatchInlineSnapshot(
      `"8de1f0f41965e5a8b9f5491659ef058c"`,
    );
  });
});
