import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { approvedRecording, registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import { change } from "../change/change.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { assignCodes } from "../code/assign-codes.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { reserveCodes } from "../code/reserve-codes.ts";
import { undo } from "../history/undo.ts";
import { addRecording } from "../recording/add-recording.ts";

const declarations = { neverCoded: true, weControlIt: true };
let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

describe("taking numbers", () => {
  it("passes by a number that stands in the tag of another recording, and closes it", async () => {
    const { value: tagged } = await addRecording(context, { title: "Tagged" });
    await change(context, { action: "claim" }, (transaction) =>
      transaction.insert("codeClaim", {
        isrc: requireIsrc("AA-6Q7-26-00001"),
        recordingId: tagged.id,
        assetId: null,
        carrier: "id3/TSRC",
        foundAt: transaction.now,
        state: "open",
        reason: null,
      }),
    );
    const [one, two] = [await approvedRecording(context, "One"), await approvedRecording(context, "Two")];
    const { value } = await assignCodes(context, { recordingIds: [one.id, two.id], declarations });
    expect(value.assigned.map(({ shown }) => shown)).toEqual(["AA-6Q7-26-00000", "AA-6Q7-26-00002"]);
    expect(value.left).toBe(99_997);
    const closed = await place.store.read((reader) => reader.ledger.latest("AA6Q7", "26", 1));
    expect(closed?.event).toBe("unaccounted");
  });
});

describe("a reserved number", () => {
  it("is void when adding its recording is undone", async () => {
    const { value: recording, operation } = await addRecording(context, { title: "Draft" });
    await reserveCodes(context, { recordingIds: [recording.id] });
    const { value } = await undo(context, operation!.id);
    expect(value.spent).toEqual(["AA-6Q7-26-00000"]);
    const last = await place.store.read((reader) => reader.ledger.latest("AA6Q7", "26", 0));
    expect(last?.event).toBe("void");
  });
});
