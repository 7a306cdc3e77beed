/* eslint-disable max-lines-per-function, @typescript-eslint/no-non-null-assertion -- tests, as in a .test.ts */
import type { CatalogStore, StoreWriter } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { appendAs } from "./ledger-suite.ts";
import { anEntry, aRecording } from "./samples.ts";
import type { MakeStore } from "./store-harness.ts";
import { withStore } from "./with-store.ts";

export function describeTransactions(make: MakeStore): void {
  describe("transactions", () => {
    const current = withStore(make);
    const countIn = (store: CatalogStore) => store.read((reader) => reader.count("recording"));

    it("leaves nothing of a write that throws", async () => {
      const { store } = current();
      const failing = store.write(async (writer) => {
        await writer.insert("recording", [aRecording()]);
        await appendAs(writer, (operationId) => [anEntry(operationId)]);
        const instance = await writer.instance();
        await writer.setInstance({ ...instance, instanceId: "another" });
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      await store.read(async (reader) => {
        expect(await reader.count("recording")).toBe(0);
        expect(await reader.ledger.last()).toBeUndefined();
        expect(await reader.history.last()).toBeUndefined();
        expect((await reader.instance()).instanceId).not.toBe("another");
      });
    });

    it("goes back to a point of a write when a part of it is refused, and keeps the rest", async () => {
      const { store } = current();
      const [kept, refused, later] = [aRecording(), aRecording(), aRecording()];
      await store.write(async (writer) => {
        const first = await writer.savepoint();
        await writer.insert("recording", [kept]);
        await first.release();
        const second = await writer.savepoint();
        await writer.insert("recording", [refused]);
        await expect(writer.insert("recording", [kept])).rejects.toThrow();
        await second.rollBack();
        await writer.insert("recording", [later]);
      });
      const found = await store.read((reader) => reader.find("recording"));
      expect(found.map(({ id }) => id)).toEqual([kept.id, later.id]);
    });

    it("shows a reader one moment, whatever is written beside it", async () => {
      const { store, openAgain } = current();
      const other = await openAgain();
      await store.read(async (reader) => {
        expect(await reader.count("recording")).toBe(0);
        await store.write((writer) => writer.insert("recording", [aRecording()]));
        await other.write((writer) => writer.insert("recording", [aRecording()]));
        expect(await reader.count("recording")).toBe(0);
      });
      expect(await countIn(store)).toBe(2);
      await other.close();
    });

    it("hides a write from readers until it is committed", async () => {
      const { store } = current();
      await store.write(async (writer) => {
        await writer.insert("recording", [aRecording()]);
        expect(await countIn(store)).toBe(0);
        expect(await writer.count("recording")).toBe(1);
      });
      expect(await countIn(store)).toBe(1);
    });

    it("lets writers of one program wait for each other", async () => {
      const { store } = current();
      let inside = 0;
      const write = () =>
        store.write(async (writer) => {
          inside += 1;
          expect(inside).toBe(1);
          await writer.insert("recording", [aRecording()]);
          await new Promise((resolve) => setTimeout(resolve, 2));
          inside -= 1;
        });
      await Promise.all(Array.from({ length: 10 }, write));
      expect(await countIn(store)).toBe(10);
    });

    it("tells a writer who waits too long that the catalog is locked", async () => {
      const { store, openAgain } = current();
      const other = await openAgain(300);
      await store.write(async (writer) => {
        await writer.insert("recording", [aRecording()]);
        // Another program: not inside this write.
        const locked = await outside(() =>
          other.write((second) => second.insert("recording", [aRecording()])),
        );
        expect(locked).toMatchObject({ code: "STORE_LOCKED" });
      });
      expect(await countIn(other)).toBe(1);
      await other.close();
    });

    it("refuses a write inside a write instead of waiting for ever", async () => {
      const { store } = current();
      const nested = store.write(() => store.write(async () => undefined));
      await expect(nested).rejects.toThrow("inside a write");
    });

    it("refuses a query that comes after its transaction", async () => {
      const { store } = current();
      const escaped: StoreWriter[] = [];
      await store.write(async (writer) => {
        escaped.push(writer);
      });
      await expect(escaped[0]!.insert("recording", [aRecording()])).rejects.toThrow("already committed");
      expect(await countIn(store)).toBe(0);
    });

    it("keeps many reads at once apart", async () => {
      const { store } = current();
      await store.write((writer) => writer.insert("recording", [aRecording()]));
      expect(await Promise.all(Array.from({ length: 50 }, () => countIn(store)))).toEqual(Array(50).fill(1));
    });

    it("remembers its instance, with and without a fence", async () => {
      const { store } = current();
      const instance = await store.read((reader) => reader.instance());
      const fence = {
        since: "2026-11-22T10:00:00.000Z",
        reason: "restored",
        was: instance.home,
        is: instance.home,
      } as const;
      const changed = { ...instance, fence, onlyBlocks: ["a"], seenLog: { logId: "0a", size: 12 } };
      await store.write((writer) => writer.setInstance(changed));
      expect(await store.read((reader) => reader.instance())).toEqual(changed);
      await store.write((writer) => writer.setInstance(instance));
      expect(await store.read((reader) => reader.instance())).toEqual(instance);
    });
  });
}

/** What work throws, caught where it happens. */
async function outside(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (thrown) {
    return thrown;
  }
}
