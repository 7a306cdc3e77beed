/** Programs that end in the middle of their work, and programs that work at the same time. */
import { setTimeout as sleep } from "node:timers/promises";
import { KILL_POINTS, type ChildRequest, type KillPoint } from "../child-request.ts";
import { checkSite } from "../check.ts";
import { Violation } from "../model.ts";
import { addApproved } from "../recordings.ts";
import { runChild, type ChildOutcome } from "../run-child.ts";
import { count, gaveOut, LARGE_PREFIX, whileClosed, type Site, type World } from "../world.ts";
import type { Command } from "./command.ts";
import { assign } from "./issue.ts";

/** SQLite's commit takes about so long here, in microseconds. */
const COMMIT_TIME = 4_000;

/** Why a child process may stop: the numbers are used up, or the server was killed. */
const EXPECTED: ReadonlySet<string> = new Set(["LEDGER_EXHAUSTED", "STORE_UNREACHABLE"]);

function requestFor(world: World, site: Site, point: KillPoint): ChildRequest {
  const { random, clock } = world;
  const rounds = random.int(2, 5);
  return {
    ...{ target: site.seat.target, at: clock.now(), prefix: LARGE_PREFIX, rounds, batch: random.size(30) },
    kill: { point, round: random.int(0, rounds - 1), microseconds: random.int(0, COMMIT_TIME) },
  };
}

async function run(world: World, site: Site, point: KillPoint): Promise<ChildOutcome> {
  const request = requestFor(world, site, point);
  const { random } = world;
  const most = (request.rounds - 1) * request.batch;
  const outside = { codes: random.int(0, most), milliseconds: random.int(0, 12) };
  const outcome = await runChild(request, point === "outside" ? outside : undefined);
  count(world, "processes");
  if (outcome.wasKilled) {
    count(world, "kills");
    count(world, `killed ${point}`);
  }
  return outcome;
}

/** What a process printed counts as given out, and must be in the ledger. */
async function takeOver(world: World, site: Site, outcomes: readonly ChildOutcome[]): Promise<void> {
  for (const { codes, refused } of outcomes) {
    if (refused !== undefined && !EXPECTED.has(refused)) throw new Violation(`refused: ${refused}`);
    for (const { code } of codes) gaveOut(world, site, code);
  }
  await checkSite(world, site);
  for (const { code, recordingId } of outcomes.flatMap(({ codes }) => codes)) {
    const last = site.audit.last.get(code);
    if (last?.event !== "assigned" || last.recordingId !== recordingId)
      throw new Violation(`${code} was printed, and the ledger says ${JSON.stringify(last)}`);
    site.coded.push({ id: recordingId, code });
  }
}

export const crashCommands: readonly Command[] = [
  {
    name: "kill",
    weight: 10,
    run: async (world, site) => {
      const point = world.random.pick(KILL_POINTS.slice(0, -1)) ?? "outside";
      const isClosed = world.random.chance(0.5);
      const outcome = isClosed
        ? await whileClosed(world, site, () => run(world, site, point))
        : await run(world, site, point);
      await takeOver(world, site, [outcome]);
      // The next one to issue must pass by whatever was left lying about.
      await assign(world, site, await addApproved(site.context, 1), LARGE_PREFIX);
      return `${point}: ${outcome.codes.length} codes printed, ${outcome.wasKilled ? "killed" : "ended by itself"}`;
    },
  },
  {
    name: "kill the server",
    weight: 1,
    run: async (world, site) => {
      const { crashServer } = site.seat;
      if (crashServer === undefined) return "there is no server";
      const outcome = await whileClosed(world, site, async () => {
        const child = run(world, site, "never");
        await sleep(world.random.int(200, 1_500));
        await crashServer();
        return child;
      });
      count(world, "server crashes");
      await takeOver(world, site, [outcome]);
      await assign(world, site, await addApproved(site.context, 1), LARGE_PREFIX);
      return `${outcome.codes.length} codes printed`;
    },
  },
  {
    name: "processes at once",
    weight: 3,
    run: async (world, site) => {
      const points: readonly KillPoint[] = ["never", world.random.chance(0.6) ? "outside" : "after the log"];
      const children = Promise.all(points.map((point) => run(world, site, point)));
      for (let turn = 0; turn < 3; turn += 1) {
        await assign(world, site, await addApproved(site.context, world.random.size(20)), LARGE_PREFIX);
      }
      const outcomes = await children;
      await takeOver(world, site, outcomes);
      count(world, "processes at once");
      return outcomes
        .map(({ codes, wasKilled }) => `${codes.length}${wasKilled ? " and killed" : ""}`)
        .join(", ");
    },
  },
];
