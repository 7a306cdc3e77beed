import { describe, expect, it } from "vitest";
import { chooseWork } from "./choose-work.ts";

/** A word fits a word that begins alike. */
const fit = (request: string, last: string): number => (request[0] === last[0] ? 1 : 0);

function choose(
  requests: readonly string[],
  {
    idle,
    busy = [],
    overtaken = 0,
  }: { idle: readonly string[]; busy?: readonly string[]; overtaken?: number },
): string {
  const queue = requests.map((request, index) => ({ request, overtaken: index === 0 ? overtaken : 0 }));
  const thread = (last: string): { last: string | undefined } => ({ last: last === "" ? undefined : last });
  const choice = chooseWork(queue, { idle: idle.map(thread), busy: busy.map(thread), fit });
  return `${choice?.job.request ?? "nothing"} in ${choice?.thread.last ?? "a new one"}`;
}

describe("the choice of work", () => {
  it("is the oldest request where nothing fits", () => {
    expect(choose(["b1", "c1"], { idle: ["a1"] })).toBe("b1 in a1");
  });

  it("is the request that fits what an idle thread did last, and that thread", () => {
    expect(choose(["b1", "c1", "c2"], { idle: ["a1", "c0"] })).toBe("c1 in c0");
  });

  it("leaves what fits a busy thread to it while something else waits", () => {
    expect(choose(["a1", "b1"], { idle: [""], busy: ["a0"] })).toBe("b1 in a new one");
  });

  it("leaves no thread idle for the sake of a better one", () => {
    expect(choose(["a1"], { idle: ["x0"], busy: ["a0"] })).toBe("a1 in x0");
  });

  it("is the oldest request after many were chosen before it", () => {
    expect(choose(["b1", "a1"], { idle: ["a0"], overtaken: 63 })).toBe("a1 in a0");
    expect(choose(["b1", "a1"], { idle: ["a0"], overtaken: 64 })).toBe("b1 in a0");
  });
});
