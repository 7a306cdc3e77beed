/** A disk of two megabytes that fills up: what each command says, and what is left of the catalog afterwards. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

const desk = openDesk();
const disk = desk.path("disk");

function mount(): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "deadwax-test", disk]).status === 0;
}

function unmount(): void {
  execFileSync("umount", ["--lazy", disk]);
}

/** Only an administrator of Linux can make such a disk, and not everywhere. */
function canMount(): boolean {
  mkdirSync(disk);
  if (process.platform !== "linux" || !mount()) return false;
  unmount();
  return true;
}

/** Leaves so many kilobytes on the disk. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(`${disk}/filling`, new Uint8Array(Math.max(0, bavail * bsize - left * 1024)));
}

function makeRoom(): void {
  rmSync(`${disk}/filling`, { force: true });
}

afterAll(() => {
  desk.remove();
});

describe.skipIf(!canMount())("on a full disk", () => {
  const at = "disk";
  afterAll(unmount);
  beforeAll(async () => {
    mount();
    for (const seed of [1, 2, 3]) desk.write(`disk/src/Take ${seed}.wav`, noise({ seed, seconds: 120 }));
    for (let seed = 100; seed < 500; seed++) desk.write(`more/${seed}.wav`, noise({ seed, seconds: 2 }));
    const rows = Array.from({ length: 4000 }, (_, at) => `Row ${at},Ada`);
    desk.write("rows.csv", ["Title,Artist", ...rows].join("\n"));
    await desk.run(["init", "--codes", "unknown"], { at });
    await desk.run(["add", "src"], { at });
    await desk.run(["approve", "--all"], { at });
    for (const seed of [1, 2, 3])
      await desk.run(["enter", `QZABC270000${seed}`, `Take ${seed}`, "--source", "label"], { at });
  });
  beforeEach(makeRoom);

  const COMMANDS: readonly (readonly string[])[] = [
    ["add", "../more"],
    ["add", "../more", "--vault"],
    ["embed", "--all", "--to", "deliver"],
    ["embed", "--all", "--to", "../elsewhere"],
    ["embed", "--all", "--in-place"],
    ["sheet", "import", "../rows.csv"],
    ["backup", "create"],
    ["export", "leave"],
    ["init", "--codes", "unknown", "--catalog", "other"],
  ];

  for (const left of [0, 40]) {
    it.each(COMMANDS.map((argv) => argv.join(" ")))(
      `deadwax %s ends with code 3 and advice, with ${left} kB left`,
      async (line) => {
        const argv = line.split(" ");
        fill(left);
        // The frame of the process is the same for all: one of them stands for it.
        const { code, stdout, stderr } = argv.includes("--vault")
          ? desk.spawn(argv, { at })
          : await desk.run(argv, { at });
        makeRoom();
        expect([code, stdout]).toEqual([3, ""]);
        // On a slow machine it says how far it has come before it ends.
        expect(stderr.replaceAll(/^Listening: \d+\n/gmu, "")).toMatch(
          /^error\[(?:STORE|FILE)_DISK_FULL\]: The disk that holds “.+” is full\.\nhint: Free/u,
        );
        expect(stderr).not.toMatch(/Warning|\n\s+at /u);
        expect((await desk.run(["history", "--verify"], { at })).code).toBe(0);
        const leftovers = readdirSync(disk, { recursive: true }).map(String);
        expect(leftovers.filter((name) => /\.(?:part|new|deadwax-\w+)$/u.test(name))).toEqual([]);
      },
    );
  }

  it("everything goes on where it was, once there is room", async () => {
    await desk.run(["add", "src"], { at });
    // A copy that was whole before the catalog had no room to note it is recognised, wherever it lies.
    for (const folder of ["deliver", "../elsewhere"]) {
      const { code, document } = await desk.ask(["embed", "--all", "--to", folder], { at });
      expect([folder, code, (document["files"] as unknown[]).length]).toEqual([folder, 0, 3]);
    }
    expect((await desk.run(["verify", "--all"], { at })).code).toBe(0);
  });
});
