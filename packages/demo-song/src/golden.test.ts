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
        "clean-edit": "f87ca72dd7a9ee14448fe8bb30aaa169",
        "demo-take": "f3adadd1a48e540947ea55de560fb77d",
        "instrumental": "fe5ae1d3598661e40e7d086389d2e020",
        "live-take": "4fba02812af1c0604e336e756f880470",
        "older-mix": "fc3f820477bb70756ee7ce4db1f60e34",
        "radio-edit": "a5b1c40afa9e50ed55a13b2ed205e2ea",
        "remaster": "b7cc2039018f1ea63bd3a64a5d37f0dd",
        "remix": "9ad9c4bc176229d788dc4f815c838d82",
        "sped-up": "2f2075957e829ad264668629395221a8",
        "studio-master": "7ebda78aed20e2fde024d0b0a701386d",
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
      `"f54400150b95224cc34d847b6557bd28"`,
    );
  });
});
