import { describe, expect, it } from "vitest";
import type { Output } from "../output/output.ts";
import { withProgress } from "./with-progress.ts";

function command() {
  const told: string[] = [];
  const progress: ReturnType<Output["progress"]> = {
    advance: (steps = 1, note = "") => {
      told.push(`${steps} ${note}`.trim());
    },
    end: () => {
      told.push("end");
    },
  };
  const out = { progress: () => progress } as Pick<Output, "progress"> as Output;
  return { told, out, signal: new AbortController().signal };
}

describe("work with progress", () => {
  it("is told of step by step, and ends with the work", async () => {
    const shown = command();
    const done = await withProgress(
      shown,
      { label: "Listening" },
      async ({ onProgress, signal }, advance) => {
        onProgress();
        advance(0, "a.wav");
        return Promise.resolve(signal === shown.signal);
      },
    );
    expect([done, shown.told]).toEqual([true, ["1", "0 a.wav", "end"]]);
  });

  it("ends where the work fails, before it has begun as well", async () => {
    const shown = command();
    const fails = (): Promise<never> => {
      throw new Error("no");
    };
    await expect(withProgress(shown, { label: "Listening" }, fails)).rejects.toThrow("no");
    expect(shown.told).toEqual(["end"]);
  });
});
