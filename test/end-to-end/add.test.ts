/** Adding files: what is only tried, and what is left out. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { openDesk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

describe("a trial of matching", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("proposes with the new files, and writes nothing", async () => {
    await desk.run(["init", "--codes", "unknown"]);
    desk.write("catalog/label.csv", "ISRC,Title\nQZABC2600001,Paper Moon\nQZABC2600002,Harbour Lights\n");
    await desk.run(["sheet", "import", "label.csv"]);
    for (const [seed, title] of ["Paper Moon", "Harbour Lights"].entries())
      desk.write(
        `disk/${seed}.wav`,
        noise({ seed, seconds: 2, id3: { TSRC: `QZABC260000${seed + 1}`, TIT2: title } }),
      );
    const before = await desk.ask(["history"]);
    const add = ["add", desk.path("disk"), "--match", "--accept", "certain"];
    const tried = await desk.ask([...add, "--dry-run"]);
    expect(tried.document["match"]).toMatchObject({ attached: 2 });
    expect((await desk.ask(["history"])).document).toEqual(before.document);
    const done = await desk.ask(add);
    expect(done.document["match"]).toMatchObject({ attached: 2 });
    expect([tried.code, done.code]).toEqual([0, 0]);
  });
});

describe.skipIf(process.platform === "win32")("what is left out of a folder", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });
  const add = async (folder: string): Promise<readonly [number, string]> => {
    const { code, stdout } = await desk.run(["add", desk.path(folder)]);
    return [code, stdout];
  };

  it("is no problem where nobody would miss it", async () => {
    await desk.run(["init", "--codes", "unknown"]);
    desk.write("calm/a.wav", noise({ seed: 1, seconds: 2 }));
    for (const name of [".DS_Store", "._a.wav", "Thumbs.db", "cover.jpg", "notes.txt"])
      desk.write(`calm/${name}`, "x");
    symlinkSync(desk.path("calm"), desk.path("calm", "again"));
    symlinkSync(desk.path("gone.txt"), desk.path("calm", "gone.txt"));
    execFileSync("mkfifo", [desk.path("calm", "control.sock")]);
    const [code, stdout] = await add("calm");
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing is missing");
  });

  const MISSED: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      "a pipe with the name of audio",
      (folder) => execFileSync("mkfifo", [`${folder}/pipe.wav`]),
      /pipe\.wav.+Put the audio/su,
    ],
    [
      "a link in a circle",
      (folder) => {
        symlinkSync(`${folder}/ring.wav`, `${folder}/ring.wav`);
      },
      /ring\.wav.+the file itself/su,
    ],
    [
      "a link to nothing",
      (folder) => {
        symlinkSync(`${folder}/none`, `${folder}/takes`);
      },
      /takes.+Connect the disk/su,
    ],
    [
      "a name that is no text",
      (folder) => {
        writeFileSync(
          Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from(".wav")]),
          noise({ seed: 2, seconds: 1 }),
        );
      },
      /was left out.+Rename it/su,
    ],
  ];
  for (const [index, [what, make, said]] of MISSED.entries()) {
    it(`is told, with what to do, and ends with code 1: ${what}`, async () => {
      const folder = desk.path(`missed-${index}`);
      mkdirSync(folder);
      make(folder);
      const [code, stdout] = await add(`missed-${index}`);
      expect([code, stdout]).toEqual([1, expect.stringMatching(said)]);
    });
  }

  it.skipIf(process.getuid?.() === 0)("is told where a folder may not be read", async () => {
    mkdirSync(desk.path("closed", "inner"), { recursive: true });
    chmodSync(desk.path("closed", "inner"), 0o000);
    const [code, stdout] = await add("closed");
    chmodSync(desk.path("closed", "inner"), 0o700);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/inner.+read permission/su)]);
  });
});
