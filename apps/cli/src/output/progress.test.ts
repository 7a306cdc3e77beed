import { describe, expect, it } from "vitest";
import { keepingSink } from "../testing/surroundings.ts";
import { lookOf } from "./look.ts";
import { showProgress } from "./progress.ts";

function stage(columns?: number) {
  const sink = keepingSink(columns);
  const time = { now: 0 };
  const look = () => lookOf(sink, { env: {}, color: false });
  return { sink, time, look, ticks: () => time.now };
}

describe("progress on a terminal", () => {
  it("redraws one line with a bar, the count, the rate and the remaining time", () => {
    const on = stage(100);
    const progress = showProgress({ label: "Listening", total: 100 }, on);
    for (let step = 0; step < 50; step += 1) {
      on.time.now += 100;
      progress.advance(1, "night-bus.wav");
    }
    const frames = on.sink.text().split("\r\u001b[2K");
    expect(frames.at(-1)).toBe("Listening  ██████████··········  50/100  10/s  5 s left  night-bus.wav");
    expect(frames).toHaveLength(51);
    progress.end();
    expect(on.sink.text().endsWith("\r\u001b[2K")).toBe(true);
    expect(on.sink.text()).not.toContain("\n");
  });

  it("draws at most ten times a second and never wider than the window", () => {
    const on = stage(30);
    const progress = showProgress({ label: "Listening", total: 1000 }, on);
    for (let step = 0; step < 1000; step += 1) {
      on.time.now += 1;
      progress.advance(1, "夜のバス\u001b[2J.wav");
    }
    const frames = on.sink.text().split("\r\u001b[2K").slice(1);
    expect(frames.length).toBeLessThanOrEqual(11);
    for (const frame of frames) expect(frame.length).toBeLessThan(30);
    expect(frames.join("")).not.toContain("\u001b");
  });

  it("makes room for other lines and says nothing after its end", () => {
    const on = stage(80);
    const progress = showProgress({ label: "Reading" }, on);
    progress.advance(3);
    expect(on.sink.text()).toBe("\r\u001b[2KReading  3");
    progress.hide();
    progress.end();
    progress.advance();
    progress.end();
    expect(on.sink.text()).toBe("\r\u001b[2KReading  3\r\u001b[2K");
  });
});

describe("progress in a pipe", () => {
  it("prints a plain line every ten seconds and one at the end", () => {
    const on = stage();
    const progress = showProgress({ label: "Listening", total: 3000 }, on);
    for (let step = 0; step < 3000; step += 1) {
      on.time.now += 8;
      progress.advance(1, "x.wav");
    }
    progress.end();
    expect(on.sink.text()).toBe(
      "Listening: 1,250 of 3,000 (41 %)  125/s  14 s left\n" +
        "Listening: 2,500 of 3,000 (83 %)  125/s  4 s left\n" +
        "Listening: 3,000 of 3,000 (100 %)  125/s\n",
    );
  });

  it("prints nothing about work that is soon over", () => {
    const on = stage();
    const progress = showProgress({ label: "Listening", total: 3 }, on);
    progress.advance(3);
    on.time.now += 500;
    progress.end();
    expect(on.sink.text()).toBe("");
  });
});
