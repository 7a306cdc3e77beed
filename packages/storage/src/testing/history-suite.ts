/* eslint-disable max-lines-per-function, @typescript-eslint/no-non-null-assertion -- tests, as in a .test.ts */
import type { Change, Id, Operation, PersonalValue, StoreWriter } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { aCommitment, anEntry, anOperation, sampleIds } from "./samples.ts";
import type { MakeStore } from "./store-harness.ts";
import { withStore } from "./with-store.ts";

async function append(
  writer: StoreWriter,
  changes: readonly Change[],
  personal: readonly PersonalValue[] = [],
): Promise<Operation> {
  const operation = anOperation(await writer.history.last());
  await writer.history.append(operation, changes, personal);
  return operation;
}

function aChange(entityId: Id): Change {
  return {
    kind: "recording",
    entityId,
    before: { title: "Old", versionTypes: ["live"], displayArtist: { ...aCommitment("x") } },
    after: { title: "New 深夜", versionTypes: [], displayArtist: null },
  };
}

export function describeHistory(make: MakeStore): void {
  describe("history", () => {
    const current = withStore(make);

    it("keeps operations, their changes in order, and their personal values", async () => {
      const { store } = current();
      const changes = [
        { ...aChange(sampleIds.next()), before: null },
        { ...aChange(sampleIds.next()), after: null },
        aChange(sampleIds.next()),
      ];
      const value = {
        commitment: aCommitment("x").$personal,
        salt: "00ff",
        value: "Zoë",
        subjectId: "actor:Zoë",
      };
      const operation = await store.write((writer) => append(writer, changes, [value]));
      await store.read(async ({ history }) => {
        expect(await history.last()).toEqual(operation);
        expect(await history.operations({})).toEqual([operation]);
        expect(await history.changes(operation.id)).toEqual(changes);
        expect(await history.personal([value.commitment, aCommitment("y").$personal])).toEqual([value]);
      });
    });

    it("filters by entity, by operation, by place and by length, in both directions", async () => {
      const { store } = current();
      const [one, two] = [sampleIds.next(), sampleIds.next()];
      const all = await store.write(async (writer) => [
        await append(writer, [aChange(one)]),
        await append(writer, [aChange(two)]),
        await append(writer, [aChange(one), aChange(two)]),
        await append(writer, []),
      ]);
      await store.read(async ({ history }) => {
        const sequences = async (filter: Parameters<typeof history.operations>[0]) =>
          (await history.operations(filter)).map(({ sequence }) => sequence);
        expect(await sequences({})).toEqual([1, 2, 3, 4]);
        expect(await sequences({ isReversed: true })).toEqual([4, 3, 2, 1]);
        expect(await sequences({ entityIds: [one] })).toEqual([1, 3]);
        expect(await sequences({ entityIds: [one, two], isReversed: true, limit: 2 })).toEqual([3, 2]);
        expect(await sequences({ entityIds: [] })).toEqual([]);
        expect(await sequences({ operationIds: [all[1]!.id, all[3]!.id] })).toEqual([2, 4]);
        expect(await sequences({ fromSequence: 3 })).toEqual([3, 4]);
        expect(await sequences({ fromSequence: 3, isReversed: true })).toEqual([3, 2, 1]);
        expect((await history.laterChange(one, 1))?.sequence).toBe(3);
        expect((await history.laterChange(two, 0))?.sequence).toBe(3);
        expect(await history.laterChange(one, 3)).toBeUndefined();
      });
    });

    it("erases the personal values of a subject for good, and says how many", async () => {
      const { store } = current();
      const values = ["a", "b", "c"].map((text): PersonalValue => {
        return {
          commitment: aCommitment(text).$personal,
          salt: "00",
          value: text,
          subjectId: text === "c" ? "two" : "one",
        };
      });
      await store.write((writer) => append(writer, [], values));
      expect(await store.write((writer) => writer.history.erasePersonal(["one", "three"]))).toBe(2);
      const left = await store.read((reader) =>
        reader.history.personal(values.map(({ commitment }) => commitment)),
      );
      expect(left).toEqual([values[2]]);
    });

    it("refuses two operations after the same one", async () => {
      const { store } = current();
      const first = await store.write((writer) => append(writer, []));
      await store.write((writer) => append(writer, []));
      const fork = { ...anOperation(first), sequence: 3 };
      await expect(store.write((writer) => writer.history.append(fork, [], []))).rejects.toThrow();
    });

    it.each([
      ["ledger_entry", "update ledger_entry set reason = 'x'"],
      ["ledger_entry", "delete from ledger_entry"],
      ["operation", "update operation set hash = 'x'"],
      ["operation", "delete from operation where sequence = 1"],
      ["operation_change", "update operation_change set after = null"],
      ["operation_change", "delete from operation_change"],
      ["personal_value", "update personal_value set value = 'x'"],
    ])("refuses to change %s even past the store: %s", async (table, statement) => {
      const { store, run } = current();
      await store.write(async (writer) => {
        const operation = anOperation(undefined);
        await writer.ledger.append([anEntry(operation.id)]);
        const value = { commitment: aCommitment("x").$personal, salt: "00", value: "x", subjectId: "one" };
        await writer.history.append(operation, [aChange(sampleIds.next())], [value]);
      });
      await expect(run(statement)).rejects.toThrow(`${table} is append-only`);
    });
  });
}
