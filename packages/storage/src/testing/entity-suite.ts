/* eslint-disable max-lines-per-function, @typescript-eslint/no-non-null-assertion -- tests, as in a .test.ts */
import { ENTITY_KINDS, FIELDS, type Entities, type EntityKind, type Id, type Where } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { columnsOf, tableOf } from "../schema/columns.ts";
import { aCode, aRecording, oneOfEach, sampleIds } from "./samples.ts";
import type { MakeStore } from "./store-harness.ts";
import { withStore } from "./with-store.ts";

const OTHERS = ENTITY_KINDS.filter((kind) => kind !== "catalog");

export function describeEntities(make: MakeStore): void {
  describe("entities", () => {
    const current = withStore(make);

    it("has a column for every field of every kind, and no others", async () => {
      for (const kind of ENTITY_KINDS) {
        const wanted = ["catalog_id", "id", "revision", ...columnsOf(kind).map(({ name }) => name)];
        expect(await current().columns(tableOf(kind))).toEqual(wanted.toSorted());
      }
    });

    it("gives every kind back as it came, in any order of insertion", async () => {
      const { store, catalogId } = current();
      const rows = oneOfEach(catalogId, "full");
      await store.write(async (writer) => {
        for (const kind of OTHERS.toReversed()) await writer.insert(kind, [rows[kind]]);
      });
      await store.read(async (reader) => {
        for (const kind of OTHERS) expect(await reader.get(kind, rows[kind].id)).toEqual(rows[kind]);
      });
    });

    it("keeps null as null in every field that may be absent", async () => {
      const { store, catalogId } = current();
      const rows = oneOfEach(catalogId, "empty");
      await store.write(async (writer) => {
        for (const kind of OTHERS) await writer.insert(kind, [rows[kind]]);
      });
      await store.read(async (reader) => {
        for (const kind of OTHERS) expect(await reader.get(kind, rows[kind].id)).toEqual(rows[kind]);
      });
    });

    it("orders the fields of an entity as the field table does", async () => {
      const recording = aRecording();
      await current().store.write((writer) => writer.insert("recording", [recording]));
      const found = await current().store.read((reader) => reader.get("recording", recording.id));
      expect(Object.keys(found ?? {})).toEqual(["id", "revision", ...Object.keys(FIELDS.recording)]);
    });

    it("finds by value, by list, by absence, by truth and by nothing", async () => {
      const { store, catalogId } = current();
      const recordings = ["b", "a", null].map((label, index) => aRecording({ label, durationMs: index }));
      const { asset } = oneOfEach(catalogId, "empty");
      await store.write(async (writer) => {
        await writer.insert("recording", recordings);
        await writer.insert("asset", [{ ...asset, isVaulted: true }]);
      });
      const titles = (where: Where<Entities["recording"]>) =>
        store.read(async (reader) =>
          (await reader.find("recording", where)).map(({ durationMs }) => durationMs),
        );
      expect(await titles({ label: "a" })).toEqual([1]);
      expect(await titles({ label: ["a", "b", "c"] })).toEqual([0, 1]);
      expect(await titles({ label: null })).toEqual([2]);
      expect(await titles({ label: [] })).toEqual([]);
      expect(await titles({ durationMs: [0, 2] })).toEqual([0, 2]);
      expect(await titles({ label: "a", durationMs: 0 })).toEqual([]);
      expect(await titles({})).toEqual([0, 1, 2]);
      expect(await store.read((reader) => reader.count("asset", { isVaulted: true }))).toBe(1);
      expect(await store.read((reader) => reader.count("recording"))).toBe(3);
    });

    it("finds by ten thousand ids at once", async () => {
      const recordings = Array.from({ length: 10_000 }, () => aRecording());
      const { store } = current();
      await store.write((writer) => writer.insert("recording", recordings));
      const ids = recordings.map(({ id }) => id);
      expect(await store.read((reader) => reader.count("recording", { id: ids }))).toBe(10_000);
    });

    it("refuses a condition without a value, which would find everything", async () => {
      const where = { label: undefined } as unknown as Where<Entities["recording"]>;
      await expect(current().store.read((reader) => reader.find("recording", where))).rejects.toThrow(
        "has no value",
      );
    });

    it("orders by id, or by a field with the absent first, the same on every computer", async () => {
      const { store } = current();
      const labels = ["b", "B", null, "é", "a", "\u{1F3A7}", "｡"];
      const recordings = labels.map((label) => aRecording({ label }));
      await store.write((writer) => writer.insert("recording", recordings.toReversed()));
      const labelsBy = (orderBy?: "label") =>
        store.read(async (reader) =>
          (await reader.find("recording", {}, orderBy === undefined ? {} : { orderBy })).map(
            ({ label }) => label,
          ),
        );
      expect(await labelsBy()).toEqual(labels);
      expect(await labelsBy("label")).toEqual([null, "B", "a", "b", "é", "｡", "\u{1F3A7}"]);
    });

    it("pages through a kind with limit and afterId", async () => {
      const { store } = current();
      const recordings = Array.from({ length: 25 }, () => aRecording());
      await store.write((writer) => writer.insert("recording", recordings));
      const seen: Id[] = [];
      await store.read(async (reader) => {
        for (;;) {
          const afterId = seen.at(-1);
          const page = await reader.find(
            "recording",
            {},
            { limit: 10, ...(afterId === undefined ? {} : { afterId }) },
          );
          seen.push(...page.map(({ id }) => id));
          if (page.length < 10) break;
        }
      });
      expect(seen).toEqual(recordings.map(({ id }) => id));
    });

    it("finds ids by their last digits, with and without hyphens", async () => {
      const { store } = current();
      const recordings = Array.from({ length: 5 }, () => aRecording());
      await store.write((writer) => writer.insert("recording", recordings));
      const { id } = recordings[3]!;
      const found = (end: string, limit = 10) =>
        store.read((reader) => reader.findByIdEnd("recording", end, limit));
      expect(await found(id.slice(-8))).toEqual([id]);
      expect(await found(id.slice(-8).toUpperCase())).toEqual([id]);
      expect(await found(id)).toEqual([id]);
      expect(await found(id.replaceAll("-", "").slice(-15))).toEqual([id]);
      expect(await found("")).toEqual([]);
      expect(await found("%")).toEqual([]);
      expect(await found(sampleIds.next())).toEqual([]);
      expect(await found(id.slice(-1), 1)).toHaveLength(1);
    });

    it("replaces rows whose revision is one more than the stored one", async () => {
      const { store } = current();
      const recordings = Array.from({ length: 300 }, () => aRecording());
      await store.write((writer) => writer.insert("recording", recordings));
      const changed = recordings.map((recording) => ({ ...recording, revision: 2, title: "Night Drive" }));
      await store.write((writer) => writer.replace("recording", changed));
      expect(await store.read((reader) => reader.find("recording"))).toEqual(changed);
    });

    it.each([
      ["the same", 1],
      ["two more", 3],
    ])("refuses to replace a row with a revision that is %s", async (_name, revision) => {
      const { store } = current();
      const recording = aRecording();
      await store.write((writer) => writer.insert("recording", [recording]));
      const replaced = store.write((writer) => writer.replace("recording", [{ ...recording, revision }]));
      await expect(replaced).rejects.toMatchObject({ code: "STORE_REVISION_CONFLICT" });
    });

    it("refuses to replace a row that is not there", async () => {
      const replaced = current().store.write((writer) =>
        writer.replace("recording", [aRecording({ revision: 2 })]),
      );
      await expect(replaced).rejects.toMatchObject({ code: "STORE_REVISION_CONFLICT" });
    });

    it("removes rows and puts them back under their old ids in one transaction", async () => {
      const { store } = current();
      const recording = aRecording();
      const code = aCode(recording.id, "AA6Q72600001");
      await store.write(async (writer) => {
        await writer.insert("recording", [recording]);
        await writer.insert("recordingCode", [code]);
      });
      await store.write(async (writer) => {
        await writer.remove("recording", [recording.id]);
        expect(await writer.get("recording", recording.id)).toBeUndefined();
        await writer.insert("recording", [recording]);
      });
      expect(await store.read((reader) => reader.get("recording", recording.id))).toEqual(recording);
    });

    it("does not let a row go that another one refers to", async () => {
      const { store } = current();
      const recording = aRecording();
      await store.write(async (writer) => {
        await writer.insert("recording", [recording]);
        await writer.insert("recordingCode", [aCode(recording.id, "AA6Q72600001")]);
      });
      await expect(store.write((writer) => writer.remove("recording", [recording.id]))).rejects.toThrow();
      expect(await store.read((reader) => reader.count("recording"))).toBe(1);
    });

    it("keeps one row for a code on a recording, and one for a prefix", async () => {
      const { store, catalogId } = current();
      const recording = aRecording();
      const insertTwice = <Kind extends EntityKind>(kind: Kind, rows: readonly Entities[Kind][]) =>
        store.write(async (writer) => {
          await writer.insert("recording", [{ ...recording, id: sampleIds.next() }]);
          await writer.insert(kind, rows);
        });
      await store.write((writer) => writer.insert("recording", [recording]));
      const codes = [1, 2].map(() => aCode(recording.id, "AA6Q72600001"));
      await expect(insertTwice("recordingCode", codes)).rejects.toThrow();
      const { prefix } = oneOfEach(catalogId, "empty");
      const prefixes = [1, 2].map(() => ({ ...prefix, id: sampleIds.next(), prefixCode: "AA6Q7" }));
      await expect(insertTwice("prefix", prefixes)).rejects.toThrow();
    });

    it("lists the codes that several recordings have, unless disputed or merged away", async () => {
      const { store } = current();
      const [one, two, three, merged] = [aRecording(), aRecording(), aRecording(), aRecording()];
      await store.write(async (writer) => {
        await writer.insert("recording", [one, two, three, { ...merged, mergedIntoId: one.id }]);
        await writer.insert("recordingCode", [
          aCode(one.id, "AA6Q72600001"),
          aCode(two.id, "AA6Q72600001", "superseded"),
          aCode(one.id, "AA6Q72600002"),
          aCode(two.id, "AA6Q72600002", "disputed"),
          aCode(one.id, "AA6Q72600003"),
          aCode(merged.id, "AA6Q72600003"),
          aCode(three.id, "AA6Q72600004"),
        ]);
      });
      const found = await store.read((reader) => reader.codesOnSeveralRecordings());
      expect(found).toEqual([{ isrc: "AA6Q72600001", recordingIds: [one.id, two.id] }]);
    });
  });
}
