/**
 * A program that assigns codes in a loop, prints each one when it has it, and is killed. What it prints, somebody has
 * seen. Run by the campaign: node child.ts REQUEST
 */
import { appendFileSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import {
  assignCodes,
  CatalogError,
  createIdSource,
  type CatalogContext,
  type Instant,
} from "@deadwax/catalog";
import {
  openPostgresCatalog,
  openSqliteCatalog,
  systemDigest,
  systemRandomness,
  type OpenCatalog,
} from "@deadwax/storage";
import type { ChildRequest } from "./child-request.ts";
import { addApproved, declarations } from "./recordings.ts";

const request = JSON.parse(process.argv[2] ?? "") as ChildRequest;
const { target, kill } = request;

function die(): void {
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way; nothing more may happen until it is here.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Ends the process from another thread while this one is inside the database. */
const trigger = new Int32Array(new SharedArrayBuffer(4));
if (kill.point === "within the commit") {
  const body = `
    const { workerData } = require("node:worker_threads");
    Atomics.wait(workerData.trigger, 0, 0);
    const end = process.hrtime.bigint() + BigInt(workerData.microseconds) * 1000n;
    while (process.hrtime.bigint() < end);
    process.kill(process.pid, "SIGKILL");`;
  const worker = new Worker(body, { eval: true, workerData: { trigger, microseconds: kill.microseconds } });
  await new Promise((resolve) => worker.once("online", resolve));
  worker.unref();
}

async function open(): Promise<OpenCatalog> {
  const [lockWait, witness] = [60_000, target.witness];
  if (target.kind === "sqlite") return openSqliteCatalog(target.folder, { lockWait, witness });
  return openPostgresCatalog(target.address, { codesLog: target.codesLog, lockWait, witness });
}

function contextOf(
  { store, codesLog, witness, home, codesLogPath }: OpenCatalog,
  round: () => number,
): CatalogContext {
  const clock = { now: () => request.at as Instant };
  const is = (point: typeof kill.point): boolean => kill.point === point && round() === kill.round;
  return {
    store,
    witness,
    home,
    clock,
    ids: createIdSource(clock, systemRandomness),
    random: systemRandomness,
    digest: systemDigest,
    actor: "child",
    codesLog: {
      ...codesLog,
      append: async (lines) => {
        if (is("before the log")) die();
        if (is("within a line of the log")) {
          appendFileSync(codesLogPath, `${request.at}\tassigned\tAA-6Q7-2`);
          die();
        }
        const size = await codesLog.append(lines);
        if (is("after the log")) die();
        if (is("within the commit")) {
          Atomics.store(trigger, 0, 1);
          Atomics.notify(trigger, 0);
        }
        return size;
      },
      markCommitted: async (operationId) => {
        if (is("after the commit")) die();
        await codesLog.markCommitted(operationId);
      },
    },
  };
}

let round = 0;
try {
  const opened = await open();
  const context = contextOf(opened, () => round);
  writeSync(1, "open\n");
  for (; round < request.rounds; round += 1) {
    const recordingIds = await addApproved(context, request.batch);
    const { value } = await assignCodes(context, { recordingIds, declarations, prefix: request.prefix });
    if (kill.point === "before the answer" && round === kill.round) die();
    for (const { isrc, recording } of value.assigned) writeSync(1, `code ${isrc} ${recording.id}\n`);
  }
  await opened.store.close();
} catch (thrown) {
  if (!(thrown instanceof CatalogError)) throw thrown;
  writeSync(1, `refused ${thrown.code}\n`);
}
writeSync(1, "done\n");
