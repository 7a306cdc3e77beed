import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DEMO_VERSIONS, renderStem, renderVersion, STEM_NAMES, toPcm24 } from "./index.ts";
import type { RenderedAudio } from "./index.ts";

function sha256(audio: RenderedAudio): string {
  return createHash("sha256").update(toPcm24(audio)).digest("hex").slice(0, 32);
}

// Other bytes mean another sound on somebody's disk: change these only together with the sound, on purpose.
describe("the bytes that every machine makes", () => {
  it("are these for five seconds of each version", () => {
    const hashes = DEMO_VERSIONS.map(({ version }) => [
      version,
      sha256(renderVersion(version, { seconds: 5 })),
    ]);
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "clean-edit": "35f2ecc5d50fe68d312e51dedda3f734",
        "demo-take": "6cb6dba6b7435fff3c46f88603bc4c90",
        "instrumental": "d2a2c9bfe2a45a585d31d9b24110340a",
        "live-take": "aef6e674425c4062a70ec689ea33f08f",
        "older-mix": "52788dec1e7672e36a217a0313bc3dac",
        "radio-edit": "a4509979d28111580574d8d78242f153",
        "remaster": "fc883e10d2e95cfb59af61e161ee4b49",
        "remix": "ec89777cfdff208990c531c7b24996fa",
        "sped-up": "fd5983b1f0df6b5badc781796392c938",
        "studio-master": "a5bc6472182ba92b6c9baa5f2d3626a0",
      }
    `);
  });

  it("are these for five seconds of each stem", () => {
    const hashes = STEM_NAMES.map((name) => [name, sha256(renderStem(name, { seconds: 5 }))]);
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "bass": "7c3585bd3db3423b408e68d1bd97b4f2",
        "chords": "6d27dafbf5a02f623d1baeedf2b3ca59",
        "drums": "05a2923004eaf3fefb49e4afeabe60ff",
        "lead": "9a484976bf947c9f07e985c50938b801",
        "voice": "be8db927da83387a52a8ce11065ec587",
      }
    `);
  });

  it("are these for the master at another rate", () => {
    expect(
      sha256(renderVersion("studio-master", { seconds: 4, sampleRate: 48_000 })),
    ).toMatchInlineSnapshot(`"45c7332feb7b76d9209adcb870a17c27"`);
  });
});
