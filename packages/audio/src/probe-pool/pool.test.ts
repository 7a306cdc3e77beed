import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { bundleBeside } from "../audio-worker/testing.ts";
import { createAudioProbe } from "../probe/index.ts";
import { buildWav, createTestFolder, rampData } from "../testing.ts";
import { createProbePool } from "./pool.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

describe("a pool of probes", () => {
  it("answers for many files at once what a single probe answers", async () => {
    const paths = Array.from({ length: 20 }, (_, index) =>
      folder.write(`${index}.wav`, buildWav({ width: 3, data: rampData({ width: 3 }, 1000 + index) })),
    );
    const pool = createProbePool({ threads: 2 });
    const single = createAudioProbe();
    const facts = await Promise.all(paths.map((path) => pool.probe(path)));
    expect(facts).toEqual(await Promise.all(paths.map((path) => single.probe(path))));
    await pool.close();
  });

  it("refuses with the code, parameters and words of a single probe", async () => {
    const path = folder.write("text.wav", "notes");
    const pool = createProbePool({ threads: 1 });
    const refusal: unknown = await pool.probe(path).catch((thrown: unknown) => thrown);
    const single: unknown = await createAudioProbe()
      .probe(path)
      .catch((thrown: unknown) => thrown);
    expect(refusal).toEqual(single);
    expect(refusal).toMatchObject({ code: "AUDIO_NOT_AUDIO", parameters: { path, seems: "text" } });
    await pool.close();
  });

  it("loses only the file during which a thread died", async () => {
    // A thread that ends itself stands for one that a hostile file has driven out of memory.
    const entry = folder.write(
      "dying.mjs",
      `import { parentPort } from "node:worker_threads";
       parentPort.on("message", ({ path }) => {
         if (path.includes("deadly")) process.exit(7);
         if (path.includes("throwing")) throw new Error("out of order");
         parentPort.postMessage({ kind: "answer", answer: { path } });
       });`,
    );
    const pool = createProbePool({ threads: 2, entry: pathToFileURL(entry) });
    const names = ["a", "deadly", "b", "throwing", "c", "deadly too", "d", "e"];
    const outcomes = await Promise.allSettled(names.map((name) => pool.probe(name)));
    const answers = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? "read" : (outcome.reason as Error),
    );
    const stopped = (reason: string): unknown =>
      expect.objectContaining({
        code: "AUDIO_READER_STOPPED",
        message: expect.stringContaining(reason) as string,
      });
    expect(answers).toEqual([
      ...["read", stopped("ended with code 7"), "read", stopped("out of order")],
      ...["read", stopped("ended with code 7"), "read", "read"],
    ]);
    await pool.close();
  });

  it("refuses what comes after it was closed, and calls off what waits", async () => {
    const paths = Array.from({ length: 8 }, (_, index) => folder.write(`late-${index}.wav`, buildWav()));
    const pool = createProbePool({ threads: 1 });
    const waiting = Promise.allSettled(paths.map((path) => pool.probe(path)));
    await pool.close();
    for (const outcome of await waiting) {
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "AUDIO_READER_STOPPED" });
    }
    await expect(pool.probe("x")).rejects.toThrow("closed");
  });

  it("keeps the program alive until its threads have ended, also when an answer comes while it is closed", () => {
    const main = folder.write(
      "closing.ts",
      `import { createProbePool } from ${JSON.stringify(join(import.meta.dirname, "pool.ts"))};
       const entry = new URL("data:text/javascript," + encodeURIComponent(
         'import { parentPort } from "node:worker_threads";' +
         'parentPort.on("message", () => parentPort.postMessage({ kind: "answer", answer: {} }));'));
       const pool = createProbePool({ threads: 1, entry });
       await pool.probe("a");
       void pool.probe("b");
       // The answer comes meanwhile, and waits for this thread.
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
       await pool.close();
       console.log("closed");`,
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], { encoding: "utf8" });
    expect([status, stdout, stderr]).toEqual([0, "closed\n", ""]);
  });

  it("works inside one bundled file whose beginning asks whether it is a thread", async () => {
    const main = folder.write(
      "main.ts",
      `import { createProbePool, runIfAudioWorker } from ${JSON.stringify(join(import.meta.dirname, "../index.ts"))};
       if (!runIfAudioWorker()) {
         const pool = createProbePool({ threads: 2 });
         const facts = await Promise.all(process.argv.slice(2).map((path) => pool.probe(path)));
         console.log(JSON.stringify(facts.map(({ codec }) => codec)));
       }`,
    );
    const outfile = await bundleBeside(main);
    const paths = [folder.write("one.wav", buildWav()), folder.write("two.wav", buildWav({ width: 3 }))];
    const { stdout, stderr } = spawnSync(process.execPath, [outfile, ...paths], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(["pcm_s16le", "pcm_s24le"]);
  });
});
