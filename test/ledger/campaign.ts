/**
 * The ledger campaign: random work and random accidents on one catalog and its copies, checked against a bookkeeping
 * of its own. A seed fixes every decision; how far a killed process had come is up to the machine.
 */
import { addPrefix, initCatalog } from "@deadwax/catalog";
import { checkSite, checkWhole } from "./check.ts";
import { COMMANDS } from "./commands/index.ts";
import type { Command } from "./commands/command.ts";
import { Violation } from "./model.ts";
import { randomOfStep } from "./random.ts";
import type { Host } from "./site.ts";
import { count, createWorld, LARGE_PREFIX, SMALL_PREFIX, TIME_ZONE, type Site, type World } from "./world.ts";

export interface CampaignRequest {
  readonly seed: number;
  /** Goes on until so many numbers were given out … */
  readonly codes: number;
  /** … and so many processes were killed: whether a kill comes in time is up to the machine. */
  readonly kills?: number;
  /** Stops after so many steps, to look at a failure. */
  readonly steps?: number;
  /** Names of commands to leave out, to make a failure small. */
  readonly without?: readonly string[];
  /** Relative weights that differ from the usual ones. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Batches of every size alike, instead of small ones more often: more numbers in less time. */
  readonly areBatchesLarge?: boolean;
  /** How many steps lie between two checks of everything that is cheap to check. */
  readonly checkEvery: number;
  /** Asked before each step. */
  readonly mayGoOn?: () => boolean;
  readonly onStep?: (world: World, line: string) => void;
}

export interface CampaignOutcome {
  readonly codes: number;
  readonly steps: number;
  readonly counts: ReadonlyMap<string, number>;
}

const SHOWN_STEPS = 30;

/** Runs until the numbers are given out. Throws a Violation that says how to run it again. */
export async function runCampaign(host: Host, request: CampaignRequest): Promise<CampaignOutcome> {
  const world = await createWorld(host, {
    random: randomOfStep(request.seed, 0),
    areBatchesLarge: request.areBatchesLarge === true,
  });
  let step = 0;
  try {
    await begin(world);
    const last = request.steps ?? Infinity;
    while (!isEnough(world, request) && step < last && request.mayGoOn?.() !== false) {
      step += 1;
      await takeStep(world, request, step);
      if (step % request.checkEvery === 0) for (const site of sites(world)) await checkSite(world, site);
    }
    for (const site of sites(world)) await checkWhole(world, site);
    return { codes: world.model.acknowledged, steps: step, counts: world.counts };
  } catch (thrown) {
    const place = `seed ${request.seed}, step ${step}, ${host.kind}`;
    const tail = world.journal.slice(-SHOWN_STEPS).join("\n");
    throw new Violation(`${place}: ${String(thrown)}\n${tail}`, { cause: thrown });
  } finally {
    for (const site of sites(world)) {
      await site.context.store.close();
      await site.seat.remove();
    }
  }
}

function isEnough({ model, counts }: World, { codes, kills = 0 }: CampaignRequest): boolean {
  return model.acknowledged >= codes && (counts.get("kills") ?? 0) >= kills;
}

function sites(world: World): readonly Site[] {
  return [world.original, ...world.copies];
}

async function begin({ original: { context } }: World): Promise<void> {
  await initCatalog(context, {
    registrant: { name: "Night Shift Records", kind: "organization", timeZone: TIME_ZONE },
    prefix: { prefix: LARGE_PREFIX, control: "own", lastUsed: -1 },
  });
  const [registrant] = await context.store.read((reader) => reader.find("registrant"));
  if (registrant === undefined) throw new Violation("there is no registrant");
  const ranges = [
    { from: 100, to: 499 },
    { from: 700, to: 1_299 },
  ];
  const prefix = SMALL_PREFIX;
  await addPrefix(context, { registrantId: registrant.id, prefix, control: "own", ranges, lastUsed: 120 });
}

async function takeStep(world: World, request: CampaignRequest, step: number): Promise<void> {
  world.random = randomOfStep(request.seed, step);
  const site = world.random.chance(0.75)
    ? world.original
    : (world.random.pick(world.copies) ?? world.original);
  const command = choose(world, request, site);
  world.journal.push(`${step} ${command.name} at ${site.name} …`);
  const came = await command.run(world, site);
  const line = `${step} ${command.name} at ${site.name}: ${came}`;
  world.journal.splice(-1, 1, line);
  if (world.journal.length > 10 * SHOWN_STEPS) world.journal.splice(0, SHOWN_STEPS);
  count(world, command.name);
  request.onStep?.(world, line);
}

function choose(world: World, request: CampaignRequest, site: Site): Command {
  const open = COMMANDS.filter(
    ({ name, isForOriginal }) =>
      request.without?.includes(name) !== true && (site.isOriginal || isForOriginal !== true),
  );
  const weightOf = ({ name, weight }: Command): number => request.weights?.[name] ?? weight;
  let left = world.random.int(
    1,
    open.reduce((sum, command) => sum + weightOf(command), 0),
  );
  for (const command of open) {
    left -= weightOf(command);
    if (left <= 0) return command;
  }
  throw new Violation("no command is left");
}
