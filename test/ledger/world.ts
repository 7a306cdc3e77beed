/** Everything a campaign over one catalog and its copies knows. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  CatalogError,
  createIdSource,
  dayIn,
  type CatalogContext,
  type Id,
  type Operation,
} from "@deadwax/catalog";
import { systemDigest, systemRandomness } from "@deadwax/storage";
import { createTestClock, type TestClock } from "@deadwax/storage/testing";
import { createAudit, type Audit } from "./audit.ts";
import { createModel, LOG, Violation, type Code, type Model } from "./model.ts";
import type { Random } from "./random.ts";
import { createLogReader, type LogReader } from "./read-log.ts";
import type { Backup, Host, Seat } from "./site.ts";

/** The prefix that is used up slowly, and the one with few numbers. */
export const LARGE_PREFIX = "AA-6Q7";
export const SMALL_PREFIX = "AA-6Q8";
export const TIME_ZONE = "Europe/Stockholm";

/** One copy of the catalog, opened. */
export interface Site {
  readonly name: string;
  readonly seat: Seat;
  readonly isOriginal: boolean;
  readonly audit: Audit;
  context: CatalogContext;
  log: LogReader;
  /** Recordings by what can be done with them next; the newest of each. */
  ready: Id[];
  drafts: Id[];
  held: Id[];
  coded: { readonly id: Id; readonly code: Code }[];
  /** Newest last. */
  operations: Id[];
  /** Given out here, and so in this copy's codes.log. */
  given: Set<Code>;
  /** The span a copy issues from. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

export interface KeptBackup {
  readonly backup: Backup;
  /** How many numbers its ledger knew. */
  readonly numbers: number;
  wasMoved: boolean;
  /** Since then what this computer saw was lost: an older folder in the same place cannot be told any more. */
  wasRecordLost: boolean;
}

export interface World {
  readonly host: Host;
  readonly model: Model;
  readonly clock: TestClock;
  readonly counts: Map<string, number>;
  readonly journal: string[];
  readonly original: Site;
  copies: Site[];
  /** Blocks the original gave away: a person has them on paper, whatever becomes of the database. */
  readonly delegated: { readonly name: string; readonly from: number; readonly to: number }[];
  backup: KeptBackup | undefined;
  random: Random;
  names: number;
  readonly areBatchesLarge: boolean;
}

const SHARED = { random: systemRandomness, digest: systemDigest, actor: "Ada" };

export async function createWorld(
  host: Host,
  { random, areBatchesLarge }: Pick<World, "random" | "areBatchesLarge">,
): Promise<World> {
  const clock = createTestClock("2026-03-02T10:00:00.000Z");
  const model = createModel();
  const seat = await host.create();
  const original = await createSite({ name: "the original", seat, span: null }, { clock, model });
  return {
    ...{ host, model, clock, original, random, areBatchesLarge },
    ...{ counts: new Map(), journal: [], copies: [], delegated: [], backup: undefined, names: 0 },
  };
}

export async function createSite(
  given: Pick<Site, "name" | "seat" | "span">,
  { clock, model }: Pick<World, "clock" | "model">,
): Promise<Site> {
  const audit = createAudit(model, given.name);
  const log = readerOf(given.seat, model);
  const opened = await given.seat.open();
  const context = { ...SHARED, ...opened, clock, ids: createIdSource(clock, systemRandomness) };
  return {
    ...given,
    ...{ audit, log, context, isOriginal: given.span === null },
    ...{ ready: [], drafts: [], held: [], coded: [], operations: [], given: new Set<Code>() },
  };
}

function readerOf(seat: Seat, model: Model): LogReader {
  return createLogReader(seat.logPath, (code) => {
    model.saw(code, LOG);
  });
}

/** Closes the catalog, does something to what it lies in, and opens it again. */
export async function whileClosed<Value>(
  world: World,
  site: Site,
  work: () => Promise<Value>,
): Promise<Value> {
  await site.context.store.close();
  const value = await work();
  site.context = { ...site.context, ...(await site.seat.open()) };
  site.log = readerOf(site.seat, world.model);
  return value;
}

export function count(world: World, what: string, by = 1): void {
  world.counts.set(what, (world.counts.get(what) ?? 0) + by);
}

/** The code of a refusal, or undefined with the value. Anything that is neither expected nor done is a violation. */
export async function attempt<Value>(
  work: Promise<Value>,
  ...expected: readonly string[]
): Promise<
  | { readonly refused: CatalogError; readonly value?: undefined }
  | { readonly refused?: undefined; readonly value: Value }
> {
  try {
    return { value: await work };
  } catch (thrown) {
    if (isRefused(thrown) && expected.includes(thrown.code)) return { refused: thrown };
    throw new Violation(`unexpected: ${String(thrown)}`, { cause: thrown });
  }
}

function isRefused(thrown: unknown): thrown is CatalogError {
  return thrown instanceof CatalogError;
}

export async function mustRefuse(work: Promise<unknown>, ...codes: readonly string[]): Promise<CatalogError> {
  const { refused } = await attempt(work, ...codes);
  if (refused === undefined) throw new Violation(`was not refused, expected ${codes.join(" or ")}`);
  return refused;
}

const KEPT_OPERATIONS = 15;

export function remember(site: Site, operation: Operation | null): void {
  if (operation !== null) site.operations = [...site.operations, operation.id].slice(-KEPT_OPERATIONS);
}

/** A number came out of a service at this copy. */
export function gaveOut(world: World, site: Site, code: Code): void {
  world.model.gaveOut(code, site.name);
  site.given.add(code);
  requireOwnSpan(site, code);
}

/** A copy names numbers of its block only, also where the original had reserved one before the copying. */
export function requireOwnSpan({ span, name }: Site, code: Code): void {
  const designation = Number(code.slice(7));
  if (span !== null && (designation < span.from || designation > span.to))
    throw new Violation(`${name} gave out ${code}, outside of its block`);
}

/** The two digits of the year in which a number is issued now: that of Stockholm. */
export function yearNow({ clock }: World): string {
  return dayIn(clock.now(), TIME_ZONE).slice(2, 4);
}

/** What this computer saw of this copy is lost. */
export async function loseRecord(world: World, { context, seat, isOriginal }: Site): Promise<void> {
  const { instanceId } = await context.store.read((reader) => reader.instance());
  await rm(join(seat.witnessPath, `${instanceId}.log`), { force: true });
  if (isOriginal && world.backup !== undefined) world.backup.wasRecordLost = true;
}

/** Numbers that stand in codes.log only, because a process died before it committed them: nobody was shown one. */
export async function loseLeftovers(world: World, site: Site): Promise<void> {
  await site.audit.run(site.context.store);
  const logged = await site.log.codes();
  world.model.lostLog([...logged].filter((code) => !site.audit.last.has(code) && !site.given.has(code)));
}
