/** What must hold for a file, whatever is in it. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { createAudioProbe, createTagWriter } from "@deadwax/audio";
import { CatalogError, type AudioFacts, type TagPlan } from "@deadwax/catalog";
import { checkFacts, soundOf } from "./check-facts.ts";

/** A promise that was broken; the message says which. */
export class Violation extends Error {
  override readonly name = "Violation";
}

export interface Examined {
  /** `read`, or the code of the refusal. */
  readonly probe: string;
  /** `written`, or the code of the refusal. */
  readonly inPlace: string;
  readonly copy: string;
  /** Why a write was undone that had been made; null where none was. */
  readonly takenBack: string | null;
  /** Seconds of the processor for the slowest single call. */
  readonly slowest: number;
}

const CODE = "AA6Q72600123";
const PLAN: TagPlan = {
  isrc: CODE,
  title: "Nächtliche Fahrt 夜",
  artists: ["Änne", "Bo"],
  release: "Neue Platte",
  trackNumber: "4",
  date: "2026-03-05",
};
const ASKED = { plan: PLAN, replaceCode: true } as const;
/** Seconds of the processor that one call may take for a file below 100 kB. */
const LIMIT_SECONDS = 5;

const probe = createAudioProbe();
const writer = createTagWriter({ measure: (path) => probe.probe(path, "identity") });

/** Probes and tags the file in a folder of its own. @throws Violation, and whatever else escapes from what is examined. */
export async function examine(folder: string, name: string, bytes: Uint8Array): Promise<Examined> {
  const clock = createClock();
  const takenBack: string[] = [];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const facts = await clock("probe", () => refusalOr(probe.probe(path), []));
  checkSame(facts, await refusalOr(probe.probe(path), []));
  if (typeof facts !== "string") checkFacts(facts, bytes.length);
  expectFile(path, bytes, "a probe changed the file");
  const target = join(folder, `copy${extname(name)}`);
  const asked = { ...ASKED, source: path };
  const copy = await clock("a copy", () => refusalOr(writer.embed({ ...asked, target }), takenBack));
  expectFile(path, bytes, "making a copy changed the source");
  if (typeof copy === "string") expectAlone(folder, [name]);
  else {
    await checkWritten(target, { before: facts, takenBack });
    expectAlone(folder, [name, `copy${extname(name)}`]);
  }
  const inPlace = await clock("writing in place", () =>
    refusalOr(writer.embed({ ...asked, target: "in-place" }), takenBack),
  );
  if (typeof inPlace === "string")
    expectFile(path, bytes, `a file that was refused (${inPlace}) has changed`);
  else await checkWritten(path, { before: facts, takenBack });
  expectAlone(folder, existsSync(target) ? [name, `copy${extname(name)}`] : [name]);
  return {
    probe: typeof facts === "string" ? facts : "read",
    inPlace: typeof inPlace === "string" ? inPlace : "written",
    copy: typeof copy === "string" ? copy : "written",
    takenBack: takenBack[0] ?? null,
    slowest: clock.slowest(),
  };
}

/** What was written was looked at and undone: the file is whole, but the refusal came late. */
const TAKEN_BACK: ReadonlySet<string> = new Set(["AUDIO_TAG_NOT_CONFIRMED", "AUDIO_TAG_CHANGED_AUDIO"]);

/** The code of a refusal. Everything that is not one escapes, and so does what calls itself a defect. */
async function refusalOr<Value>(work: Promise<Value>, takenBack: string[]): Promise<Value | string> {
  try {
    return await work;
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    if (TAKEN_BACK.has(thrown.code)) takenBack.push(thrown.message);
    // Nobody changes these files.
    else if (thrown.kind === "internal" || thrown.code === "AUDIO_CHANGED_WHILE_READING")
      throw new Violation(thrown.message);
    return thrown.code;
  }
}

/** `instanceof` alone would leave the code of the error open. */
function isRefusal(thrown: unknown): thrown is CatalogError {
  return thrown instanceof CatalogError;
}

interface Written {
  /** Of the file before. */
  readonly before: AudioFacts | string;
  readonly takenBack: string[];
}

async function checkWritten(path: string, { before, takenBack }: Written): Promise<void> {
  const written = readFileSync(path);
  const again = await refusalOr(writer.embed({ ...ASKED, source: path, target: "in-place" }), takenBack);
  const isRefused = typeof again === "string" && !TAKEN_BACK.has(again);
  if (isRefused) throw new Violation(`a second write is refused (${again})`);
  const isChanged = typeof again === "object" && again.isChanged;
  if (isChanged || !readFileSync(path).equals(written))
    throw new Violation("a second write changed the file again");
  const after = await refusalOr(probe.probe(path), []);
  if (typeof before === "string" || typeof after === "string") {
    // Packets that no decoder understands are refused by who listens, not by who writes tags.
    if (before !== after)
      throw new Violation(`the file was ${statedAs(before)} before, and is ${statedAs(after)}`);
    return;
  }
  checkFacts(after, written.length);
  for (const [what, value] of Object.entries(soundOf(before)))
    if (JSON.stringify(value) !== JSON.stringify(soundOf(after)[what]))
      throw new Violation(`${what} is another one after writing tags`);
  if (!after.tags.some(({ field, value }) => field === "isrc" && value === CODE))
    throw new Violation("the code that was written is not read");
}

function statedAs(facts: AudioFacts | string): string {
  return typeof facts === "string" ? `refused (${facts})` : "read";
}

function checkSame(first: AudioFacts | string, second: AudioFacts | string): void {
  if (JSON.stringify(first) !== JSON.stringify(second))
    throw new Violation("the same file gave other facts the second time");
}

function expectFile(path: string, bytes: Uint8Array, otherwise: string): void {
  if (!readFileSync(path).equals(bytes)) throw new Violation(otherwise);
}

function expectAlone(folder: string, names: readonly string[]): void {
  const there = readdirSync(folder).toSorted();
  if (JSON.stringify(there) !== JSON.stringify(names.toSorted()))
    throw new Violation(`the folder holds ${there.join(", ")}`);
}

interface Clock {
  <Value>(what: string, work: () => Promise<Value>): Promise<Value>;
  slowest(): number;
}

/** Time of this thread, not of the wall: a machine that is busy elsewhere makes no file slow. */
function createClock(): Clock {
  let slowest = 0;
  const clock = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    const before = process.threadCpuUsage();
    const value = await work();
    const { user, system } = process.threadCpuUsage(before);
    const seconds = (user + system) / 1e6;
    slowest = Math.max(slowest, seconds);
    if (seconds > LIMIT_SECONDS) throw new Violation(`${what} took ${seconds.toFixed(1)} s`);
    return value;
  };
  return Object.assign(clock, { slowest: () => slowest });
}
