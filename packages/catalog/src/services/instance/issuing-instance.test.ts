import { appendFile, copyFile, cp, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteCatalog } from "@deadwax/storage";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { approvedRecording, registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { assignCodes } from "../code/assign-codes.ts";
import { enterCode } from "../code/enter-code.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { reserveCodes } from "../code/reserve-codes.ts";
import { voidCode } from "../code/void-code.ts";
import { undo } from "../history/undo.ts";
import { addRecording } from "../recording/add-recording.ts";
import { addBlock } from "../registrant/add-block.ts";
import { fenced, findFence } from "./find-fence.ts";
import { settleCopied, settleMoved, settleRestored } from "./settle-instance.ts";

const declarations = { neverCoded: true, weControlIt: true };
let place: TestStore;
let context: CatalogContext;
const copies: { readonly folder: string; readonly close: () => Promise<void> }[] = [];

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(async () => {
  await context.store.close();
  for (const folder of [place.folder, place.witnessFolder])
    await rm(folder, { recursive: true, force: true });
  for (const { folder, close } of copies.splice(0)) {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function assignOne(where: CatalogContext, title: string, block?: string): Promise<string | undefined> {
  const recording = await approvedRecording(where, title);
  const request = { recordingIds: [recording.id], declarations, ...(block === undefined ? {} : { block }) };
  return (await assignCodes(where, request)).value.assigned[0]?.shown;
}

/** The catalog of a folder, opened as another program would. */
async function open(folder: string): Promise<CatalogContext> {
  const options = { isDurable: false, witness: place.witnessFolder };
  return { ...place, ...(await openSqliteCatalog(folder, options)), actor: "Ada" };
}

async function reopen(between: (database: string) => Promise<void>): Promise<void> {
  await context.store.close();
  await between(join(place.folder, "catalog.sqlite"));
  context = await open(place.folder);
}

async function copyOf(where: CatalogContext, folder: string, name: string): Promise<CatalogContext> {
  const target = `${folder}-${name}`;
  await where.store.close();
  await cp(folder, target, { recursive: true });
  const copy = await open(target);
  copies.push({ folder: target, close: () => copy.store.close() });
  return copy;
}

async function delegate(name: string, range: { from: number; to: number }): Promise<string> {
  const [prefix] = await context.store.read((reader) => reader.find("prefix"));
  const { value } = await addBlock(context, { prefixId: prefix!.id, name, range, holder: name });
  return value.token!;
}

describe("a database older than its codes.log", () => {
  /** Takes a backup after one code, and puts it back, into the same file, after three. */
  async function putOldDatabaseBack(): Promise<void> {
    await assignOne(context, "Before");
    await reopen((database) => copyFile(database, `${database}.backup`));
    await assignOne(context, "One");
    await assignOne(context, "Two");
    await reopen((database) => copyFile(`${database}.backup`, database));
  }

  it("issues nothing until a person says what was issued since", async () => {
    await putOldDatabaseBack();
    await expect(assignOne(context, "Three")).rejects.toMatchObject({
      code: "LEDGER_FENCED",
      message: expect.stringMatching(
        /older state was put back\. Say it with `deadwax instance restored/u,
      ) as string,
    });
    await settleRestored(context, { lastIssued: [] });
    expect(await assignOne(context, "Four")).toBe("AA-6Q7-26-00003");
  });

  it.each([
    [
      "a code was entered",
      async () => {
        const { value } = await addRecording(context, { title: "Old" });
        await enterCode(context, {
          recordingId: value.id,
          isrc: requireIsrc("AA-6Q7-25-00001"),
          source: "other",
        });
      },
    ],
    [
      "a code was voided",
      () => voidCode(context, { isrc: requireIsrc("AA-6Q7-26-00000"), reason: "wrong mix" }),
    ],
    ["an assignment was undone", () => undo(context)],
  ])("still issues nothing after %s", async (_what, ledgerWork) => {
    await putOldDatabaseBack();
    await ledgerWork();
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
  });
});

describe("a folder put back whole, with its codes.log", () => {
  const snapshot = (): string => `${place.folder}-snapshot`;
  afterEach(() => rm(snapshot(), { recursive: true, force: true }));

  /** Copies the folder after one code, and copies it over itself after three, as `cp -a snapshot/. .` does. */
  async function putOldFolderBack(): Promise<void> {
    await assignOne(context, "Before");
    await reopen(() => cp(place.folder, snapshot(), { recursive: true }));
    await assignOne(context, "One");
    await assignOne(context, "Two");
    await putSnapshotBack();
  }

  async function putSnapshotBack(): Promise<void> {
    await reopen(async () => {
      for (const name of ["catalog.sqlite-wal", "catalog.sqlite-shm"])
        await rm(join(place.folder, name), { force: true });
      for (const name of ["catalog.sqlite", "codes.log"])
        await copyFile(join(snapshot(), name), join(place.folder, name));
    });
  }

  it("issues nothing when the same one is put back a second time, after a person settled the first", async () => {
    await putOldFolderBack();
    await settleRestored(context, { lastIssued: [] });
    await putSnapshotBack();
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
    await settleRestored(context, { lastIssued: [] });
    expect(await assignOne(context, "Four")).toBe("AA-6Q7-26-00003");
    await putSnapshotBack();
    await expect(settleMoved(context)).rejects.toMatchObject({ code: "LEDGER_FENCED" });
  });

  it("issues nothing, because this computer saw it issue more", async () => {
    await putOldFolderBack();
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
    const fence = await context.store.read((reader) => findFence(reader, context));
    expect(fence?.reason).toBe("older-than-log");
  });

  it("goes on above everything this computer saw, when nothing else is known", async () => {
    await putOldFolderBack();
    await settleRestored(context, { lastIssued: [] });
    expect(await assignOne(context, "Four")).toBe("AA-6Q7-26-00003");
    expect(await assignOne(context, "Five")).toBe("AA-6Q7-26-00004");
  });

  it("stays fenced however many corrections are made before a person says what happened", async () => {
    await putOldFolderBack();
    await voidCode(context, { isrc: requireIsrc("AA-6Q7-26-00000"), reason: "wrong mix" });
    await rm(place.witnessFolder, { recursive: true });
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
  });

  it("is told also from the other of two copies that a person both called the only one", async () => {
    await assignOne(context, "Before");
    const twin = await copyOf(context, place.folder, "twin");
    await rename(place.folder, `${place.folder}-hidden`);
    await settleMoved(twin);
    await rename(`${place.folder}-hidden`, place.folder);
    context = await open(place.folder);
    expect(await assignOne(twin, "One")).toBe("AA-6Q7-26-00001");
    await expect(assignOne(context, "Two")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
  });
});

describe("a number that was reserved and made void", () => {
  it("stays void: undoing that is refused, and takes nothing back", async () => {
    const recording = await approvedRecording(context, "Reserved");
    const { value } = await reserveCodes(context, { recordingIds: [recording.id] });
    await voidCode(context, { isrc: value.reserved[0]!.isrc!, reason: "not needed" });
    await expect(undo(context)).rejects.toMatchObject({ code: "UNDO_SPENT" });
  });
});

describe("a number that a crash left in codes.log", () => {
  async function crashWith(designation: number): Promise<void> {
    await context.codesLog.append([
      {
        ...{ event: "assigned", prefixCode: "AA6Q7", year: "26", designation, recordingId: null },
        ...{ operationId: context.ids.next(), at: context.clock.now() },
      },
    ]);
  }

  it("is never issued again", async () => {
    await crashWith(0);
    expect(await assignOne(context, "One")).toBe("AA-6Q7-26-00001");
  });

  it("is never issued again when only the end of its line is missing", async () => {
    const line = `${context.clock.now()}\tassigned\tAA-6Q7-26-00001\t-\t${context.ids.next()}`;
    await appendFile(join(place.folder, "codes.log"), line);
    expect(await assignOne(context, "One")).toBe("AA-6Q7-26-00002");
  });

  it("does not let a clock that is behind the ledger issue numbers of the wrong year", async () => {
    await assignOne(context, "One");
    await crashWith(1);
    place.clock.set("2025-11-22T10:00:00.000Z");
    await expect(assignOne(context, "Two")).rejects.toMatchObject({ code: "LEDGER_CLOCK_BACK" });
  });
});

describe("codes.log", () => {
  it("is written anew, with every number of the ledger, when it was deleted", async () => {
    await assignOne(context, "One");
    await assignOne(context, "Two");
    await reopen(() => rm(join(place.folder, "codes.log")));
    await assignOne(context, "Three");
    const { lines } = await context.codesLog.readFrom(0);
    expect(lines.map((line) => line.designation)).toEqual([0, 1, 2]);
  });

  it("written anew still tells a database that is older than it", async () => {
    await assignOne(context, "One");
    await reopen((database) => copyFile(database, `${database}.backup`));
    await assignOne(context, "Two");
    await reopen(() => rm(join(place.folder, "codes.log")));
    await voidCode(context, { isrc: requireIsrc("AA-6Q7-26-00000"), reason: "wrong mix" });
    await reopen((database) => copyFile(`${database}.backup`, database));
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
  });

  it.each([
    ["deleted", async (path: string) => rm(path)],
    ["cut short", async (path: string) => truncate(path, 60)],
    [
      "another catalog's",
      async (path: string) => writeFile(path, `deadwax codes.log 1\t${"0".repeat(32)}\n`),
    ],
  ])("when it is %s, and this computer saw nothing either, stops the issuing", async (_how, damage) => {
    await assignOne(context, "One");
    await reopen((database) => copyFile(database, `${database}.backup`));
    await assignOne(context, "Two");
    await reopen(async (database) => {
      await copyFile(`${database}.backup`, database);
      await damage(join(place.folder, "codes.log"));
      await rm(place.witnessFolder, { recursive: true });
    });
    await voidCode(context, { isrc: requireIsrc("AA-6Q7-26-00000"), reason: "wrong mix" });
    await expect(assignOne(context, "Three")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
    await settleRestored(context, { lastIssued: [requireIsrc("AA-6Q7-26-00001")] });
    expect(await assignOne(context, "Four")).toBe("AA-6Q7-26-00002");
    const { lines } = await context.codesLog.readFrom(0);
    expect(new Set(lines.map((line) => line.designation))).toEqual(new Set([0, 1, 2]));
  });

  it("can be deleted while the catalog is open, and the catalog opens again", async () => {
    await assignOne(context, "One");
    await rm(join(place.folder, "codes.log"));
    await assignOne(context, "Two");
    await reopen(async () => undefined);
    expect(await assignOne(context, "Three")).toBe("AA-6Q7-26-00002");
    const { lines } = await context.codesLog.readFrom(0);
    expect(lines.map((line) => line.designation).toSorted()).toEqual([0, 1, 2]);
  });

  it("is not written by a dry run", async () => {
    await assignOne(context, "One");
    await reopen(() => rm(join(place.folder, "codes.log")));
    const before = await readFile(join(place.folder, "codes.log"), "utf8");
    const recording = await approvedRecording(context, "Two");
    await assignCodes({ ...context, isDryRun: true }, { recordingIds: [recording.id], declarations });
    expect(await readFile(join(place.folder, "codes.log"), "utf8")).toBe(before);
  });
});

describe("a copy of the catalog", () => {
  it("beside its original is neither moved nor restored", async () => {
    await assignOne(context, "One");
    const copy = await copyOf(context, place.folder, "studio");
    const refusal = { code: "INSTANCE_STANDS", parameters: { place: place.folder } };
    await expect(settleMoved(copy)).rejects.toMatchObject(refusal);
    await expect(settleRestored(copy, { lastIssued: [] })).rejects.toMatchObject(refusal);
    context = await open(place.folder);
    expect(await assignOne(context, "Two")).toBe("AA-6Q7-26-00001");
  });

  it("issues only from its block, also to a recording that had a number reserved before the copying", async () => {
    const recording = await approvedRecording(context, "Reserved");
    await reserveCodes(context, { recordingIds: [recording.id] });
    const token = await delegate("studio", { from: 500, to: 509 });
    const copy = await copyOf(context, place.folder, "studio");
    await settleCopied(copy, [token]);
    const { value } = await assignCodes(copy, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-26-00500");
    context = await open(place.folder);
  });

  it("is given nothing by a token that another copy took", async () => {
    const token = await delegate("studio", { from: 500, to: 509 });
    const copy = await copyOf(context, place.folder, "studio");
    context = await open(place.folder);
    const second = await copyOf(context, place.folder, "laptop");
    context = await open(place.folder);
    await settleCopied(copy, [token]);
    await expect(settleCopied(second, [token])).rejects.toMatchObject({ code: "BLOCK_TOKEN_USED" });
  });

  it("of a copy is given nothing by the token of that one, whatever this computer saw", async () => {
    const token = await delegate("studio", { from: 500, to: 509 });
    const copy = await copyOf(context, place.folder, "studio");
    await settleCopied(copy, [token]);
    const copyOfCopy = await copyOf(copy, `${place.folder}-studio`, "van");
    await rm(place.witnessFolder, { recursive: true });
    await expect(settleCopied(copyOfCopy, [token])).rejects.toMatchObject({ code: "BLOCK_TOKEN_USED" });
    context = await open(place.folder);
  });

  it("keeps its first block when it is given a second one", async () => {
    const first = await delegate("studio", { from: 500, to: 509 });
    const second = await delegate("studio 2", { from: 600, to: 609 });
    const copy = await copyOf(context, place.folder, "studio");
    await settleCopied(copy, [first]);
    await settleCopied(copy, [second]);
    expect(await assignOne(copy, "One", "studio")).toBe("AA-6Q7-26-00500");
    expect(await assignOne(copy, "Two", "studio 2")).toBe("AA-6Q7-26-00600");
    context = await open(place.folder);
  });

  it("does not hand its block on to a copy of itself", async () => {
    const first = await delegate("studio", { from: 500, to: 509 });
    const second = await delegate("van", { from: 600, to: 609 });
    const copy = await copyOf(context, place.folder, "studio");
    await settleCopied(copy, [first]);
    const copyOfCopy = await copyOf(copy, `${place.folder}-studio`, "van");
    await expect(assignOne(copyOfCopy, "One")).rejects.toMatchObject({ code: "LEDGER_FENCED" });
    await settleCopied(copyOfCopy, [second]);
    expect(await assignOne(copyOfCopy, "Two")).toBe("AA-6Q7-26-00600");
    context = await open(place.folder);
  });

  it("keeps its block for ever: giving it away cannot be undone", async () => {
    await delegate("studio", { from: 500, to: 509 });
    const [operation] = await context.store.read((reader) =>
      reader.history.operations({ isReversed: true, limit: 1 }),
    );
    await expect(undo(context, operation!.id)).rejects.toMatchObject({ code: "UNDO_NEVER" });
  });

  it("is given no token by a dry run", async () => {
    const [prefix] = await context.store.read((reader) => reader.find("prefix"));
    const request = { prefixId: prefix!.id, name: "studio", range: { from: 500, to: 509 }, holder: "studio" };
    const { value } = await addBlock({ ...context, isDryRun: true }, request);
    expect(value.token).toBeNull();
  });
});

it("a fence names the command that answers it", () => {
  expect(fenced("other-place").message).toContain("Say it with `deadwax instance moved`");
  for (const reason of ["restored", "older-than-log", "log-lost"] as const)
    expect(fenced(reason).message).toContain("Say it with `deadwax instance restored --last CODE`");
});

it("what is written to codes.log costs one look at it, and none at the database afterwards", async () => {
  const { value: recording } = await addRecording(context, { title: "One" });
  const looks = { log: 0, database: 0 };
  const codesLog: typeof context.codesLog = {
    ...context.codesLog,
    size: () => ((looks.log += 1), context.codesLog.size()),
  };
  const store: typeof context.store = {
    ...context.store,
    read: (work) => ((looks.database += 1), context.store.read(work)),
  };
  const isrc = requireIsrc("AA-6Q7-26-00003");
  await enterCode({ ...context, codesLog, store }, { recordingId: recording.id, isrc, source: "other" });
  expect(looks).toEqual({ log: 1, database: 0 });
});
