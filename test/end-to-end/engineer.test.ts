/** The first hour of a mastering engineer: several files of one master, for several carriers. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildInfo, buildWav } from "@deadwax/audio/testing";
import { openDemoStudio, toPcm16, toPcm24 } from "@deadwax/demo-song";
import { openDesk, type Desk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

const SECONDS = 5;
const TITLE = "Midnight Drive";
const MASTER = `${TITLE} 24-96.wav`;
const INFO = buildInfo({ ICMT: "made with care" });

/** The bytes of the data chunk of a plain RIFF file, hashed by themselves. */
function samplesOf(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  const at = bytes.indexOf("data", 12, "latin1");
  const size = bytes.readUInt32LE(at + 4);
  return createHash("sha256")
    .update(bytes.subarray(at + 8, at + 8 + size))
    .digest("hex");
}

describe("a mastering engineer's first hour", () => {
  const desk = openDesk();
  const studio = openDemoStudio({ seconds: SECONDS });
  const high = studio.version("studio-master", 96_000);
  const pcm = toPcm24(high);
  const master = buildWav({ width: 3, sampleRate: 96_000, data: pcm });
  const roles = async (): Promise<readonly (readonly [string, string])[]> => {
    const { document } = await desk.ask(["show", TITLE]);
    const { assets } = document["recording"] as { assets: { name: string; role: string }[] };
    return assets.map(({ name, role }) => [name, role]);
  };

  beforeAll(async () => {
    desk.write(`work/${MASTER}`, master);
    const delivery = toPcm16(studio.version("studio-master"), { dither: "tpdf" });
    desk.write("work/Midnight Drive 16-44.wav", buildWav({ sampleRate: 44_100, data: delivery }));
    desk.write(
      "work/Side A.wav",
      buildWav({ width: 3, sampleRate: 96_000, data: Buffer.concat([pcm, pcm]) }),
    );
    desk.write("work/Side B.wav", buildWav({ width: 3, sampleRate: 96_000, data: pcm.toReversed() }));
    expect((await desk.run(["init", "--codes", "unknown"])).code).toBe(0);
  });
  afterAll(() => {
    desk.remove();
  });

  it("files them with their roles, one recording for all", async () => {
    expect((await desk.run(["add", desk.path("work", MASTER)])).code).toBe(0);
    for (const [file, role] of [
      ["Midnight Drive 16-44.wav", "delivery"],
      ["Side A.wav", "side"],
      ["Side B.wav", "side"],
    ] as const) {
      expect((await desk.run(["attach", desk.path("work", file), TITLE, "--role", role])).code).toBe(0);
    }
    const list = await desk.ask(["list"]);
    expect(list.document["recordings"]).toMatchObject([{ title: TITLE, status: "draft" }]);
    expect(await roles()).toEqual([
      [MASTER, "master"],
      ["Midnight Drive 16-44.wav", "delivery"],
      ["Side A.wav", "side"],
      ["Side B.wav", "side"],
    ]);
  });

  it("approves the one that is named, and counts a delivery and two sides as no doubt about it", async () => {
    expect((await desk.run(["approve", TITLE, "--asset", MASTER])).code).toBe(0);
    expect((await desk.run(["enter", "QZ-ABC-26-12345", TITLE, "--source", "label"])).code).toBe(0);
    expect((await desk.run(["release", "add", "Night Bus"])).code).toBe(0);
    expect((await desk.run(["release", "tracks", "Night Bus", TITLE])).code).toBe(0);
    expect((await desk.run(["release", "show", "Night Bus"])).code).toBe(0);
    const { code, stdout } = await desk.run(["verify", TITLE]);
    expect(stdout).not.toContain("its audio is not the approved audio");
    expect(code).toBe(0);
  });

  it("keeps the approval when another program writes tags", async () => {
    desk.write(`work/${MASTER}`, buildWav({ width: 3, sampleRate: 96_000, data: pcm, after: [INFO] }));
    const { code, document } = await desk.ask(["add", desk.path("work")]);
    expect(code).toBe(0);
    const files = document["files"] as { path: string; outcome: string }[];
    expect(files.find(({ path }) => path.endsWith(MASTER))?.outcome).toBe("retagged");
    expect((await desk.run(["release", "show", "Night Bus"])).code).toBe(0);
  });

  it("writes the code into the file itself, and no sample changes", async () => {
    const path = desk.path("work", MASTER);
    expect((await desk.run(["embed", TITLE, "--in-place"])).code).toBe(0);
    const written = readFileSync(path);
    expect(samplesOf(written)).toBe(samplesOf(master));
    expect(written.includes("QZABC2612345")).toBe(true);
    expect(written.includes("made with care")).toBe(true);
    expect((await desk.run(["verify", TITLE])).code).toBe(0);
    const again = await desk.ask(["embed", TITLE, "--in-place"]);
    expect(again.document["files"]).toMatchObject([{ isChanged: false }]);
  });

  it("ends the approval when one sample of the approved file changes, and the release says so", async () => {
    const path = desk.path("work", MASTER);
    const bytes = readFileSync(path);
    const at = bytes.indexOf("data", 12, "latin1") + 8 + 3000;
    bytes[at] = bytes.readUInt8(at) ^ 1;
    writeFileSync(path, bytes);
    const added = await desk.run(["add", desk.path("work")]);
    expect(added.code).toBe(1);
    expect(added.stdout).toContain(`the approval of “${TITLE}” ended. It is on “Night Bus”.`);
    const release = await desk.run(["release", "show", "Night Bus"]);
    expect(release.code).toBe(1);
    expect(release.stdout).toContain("its audio changed after approval");
  });

  it("asks whether other audio is the same recording before it takes its code", async () => {
    const refused = await desk.run(["approve", TITLE, "--asset", MASTER]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--same");
    expect(refused.stderr).toContain("--new");
  });

  it("finds the approved audio again in an RF64 file", async () => {
    const rf64 = buildWav({ form: "RF64", width: 3, sampleRate: 96_000, data: pcm });
    const file = desk.write("work/Midnight Drive 24-96 RF64.wav", rf64);
    expect((await desk.run(["add", file])).code).toBe(0);
    expect(await roles()).toContainEqual(["Midnight Drive 24-96 RF64.wav", "delivery"]);
    expect((await desk.run(["approve", TITLE, "--asset", "Midnight Drive 24-96 RF64.wav"])).code).toBe(0);
    expect((await desk.run(["release", "show", "Night Bus"])).code).toBe(0);
    const { code, document } = await desk.ask(["embed", TITLE, "--to", desk.path("deliver")]);
    expect(code).toBe(0);
    expect(document["files"]).toMatchObject([{ isChanged: true }]);
    const bytes = readFileSync(desk.path("deliver", "Midnight Drive 24-96 RF64.wav"));
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("RF64");
    expect(bytes.includes(Buffer.from(pcm))).toBe(true);
  });

  it("says when a file has other audio although the approved audio is still somewhere", async () => {
    const file = desk.path("work", "Midnight Drive 24-96 RF64.wav");
    const bytes = readFileSync(file);
    const at = bytes.length - 100;
    bytes[at] = bytes.readUInt8(at) ^ 1;
    writeFileSync(file, bytes);
    const { stdout } = await desk.run(["add", desk.path("work")]);
    expect(stdout).toContain("has other audio than before");
    expect((await desk.run(["release", "show", "Night Bus"])).code).toBe(0);
  });
});

describe("tags in the file itself, taken back", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("stay in the file, which is said with its name and the way to put it right", async () => {
    const path = desk.write("work/Paper Moon.wav", noise({ seed: 5, seconds: 2 }));
    await desk.run(["init", "--codes", "unknown"]);
    await desk.run(["add", path]);
    const nothing = await desk.run(["embed", "--all", "--in-place"]);
    expect([nothing.code, nothing.stdout]).toEqual([
      0,
      expect.stringMatching(/nothing to embed.+deadwax approve/su),
    ]);
    await desk.run(["approve", "Paper Moon"]);
    await desk.run(["enter", "QZABC2600001", "Paper Moon", "--source", "label"]);
    await desk.run(["embed", "Paper Moon", "--in-place"]);
    const tagged = readFileSync(path);
    const { code, stdout } = await desk.run(["undo"]);
    expect(code).toBe(0);
    const said = stdout.replaceAll(/\s+/gu, "");
    for (const part of [
      path,
      `deadwax add "${path}"`,
      `deadwax embed "Paper Moon" --in-place --replace-code`,
    ])
      expect(said).toContain(part.replaceAll(/\s+/gu, ""));
    expect(readFileSync(path).equals(tagged)).toBe(true);
    await desk.run(["undo"]);
    await desk.run(["enter", "QZABC2600002", "Paper Moon", "--source", "label"]);
    expect((await desk.run(["add", path])).code).toBe(0);
    expect((await desk.run(["embed", "Paper Moon", "--in-place", "--replace-code"])).code).toBe(0);
    expect(readFileSync(path).includes("QZABC2600001")).toBe(false);
    expect(readFileSync(path).includes("QZABC2600002")).toBe(true);
  });
});

describe("MP3 in a WAV, which is not heard", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("is said to be the same in every byte, not in every sample, and its own code is no find", async () => {
    const file = buildWav({ tag: 0x55, data: new Uint8Array(4000).fill(7) });
    desk.write("work/Voice Memo.wav", file);
    await desk.run(["init", "--codes", "unknown"]);
    await desk.run(["add", desk.path("work")]);
    await desk.run(["approve", "Voice Memo"]);
    await desk.run(["enter", "QZABC2600001", "Voice Memo", "--source", "label"]);
    for (const where of [["--to", desk.path("deliver")], ["--in-place"]]) {
      const { code, stdout } = await desk.run(["embed", "Voice Memo", ...where]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/every byte outside the tags/u)]);
      expect(stdout).not.toContain("sample");
    }
    expect(samplesOf(readFileSync(desk.path("work", "Voice Memo.wav")))).toBe(samplesOf(file));
    const verified = await desk.run(["verify", "Voice Memo"]);
    expect(verified.stdout).toMatch(/byte for byte \(its audio is not heard\)/u);
    const { document } = await desk.ask(["show", "Voice Memo"]);
    expect(document["recording"]).toMatchObject({ status: "coded", claims: [] });
  });
});

describe("adding that is interrupted", () => {
  const FILES = 150;
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("keeps what was read, and goes on from there", async () => {
    for (let seed = 0; seed < FILES; seed += 1)
      desk.write(`disk/Piece ${String(seed).padStart(3, "0")}.wav`, noise({ seed, seconds: 60 }));
    await desk.run(["init", "--codes", "unknown"]);
    const child = desk.begin(["add", desk.path("disk"), "--json"]);
    await untilSomethingIsStored(desk);
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as readonly unknown[];
    expect(code).toBe(130);
    const kept = await titles(desk);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(FILES);
    const { document } = await desk.ask(["add", desk.path("disk")]);
    const outcomes = Map.groupBy(document["files"] as { outcome: string }[], ({ outcome }) => outcome);
    expect(outcomes.get("known")?.length).toBe(kept.length);
    expect(outcomes.get("added")?.length).toBe(FILES - kept.length);
    expect(new Set(await titles(desk)).size).toBe(FILES);
    expect((await desk.run(["history", "--verify"])).code).toBe(0);
  });
});

async function titles(desk: Desk): Promise<readonly string[]> {
  const { document } = await desk.ask(["list"]);
  return (document["recordings"] as { title: string }[]).map(({ title }) => title);
}

async function untilSomethingIsStored(desk: Desk): Promise<void> {
  for (let waited = 0; waited < 600; waited += 1) {
    if ((await titles(desk)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nothing was stored within half a minute");
}
