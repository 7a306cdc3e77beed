/* eslint-disable max-lines-per-function -- tests, as in a .test.ts */
import type { Id, NewLedgerEntry, StoreWriter } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { anEntry, anOperation, sampleIds } from "./samples.ts";
import type { MakeStore } from "./store-harness.ts";
import { withStore } from "./with-store.ts";

/** Writes entries as one operation does. */
export async function appendAs(
  writer: StoreWriter,
  entriesOf: (operationId: Id) => readonly NewLedgerEntry[],
) {
  const operation = anOperation(await writer.history.last());
  const entries = await writer.ledger.append(entriesOf(operation.id));
  await writer.history.append(operation, [], []);
  return entries;
}

export function describeLedger(make: MakeStore): void {
  describe("ledger", () => {
    const current = withStore(make);

    it("numbers entries from 1 without gaps and gives them back as they came", async () => {
      const { store } = current();
      const write = (from: number) =>
        store.write((writer) =>
          appendAs(writer, (operationId) => [
            anEntry(operationId, {
              designation: from,
              recordingId: sampleIds.next(),
              reason: "because 深夜",
            }),
            anEntry(operationId, { designation: from + 1, declarations: null, event: "imported" }),
          ]),
        );
      const appended = [...(await write(0)), ...(await write(10))];
      expect(appended.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      const read = await store.read((reader) => reader.ledger.entries(1, 100));
      expect(read).toEqual(appended);
      expect(await store.read((reader) => reader.ledger.entries(3, 1))).toEqual([appended[2]]);
      expect(await store.read((reader) => reader.ledger.last())).toEqual(appended[3]);
    });

    it("knows nothing of a number that was never touched", async () => {
      await current().store.read(async ({ ledger }) => {
        expect(await ledger.last()).toBeUndefined();
        expect(await ledger.latest("AA6Q7", "26", 1)).toBeUndefined();
        expect(await ledger.story("AA6Q7", "26", 1)).toEqual([]);
        expect(await ledger.highest("AA6Q7", "26", { from: 0, to: 99_999 })).toBe(-1);
      });
    });

    it("tells the story of a number, its last entry and the state counts of its prefix", async () => {
      const { store } = current();
      const recordingId = sampleIds.next();
      const one = await store.write((writer) =>
        appendAs(writer, (operationId) => [
          anEntry(operationId, { designation: 5, event: "reserved" }),
          anEntry(operationId, { designation: 6, recordingId }),
        ]),
      );
      const two = await store.write((writer) =>
        appendAs(writer, (operationId) => [
          anEntry(operationId, { designation: 5, previous: 1, recordingId }),
          anEntry(operationId, { designation: 6, previous: 2, event: "void" }),
          anEntry(operationId, { designation: 5, year: "25", event: "unaccounted" }),
        ]),
      );
      await store.read(async ({ ledger }) => {
        expect(await ledger.story("AA6Q7", "26", 5)).toEqual([one[0], two[0]]);
        expect(await ledger.latest("AA6Q7", "26", 5)).toEqual(two[0]);
        expect(await ledger.latestOf("AA6Q7", "26", [4, 6, 5])).toEqual([two[0], two[1]]);
        expect(await ledger.latestForRecordings([recordingId])).toEqual([two[0]]);
        expect(await ledger.highest("AA6Q7", "26", { from: 0, to: 99_999 })).toBe(6);
        expect(await ledger.highest("AA6Q7", "26", { from: 0, to: 5 })).toBe(5);
        expect(await ledger.highest("AA6Q7", "26", { from: 7, to: 99 })).toBe(-1);
        expect(await ledger.counts("AA6Q7")).toEqual([
          { year: "25", event: "unaccounted", count: 1 },
          { year: "26", event: "assigned", count: 1 },
          { year: "26", event: "void", count: 1 },
        ]);
        expect(await ledger.counts("AA6Q7", { from: 6, to: 9 })).toEqual([
          { year: "26", event: "void", count: 1 },
        ]);
      });
    });

    it.each([
      ["takes a number that is taken", [{ previous: 0 }]],
      ["follows an entry that is not the last", [{ previous: 7 }]],
      ["takes one number twice", [{ designation: 2 }, { designation: 2 }]],
    ])("refuses an entry that %s", async (_name, fields: readonly Partial<NewLedgerEntry>[]) => {
      const { store } = current();
      await store.write((writer) => appendAs(writer, (operationId) => [anEntry(operationId)]));
      const second = store.write((writer) =>
        appendAs(writer, (operationId) => fields.map((more) => anEntry(operationId, more))),
      );
      await expect(second).rejects.toMatchObject({ code: "LEDGER_NUMBER_TAKEN" });
      expect(await store.read((reader) => reader.ledger.entries(1, 10))).toHaveLength(1);
    });

    it("gives one number to one of two writers who want it at once", async () => {
      const { store, openAgain } = current();
      const other = await openAgain();
      const take = (from: typeof store) =>
        from.write((writer) =>
          appendAs(writer, (operationId) => [anEntry(operationId, { designation: 42 })]),
        );
      const outcomes = await Promise.allSettled([take(store), take(other), take(store), take(other)]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected")
          expect(outcome.reason).toMatchObject({ code: "LEDGER_NUMBER_TAKEN" });
      }
      expect(await other.read((reader) => reader.ledger.entries(1, 10))).toHaveLength(1);
      await other.close();
    });

    it("gives different numbers to writers who each look first", async () => {
      const { store, openAgain } = current();
      const other = await openAgain();
      const takeNext = (from: typeof store) =>
        from.write(async (writer) => {
          const highest = await writer.ledger.highest("AA6Q7", "26", { from: 0, to: 99_999 });
          return appendAs(writer, (operationId) => [anEntry(operationId, { designation: highest + 1 })]);
        });
      await Promise.all(
        Array.from({ length: 20 }, (_none, index) => takeNext(index % 2 === 0 ? store : other)),
      );
      const numbers = await store.read((reader) => reader.ledger.entries(1, 100));
      expect(numbers.map(({ designation }) => designation)).toEqual(
        Array.from({ length: 20 }, (_none, index) => index),
      );
      await other.close();
    });

    it.each([
      ["a designation above 99999", { designation: 100_000 }],
      ["a designation below 0", { designation: -1 }],
      ["a year of four digits", { year: "2026" }],
      ["a prefix of four characters", { prefixCode: "AA6Q" }],
      ["an unknown event", { event: "free" as NewLedgerEntry["event"] }],
    ])("refuses %s", async (_name, fields) => {
      const appended = current().store.write((writer) =>
        appendAs(writer, (operationId) => [anEntry(operationId, fields)]),
      );
      await expect(appended).rejects.toThrow();
    });

    it("refuses an entry that belongs to no operation", async () => {
      const appended = current().store.write((writer) => writer.ledger.append([anEntry(sampleIds.next())]));
      await expect(appended).rejects.toThrow();
    });
  });
}
