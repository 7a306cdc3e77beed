import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { isRefusal, type CatalogError } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import { bundleBeside } from "../audio-worker/testing.ts";
import { createEar } from "../ear/index.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { createEarPool } from "./pool.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

/** Notes of a melody that nobody wrote, in stereo at 22,050 Hz. */
function melody({
  seed,
  seconds = 6,
  gain = 0.5,
}: {
  seed: number;
  seconds?: number;
  gain?: number;
}): Uint8Array {
  const frames = Math.round(seconds * 22_050);
  const data = Buffer.alloc(frames * 4);
  let [state, pitch] = [seed, 220];
  for (let frame = 0; frame < frames; frame++) {
    if (frame % 5512 === 0) {
      state = (state * 48_271) % 2_147_483_647;
      pitch = 110 * 2 ** ((state % 36) / 12);
    }
    const phase = (2 * Math.PI * pitch * frame) / 22_050;
    const decay = Math.exp(-(frame % 5512) / 3000);
    const value = gain * decay * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3.01 * phase));
    data.writeInt16LE(Math.round((value / 1.7) * 32_767), frame * 4);
    data.writeInt16LE(Math.round((value / 2.1) * 32_767), frame * 4 + 2);
  }
  return buildWav({ sampleRate: 22_050, data });
}

const known = folder.write("known.wav", melody({ seed: 7 }));
const quieter = folder.write("quieter.wav", melody({ seed: 7, gain: 0.25 }));
const other = folder.write("other.wav", melody({ seed: 99 }));

/** A module for threads that do as the names of B say and tell what they have compared. */
function writeEntry(name: string): URL {
  const entry = folder.write(
    name,
    `import { parentPort, threadId } from "node:worker_threads";
     parentPort.on("message", ({ pathA, pathB }) => {
       if (pathB.includes("deadly")) process.exit(7);
       if (pathB.includes("throwing")) throw new Error("out of order");
       if (pathB.includes("endless")) for (;;);
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
       parentPort.postMessage({ kind: "answer", answer: { comparedBy: threadId, pathA, pathB } });
     });`,
  );
  return pathToFileURL(entry);
}
const entry = writeEntry("acting.mjs");

function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "no failure",
    (thrown: unknown) => thrown,
  );
}

function refusalOf(thrown: unknown): CatalogError {
  expect(isRefusal(thrown)).toBe(true);
  return thrown as CatalogError;
}

describe("a pool of ears", () => {
  it("answers for many comparisons at once what a single ear answers", async () => {
    const pool = createEarPool({ threads: 2 });
    const heard = await Promise.all([
      pool.compare(known, quieter),
      pool.compare(known, other),
      pool.compare(other, quieter),
    ]);
    await pool.close();
    expect(heard.map(({ relation }) => relation)).toEqual(["format", "unrelated", "unrelated"]);
    expect(heard[0]).toEqual(await createEar().compare(known, quieter));
  });

  it("refuses with the code, parameters and words of a single ear, about the file that is refused", async () => {
    const text = folder.write("text.wav", "notes");
    const pool = createEarPool({ threads: 1 });
    const single = createEar();
    for (const [a, b] of [
      [known, text],
      [text, known],
      [known, join(dirname(text), "nowhere.wav")],
    ] as const) {
      const refusal = await failure(pool.compare(a, b));
      const { code, message } = refusalOf(await failure(single.compare(a, b)));
      expect(refusal).toMatchObject({ code, message, parameters: { path: a === known ? b : a } });
    }
    await pool.close();
  });

  it("loses only the comparison during which a thread died", async () => {
    const pool = createEarPool({ threads: 2, entry });
    const names = ["a", "deadly", "b", "throwing", "c", "deadly too", "d", "e"];
    const outcomes = await Promise.allSettled(names.map((name) => pool.compare("known", name)));
    const answers = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? "heard" : (outcome.reason as unknown),
    );
    const stopped = (path: string, reason: string): unknown =>
      expect.objectContaining({ code: "AUDIO_READER_STOPPED", parameters: { path, reason } });
    expect(answers).toEqual([
      ...["heard", stopped("deadly", "its thread ended with code 7"), "heard"],
      ...[stopped("throwing", "out of order"), "heard"],
      ...[stopped("deadly too", "its thread ended with code 7"), "heard", "heard"],
    ]);
    await pool.close();
  });

  it("starts no thread before something is to be compared", async () => {
    const started = join(dirname(known), "started");
    const script = `import { writeFileSync } from "node:fs";
      import { parentPort } from "node:worker_threads";
      writeFileSync(${JSON.stringify(started)}, "");
      parentPort.on("message", () => parentPort.postMessage({ kind: "answer", answer: {} }));`;
    const pool = createEarPool({ threads: 2, entry: pathToFileURL(folder.write("starting.mjs", script)) });
    await wait(300);
    expect(existsSync(started)).toBe(false);
    await pool.compare("a", "b");
    expect(existsSync(started)).toBe(true);
    await pool.close();
  });

  it("gives each thread the comparisons whose A, or else whose B, it has in memory", async () => {
    const pool = createEarPool({ threads: 2, entry });
    const threadOf = async (a: string, b: string): Promise<unknown> => (await pool.compare(a, b)).comparedBy;
    const [ofA, ofX] = await Promise.all([threadOf("A", "1"), threadOf("X", "2")]);
    expect(ofA).not.toBe(ofX);
    expect(await threadOf("X", "3")).toBe(ofX);
    expect(await threadOf("A", "4")).toBe(ofA);
    expect(await threadOf("X", "4")).toBe(ofX);
    expect(await threadOf("A", "5")).toBe(ofA);
    expect(await threadOf("Y", "4")).toBe(ofX);
    expect(await threadOf("A", "4")).toBe(ofA);
    expect(await threadOf("Z", "Y")).toBe(ofX);
    await pool.close();
  });

  it("gives a comparison up when its signal says so, waiting or in the middle, and goes on with others", async () => {
    const pool = createEarPool({ threads: 1, entry });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const endless = failure(pool.compare("known", "endless", { signal: running.signal }));
    const second = failure(pool.compare("known", "endless too", { signal: waiting.signal }));
    const third = pool.compare("known", "c", { signal: new AbortController().signal });
    await wait(300);
    waiting.abort("not wanted");
    expect(await second).toBe("not wanted");
    running.abort("sigint");
    expect(await endless).toBe("sigint");
    expect(await third).toMatchObject({ pathB: "c" });
    expect(await failure(pool.compare("known", "d", { signal: AbortSignal.abort("before") }))).toBe("before");
    await pool.close();
  });

  it("refuses what comes after it was closed, and calls off what runs and what waits", async () => {
    const pool = createEarPool({ threads: 1, entry });
    const both = [pool.compare("known", "endless"), pool.compare("known", "b")].map(failure);
    await wait(300);
    await pool.close();
    for (const thrown of both) expect(await thrown).toMatchObject({ code: "AUDIO_READER_STOPPED" });
    await expect(pool.compare("known", "c")).rejects.toThrow("the ear pool is closed");
  });

  it("works beside a pool of probes inside one bundled file whose beginning asks whether it is a thread", async () => {
    const main = folder.write(
      "main.ts",
      `import { createEarPool, createProbePool, runIfAudioWorker } from ${JSON.stringify(join(import.meta.dirname, "../index.ts"))};
       if (!runIfAudioWorker()) {
         const [, , a = "", b = ""] = process.argv;
         const [probe, ear] = [createProbePool({ threads: 1 }), createEarPool({ threads: 1 })];
         const [{ codec }, { relation }] = await Promise.all([probe.probe(a), ear.compare(a, b)]);
         console.log(codec, relation);
       }`,
    );
    const outfile = await bundleBeside(main);
    const { stdout, stderr } = spawnSync(process.execPath, [outfile, known, quieter], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["pcm_s16le format\n", ""]);
  });
});
