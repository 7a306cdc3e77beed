import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Id } from "../../domain/values/id.ts";
import { approvedRecording, registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { mergeRecordings } from "../asset/merge-recordings.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { addRecording } from "../recording/add-recording.ts";
import { removeRecording } from "../recording/remove-recording.ts";
import { assignCodes } from "./assign-codes.ts";
import { enterCode, type EnterRequest } from "./enter-code.ts";
import { requireIsrc } from "./parse-code.ts";
import { reserveCodes } from "./reserve-codes.ts";
import { removeCode } from "./resolve-code.ts";
import { voidCode } from "./void-code.ts";

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

async function assignTo(recordingId: Id): Promise<string> {
  const declarations = { neverCoded: true, weControlIt: true };
  const { value } = await assignCodes(context, { recordingIds: [recordingId], declarations });
  return value.assigned[0]!.shown;
}

async function enter(recordingId: Id, isrc: string, more: Partial<EnterRequest> = {}) {
  return enterCode(context, { recordingId, isrc: requireIsrc(isrc), source: "other", ...more });
}

describe("a number that the ledger ties to another recording", () => {
  it("is refused while it is reserved for that one", async () => {
    const [held, other] = [
      await approvedRecording(context, "Held"),
      await approvedRecording(context, "Other"),
    ];
    const { value } = await reserveCodes(context, { recordingIds: [held.id] });
    const isrc = value.reserved[0]!.shown;
    await expect(enter(other.id, isrc)).rejects.toMatchObject({ code: "CODE_WAS_ANOTHERS" });
    await expect(enter(held.id, isrc)).resolves.toBeDefined();
  });

  it("is refused when it became void with that one, which was removed", async () => {
    const first = await approvedRecording(context, "First");
    const isrc = await assignTo(first.id);
    await removeRecording(context, { recordingId: first.id, reason: "a mistake" });
    const second = await approvedRecording(context, "Second");
    await expect(enter(second.id, isrc)).rejects.toThrow(
      /void: it was given to a recording that was removed/u,
    );
    await enter(second.id, isrc, { isConflict: true, mayTakeOver: true });
    const [code] = await context.store.read((reader) =>
      reader.find("recordingCode", { recordingId: second.id }),
    );
    expect(code).toMatchObject({ isrc: requireIsrc(isrc), status: "preferred" });
  });

  it("is refused when its assignment to that one was made void", async () => {
    const [first, second] = [
      await approvedRecording(context, "First"),
      await approvedRecording(context, "Second"),
    ];
    const isrc = await assignTo(first.id);
    await voidCode(context, { isrc: requireIsrc(isrc), reason: "wrong mix" });
    await expect(enter(second.id, isrc)).rejects.toThrow(/given to “First”/u);
    await expect(enter(first.id, isrc)).resolves.toBeDefined();
  });

  it("is taken when that one was merged into this one", async () => {
    const [first, second] = [
      await approvedRecording(context, "First"),
      await approvedRecording(context, "Second"),
    ];
    const { value } = await reserveCodes(context, { recordingIds: [first.id] });
    await mergeRecordings(context, { keepId: second.id, otherIds: [first.id], reason: "one recording" });
    await expect(enter(second.id, value.reserved[0]!.shown)).resolves.toBeDefined();
  });
});

describe("a recording that loses its preferred code", () => {
  it("prefers the one that was superseded last", async () => {
    const recording = await approvedRecording(context, "Old");
    await enter(recording.id, "QZ-ABC-20-00001");
    await enter(recording.id, "QZ-ABC-21-00001", { standing: "superseded" });
    const isrc = requireIsrc("QZ-ABC-20-00001");
    await removeCode(context, { recordingId: recording.id, isrc, reason: "a typing error" });
    const codes = await context.store.read((reader) =>
      reader.find("recordingCode", { recordingId: recording.id }),
    );
    expect(codes).toMatchObject([{ isrc: "QZABC2100001", status: "preferred" }]);
  });
});
