import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { approvedRecording, registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { assignCodes } from "../code/assign-codes.ts";
import { enterCode } from "../code/enter-code.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { addRecording } from "../recording/add-recording.ts";
import { readPrefixStocks } from "../view/prefix-view.ts";
import { addPrefix } from "./add-prefix.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
});
afterEach(() => place.close());

describe("adding a prefix", () => {
  it("closes the numbers that recordings of the catalog already carry", async () => {
    await initCatalog(context, { registrant: registrantWithPrefix("AA-6Q7").registrant! });
    const { value: old } = await addRecording(context, { title: "Old" });
    await enterCode(context, {
      recordingId: old.id,
      isrc: requireIsrc("AA-6Q7-26-00002"),
      source: "distributor",
    });
    const [registrant] = await context.store.read((reader) => reader.find("registrant"));
    await addPrefix(context, {
      registrantId: registrant!.id,
      prefix: "AA-6Q7",
      control: "own",
      lastUsed: -1,
    });
    const recordings = [];
    for (const title of ["One", "Two", "Three"]) recordings.push(await approvedRecording(context, title));
    const declarations = { neverCoded: true, weControlIt: true };
    const { value } = await assignCodes(context, {
      recordingIds: recordings.map(({ id }) => id),
      declarations,
    });
    expect(value.assigned.map(({ shown }) => shown)).toEqual([
      "AA-6Q7-26-00003",
      "AA-6Q7-26-00004",
      "AA-6Q7-26-00005",
    ]);
  });
});

describe("the stock of a prefix", () => {
  it("counts only numbers of the allocated range", async () => {
    const { registrant, prefix } = registrantWithPrefix("AA-6Q7");
    await initCatalog(context, {
      registrant: registrant!,
      prefix: { ...prefix!, ranges: [{ from: 0, to: 9 }] },
    });
    const { value: old } = await addRecording(context, { title: "Old" });
    await enterCode(context, { recordingId: old.id, isrc: requireIsrc("AA-6Q7-26-00900"), source: "other" });
    const [stock] = await context.store.read((reader) => readPrefixStocks(reader, context.clock.now()));
    expect(stock).toMatchObject({ assigned: 0, left: 10, unaccounted: 0 });
  });
});
