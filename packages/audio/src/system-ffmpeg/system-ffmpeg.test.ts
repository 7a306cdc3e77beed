import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, afterAll, describe, expect, it } from "vitest";
import { fixturePath } from "../../../../test/formats/fixtures/read-fixtures.ts";
import { collect } from "../decoding/testing.ts";
import { buildWav, createTestFolder, rampData } from "../testing.ts";
import { decodeByFfmpeg, findFfmpeg } from "./index.ts";

const folder = createTestFolder();
const before = { named: process.env["DEADWAX_FFMPEG"], path: process.env["PATH"] };

function setVariable(name: "DEADWAX_FFMPEG" | "PATH", value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

afterEach(() => {
  setVariable("DEADWAX_FFMPEG", before.named);
  setVariable("PATH", before.path);
});
afterAll(() => {
  folder.remove();
});
const isUnix = process.platform !== "win32";
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const FILE = fixturePath("m4a-moov-last.m4a");

let scripts = 0;

/** A program that claims to be ffmpeg and does this. */
function fake(work: string, version = "9.9-test"): string {
  const answer = `if [ "$1" = "-version" ]; then echo "ffmpeg version ${version} Copyright"; exit 0; fi`;
  const path = folder.write(`fake${++scripts}`, `#!/bin/sh\n${answer}\n${work}\n`);
  chmodSync(path, 0o755);
  return path;
}

const wav = (frames: number): string => {
  const data = rampData({ kind: "float", width: 4 }, frames);
  return folder.write(`${frames}.wav`, buildWav({ kind: "float", width: 4, data }));
};
const opened = (work: string, patienceMs = 5000): ReturnType<typeof decodeByFfmpeg> =>
  decodeByFfmpeg({ path: fake(work), version: "9.9-test" }, { path: FILE, track: 1, patienceMs });

async function play(work: string, patienceMs?: number): Promise<{ frames: number; said: string[] }> {
  const decoding = await opened(work, patienceMs);
  if (typeof decoding === "string") throw new Error(decoding);
  const samples = await collect(decoding);
  const said = decoding.issues().map(({ code, message }) => `${code} ${message}`);
  return { frames: samples.length / decoding.format.channels, said };
}

describe.runIf(isUnix)("the ffmpeg of the system", () => {
  it("is the one on the path, with its version", async () => {
    const path = fake("exit 0", "n7.1-custom");
    const shelf = join(path, "..");
    spawnSync("cp", [path, join(shelf, "ffmpeg")]);
    setVariable("DEADWAX_FFMPEG", undefined);
    setVariable("PATH", ["", ".", "relative", shelf].join(delimiter));
    expect(await findFfmpeg()).toEqual({ path: join(shelf, "ffmpeg"), version: "n7.1-custom" });
  });

  it("is the one that the environment names, or none", async () => {
    const path = fake("exit 0");
    setVariable("DEADWAX_FFMPEG", path);
    expect(await findFfmpeg()).toEqual({ path, version: "9.9-test" });
    setVariable("DEADWAX_FFMPEG", "none");
    expect(await findFfmpeg()).toBe("which DEADWAX_FFMPEG switches off");
  });

  it("is missed with a reason where there is none, or what is there is something else", async () => {
    setVariable("DEADWAX_FFMPEG", undefined);
    setVariable("PATH", "/nonexistent");
    expect(await findFfmpeg()).toBe("which is not on the path");
    setVariable("DEADWAX_FFMPEG", "some-ffmpeg");
    expect(await findFfmpeg()).toContain("names one that is not on the path");
    setVariable("DEADWAX_FFMPEG", "/bin/true");
    expect(await findFfmpeg()).toContain("does not run");
  });
});

describe.runIf(isUnix)("a sound decoded by ffmpeg", () => {
  it("comes as the floats that the program gives, whatever the size of its pieces", async () => {
    const path = wav(20_000);
    const { frames, said } = await play(`head -c 50 ${path}; sleep 0.05; tail -c +51 ${path}`);
    expect(frames).toBe(20_000);
    expect(said).toEqual([]);
  });

  it("can be read again from its beginning", async () => {
    const decoding = await opened(`cat ${wav(3000)}`);
    if (typeof decoding === "string") throw new Error(decoding);
    expect(await collect(decoding)).toEqual(await collect(decoding));
  });

  it("is told to have failed where the program dies on the way", async () => {
    const { frames, said } = await play(`head -c 4000 ${wav(3000)}; echo "no   more" >&2; exit 3`);
    expect(frames).toBeLessThan(500);
    expect(said).toEqual([
      "FFMPEG_FAILED The program ffmpeg gave up while it decoded the audio: it ended with code 3: no more.",
    ]);
  });

  it("is told to have failed where the program is killed or falls silent", async () => {
    const killed = await play(`head -c 4000 ${wav(3000)}; kill -9 $$`);
    expect(killed.said[0]).toContain("SIGKILL");
    const silent = await play(`head -c 4000 ${wav(3000)}; exec sleep 60`, 300);
    expect(silent.said[0]).toContain("gave nothing for");
  });

  it.each([
    ["nothing", "exit 0", "gives no sound"],
    ["nothing, with a complaint", "echo Invalid data >&2; exit 1", "ended with code 1: Invalid data"],
    ["garbage", "head -c 100000 /dev/zero", "no sound"],
    ["text", "echo hello", "no sound"],
    ["integers", `cat ${folder.write("int.wav", buildWav({}))}`, "no sound"],
    ["no end of complaints", "yes error | head -c 3000000 >&2; exit 1", "ended with code 1"],
  ])("does not come from a program that gives %s", async (_, work, reason) => {
    expect(await opened(work)).toContain(reason);
  });

  it("says the same of a file each time: its first complaint, without places in memory and the name of the file", async () => {
    const complain = `echo "[aac @ 0x55$$] file:${FILE}: bad $$" | sed "s/bad .*/bad/" >&2; echo "more $$" >&2; exit 1`;
    const said = await opened(complain);
    expect(said).toBe("it ended with code 1: [aac] the file: bad");
  });

  it("does not come from a program that is not there", async () => {
    const ffmpeg = { path: "/nonexistent/ffmpeg", version: "1" };
    expect(await decodeByFfmpeg(ffmpeg, { path: FILE, track: 1 })).toContain("does not run");
  });

  it("waits while nobody reads, and ends the program when the reader stops", async () => {
    const pid = folder.write("pid", "");
    const decoding = await opened(`echo $$ > ${pid}; head -c 60 ${wav(3000)}; exec cat /dev/zero`);
    if (typeof decoding === "string") throw new Error(decoding);
    for await (const { frames } of decoding.blocks()) {
      expect(frames).toBeGreaterThan(0);
      break;
    }
    expect(decoding.issues()).toEqual([]);
    expect(spawnSync("sh", ["-c", `kill -0 $(cat ${pid})`]).status).not.toBe(0);
  });

  it("ends the program where nobody reads at all", async () => {
    const pid = folder.write("pid2", "");
    const decoding = await opened(`echo $$ > ${pid}; head -c 60 ${wav(3000)}; exec cat /dev/zero`);
    if (typeof decoding === "string") throw new Error(decoding);
    await decoding.close();
    expect(spawnSync("sh", ["-c", `kill -0 $(cat ${pid})`]).status).not.toBe(0);
  });
});

describe.skipIf(!hasFfmpeg)("what ffmpeg makes of an AAC track", () => {
  it("begins with the first packet and ends with the last, whatever the edit list says", async () => {
    const ffmpeg = await findFfmpeg();
    if (typeof ffmpeg === "string") throw new Error(ffmpeg);
    const decoding = await decodeByFfmpeg(ffmpeg, { path: FILE, track: 1 });
    if (typeof decoding === "string") throw new Error(decoding);
    expect(decoding.format).toMatchObject({ kind: "float", width: 4, channels: 2, sampleRate: 44_100 });
    expect((await collect(decoding)).length).toBe(14 * 1024 * 2);
  });
});
