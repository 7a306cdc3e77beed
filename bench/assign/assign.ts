/**
 * How long do 10,000 assignments in one transaction take? Prints one line for each round and each database.
 * Run: node bench/assign/assign.ts [rounds]
 */
import { mkdtemp, rm } from "node:fs/promises";
import {
  assignCodes,
  change,
  createIdSource,
  initCatalog,
  isrcOf,
  newRecording,
  type Asset,
  type CatalogContext,
  type Id,
  type Instant,
} from "@deadwax/catalog";
import { registrantWithPrefix } from "@deadwax/catalog/testing";
import { createSqliteCatalog, systemClock, systemDigest, systemRandomness } from "@deadwax/storage";
import { tmpdir } from "node:os";
import { join } from "node:path";

const AMOUNT = 10_000;
const rounds = Number(process.argv[2] ?? 3);

for (let round = 1; round <= rounds; round += 1) {
  const folder = await mkdtemp(join(tmpdir(), "deadwax-bench-"));
  const ids = createIdSource(systemClock, systemRandomness);
  const catalog = {
    id: ids.next(),
    revision: 1,
    name: "Bench",
    isDemo: true,
    codeRoute: "own-prefix",
    territory: null,
    timeZone: "UTC",
  } as const;
  const opened = await createSqliteCatalog(folder, { catalog, instanceId: ids.next() });
  const context: CatalogContext = {
    ...opened,
    clock: systemClock,
    ids,
    random: systemRandomness,
    digest: systemDigest,
    actor: "bench",
  };
  try {
    await initCatalog(context, registrantWithPrefix("AA-6Q7"));
    const recordingIds = await addApproved(context);
    const cpu = process.cpuUsage();
    const started = performance.now();
    const { value } = await assignCodes(context, {
      recordingIds,
      declarations: { neverCoded: true, weControlIt: true },
    });
    const wall = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    if (value.assigned.length !== AMOUNT) throw new Error(`${value.assigned.length} codes were assigned`);
    const log = await context.codesLog.readFrom(0);
    const logged = new Set(log.lines.map(isrcOf)).size;
    process.stdout.write(
      `round ${round}: ${AMOUNT.toLocaleString("en-US")} codes in ${wall.toFixed(0)} ms wall, ${((user + system) / 1000).toFixed(0)} ms processor; ${logged.toLocaleString("en-US")} in codes.log\n`,
    );
  } finally {
    await opened.store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Recordings with an approved master each, all of one operation. */
async function addApproved(context: CatalogContext): Promise<readonly Id[]> {
  const { value } = await change(context, { action: "addRecording" }, async (transaction) => {
    const recordings = await transaction.insertAll(
      "recording",
      Array.from({ length: AMOUNT }, (_, index) => newRecording(`Recording ${index}`)),
    );
    const assets = await transaction.insertAll(
      "asset",
      recordings.map(({ id }) => masterOf(id, transaction.now)),
    );
    await transaction.insertAll(
      "approval",
      assets.map(({ id, audioHash }, index) => ({
        recordingId: recordings[index]?.id ?? id,
        assetId: id,
        audioHash: audioHash ?? "",
        approvedAt: transaction.now,
        approvedBy: "bench",
        note: null,
        heard: "first" as const,
        endedAt: null,
        endedWhy: null,
      })),
    );
    return recordings.map((recording) => recording.id);
  });
  return value;
}

function masterOf(recordingId: Id, addedAt: Instant): Omit<Asset, "id" | "revision"> {
  return {
    recordingId,
    role: "master",
    name: "master.wav",
    container: "wav",
    codec: "pcm_s24le",
    sampleRate: 44_100,
    channels: 2,
    bitDepth: 24,
    frames: 8_820_000,
    durationMs: 200_000,
    modulation: { firstFrame: 0, endFrame: 8_820_000, thresholdDbfs: -60, blockMs: 10 },
    sound: null,
    size: 52_920_044,
    sha256: recordingId,
    audioHash: `dwa1:${recordingId}`,
    tags: [],
    issues: [],
    measuredBy: "bench",
    isVaulted: false,
    madeFromId: null,
    addedAt,
  };
}
