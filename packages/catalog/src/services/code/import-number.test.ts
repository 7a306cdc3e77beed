import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { addRecording } from "../recording/add-recording.ts";
import { enterCode } from "./enter-code.ts";
import { requireIsrc } from "./parse-code.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

it("questions a jump in the year that has begun for the registrant, though not in Greenwich", async () => {
  place.clock.set("2026-12-31T23:30:00.000Z"); // half past midnight in Stockholm
  const { value: recording } = await addRecording(context, { title: "Old" });
  const request = {
    recordingId: recording.id,
    isrc: requireIsrc("AA-6Q7-27-90000"),
    source: "other" as const,
  };
  await expect(enterCode(context, request)).rejects.toMatchObject({ code: "CODE_JUMPS" });
});
