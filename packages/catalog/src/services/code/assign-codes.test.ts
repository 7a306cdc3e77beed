import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { CatalogContext } from "../change/catalog-context.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import { addRecording } from "../recording/add-recording.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { undo } from "../history/undo.ts";
import { readHistory } from "../history/read-history.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { readPrefixStocks } from "../view/prefix-view.ts";
import { approvedRecording, registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { assignCodes } from "./assign-codes.ts";
import { enterCode } from "./enter-code.ts";
import { requireIsrc } from "./parse-code.ts";
import { reserveCodes } from "./reserve-codes.ts";
import { voidCode } from "./void-code.ts";

const declarations = { neverCoded: true, weControlIt: true };
let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

describe("assigning a code", () => {
  it("gives the first number of the year, which is 00000, to an approved recording", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned.map((one) => one.shown)).toEqual(["AA-6Q7-26-00000"]);
    expect(value.left).toBe(99_999);
  });

  it("is refused before a master is approved", async () => {
    const { value: recording } = await addRecording(context, { title: "Midnight Drive" });
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.refused[0]?.error.code).toBe("ASSIGN_NOT_APPROVED");
    expect(value.assigned).toEqual([]);
  });

  it("is refused without both declarations", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    const request = { recordingIds: [recording.id], declarations: { neverCoded: true, weControlIt: false } };
    await expect(assignCodes(context, request)).rejects.toMatchObject({ code: "ASSIGN_DECLARATIONS" });
  });

  it("is refused for a recording that has a code", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    await assignCodes(context, { recordingIds: [recording.id], declarations });
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.refused[0]?.error.code).toBe("ASSIGN_HAS_CODE");
  });

  it("is refused for audio that a coded recording has, unless a person overrules it with a reason", async () => {
    const first = await approvedRecording(context, "Midnight Drive", "dwa1:same");
    const twin = await approvedRecording(context, "Midnight Drive again", "dwa1:same");
    await assignCodes(context, { recordingIds: [first.id], declarations });
    const refused = await assignCodes(context, { recordingIds: [twin.id], declarations });
    expect(refused.value.refused[0]?.error.code).toBe("ASSIGN_AUDIO_CODED");
    const overrule = "two silent recordings of the same hall";
    const allowed = await assignCodes(context, { recordingIds: [twin.id], declarations, overrule });
    expect(allowed.value.assigned).toHaveLength(1);
    const [decision] = await place.store.read((reader) => reader.find("decision", { recordingId: twin.id }));
    expect(decision?.reason).toBe(overrule);
  });

  it("is refused for one of two recordings with the same name, unless a person says why they are two", async () => {
    await approvedRecording(context, "Midnight Drive");
    const second = await approvedRecording(context, "Midnight Drive");
    const refused = await assignCodes(context, { recordingIds: [second.id], declarations });
    expect(refused.value.refused[0]?.error.code).toBe("ASSIGN_NAMESAKE");
    const distinct = "two evenings of the same tour";
    const allowed = await assignCodes(context, { recordingIds: [second.id], declarations, distinct });
    expect(allowed.value.assigned).toHaveLength(1);
  });

  it("gives one code when the same audio comes twice in one request", async () => {
    const first = await approvedRecording(context, "One", "dwa1:same");
    const twin = await approvedRecording(context, "Two", "dwa1:same");
    const { value } = await assignCodes(context, { recordingIds: [first.id, twin.id], declarations });
    expect(value.assigned).toHaveLength(1);
    expect(value.refused[0]?.error.code).toBe("ASSIGN_AUDIO_CODED");
  });

  it("never shows a number in a dry run, and takes none", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    const dry = await assignCodes(
      { ...context, isDryRun: true },
      { recordingIds: [recording.id], declarations },
    );
    expect(dry.value.assigned[0]).toMatchObject({ isrc: null, shown: "AA-6Q7-26-·····" });
    expect(await place.codesLog.size()).toBe((await place.codesLog.readFrom(0)).size);
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-26-00000");
  });

  it("uses the number that was reserved for the recording, also in the next year", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    await reserveCodes(context, { recordingIds: [recording.id] });
    place.clock.set("2027-01-05T10:00:00.000Z");
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]).toMatchObject({ shown: "AA-6Q7-26-00000", wasReserved: true });
  });

  it("takes the year from the registrant's time zone", async () => {
    place.clock.set("2026-12-31T23:30:00.000Z"); // half past midnight in Stockholm
    const recording = await approvedRecording(context, "Midnight Drive");
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-27-00000");
  });

  it("is refused while the clock is behind the ledger", async () => {
    const [one, two] = [await approvedRecording(context, "One"), await approvedRecording(context, "Two")];
    await assignCodes(context, { recordingIds: [one.id], declarations });
    place.clock.set("2026-11-21T10:00:00.000Z");
    await expect(assignCodes(context, { recordingIds: [two.id], declarations })).rejects.toMatchObject({
      code: "LEDGER_CLOCK_BACK",
    });
  });

  it("is refused while a code stands in a tag and nobody has answered for it", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    await place.store.write((writer) =>
      writer.insert("codeClaim", [
        {
          id: context.ids.next(),
          revision: 1,
          isrc: requireIsrc("USRC17607839"),
          recordingId: recording.id,
          assetId: null,
          carrier: "id3/TSRC",
          foundAt: context.clock.now(),
          state: "open",
          reason: null,
        },
      ]),
    );
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.refused[0]?.error.code).toBe("ASSIGN_CODE_FOUND");
    await enterCode(context, { recordingId: recording.id, isrc: requireIsrc("USRC17607839"), source: "tag" });
    const claims = await place.store.read((reader) => reader.find("codeClaim", { state: "open" }));
    expect(claims).toEqual([]);
  });
});

describe("a number", () => {
  it("is void after an undo, and the next recording gets the next one", async () => {
    const [one, two] = [await approvedRecording(context, "One"), await approvedRecording(context, "Two")];
    await assignCodes(context, { recordingIds: [one.id], declarations });
    const { value: undone } = await undo(context);
    expect(undone.spent).toEqual(["AA-6Q7-26-00000"]);
    const { value } = await assignCodes(context, { recordingIds: [two.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-26-00001");
  });

  it("goes back to the same recording when its undo is undone", async () => {
    const recording = await approvedRecording(context, "One");
    await assignCodes(context, { recordingIds: [recording.id], declarations });
    const { operation } = await undo(context);
    await undo(context, operation?.id);
    const codes = await place.store.read((reader) =>
      reader.find("recordingCode", { recordingId: recording.id }),
    );
    expect(codes.map((code) => code.isrc)).toEqual(["AA6Q72600000"]);
  });

  it("that was imported closes the gap below it", async () => {
    const { value: old } = await addRecording(context, { title: "Old" });
    await enterCode(context, {
      recordingId: old.id,
      isrc: requireIsrc("AA-6Q7-26-00041"),
      source: "distributor",
    });
    const recording = await approvedRecording(context, "New");
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-26-00042");
    const [stock] = await place.store.read((reader) => readPrefixStocks(reader, context.clock.now()));
    expect(stock).toMatchObject({ assigned: 2, unaccounted: 41, left: 99_957 });
  });

  it("of our own prefix far above the others is questioned before it closes the year", async () => {
    const { value: old } = await addRecording(context, { title: "Old" });
    const request = { recordingId: old.id, isrc: requireIsrc("AA-6Q7-26-99999"), source: "other" as const };
    await expect(enterCode(context, request)).rejects.toMatchObject({ code: "CODE_JUMPS" });
    await enterCode(context, { ...request, maySkipAhead: true });
    const recording = await approvedRecording(context, "New");
    await expect(assignCodes(context, { recordingIds: [recording.id], declarations })).rejects.toMatchObject({
      code: "LEDGER_EXHAUSTED",
    });
  });

  it("that was made void is never issued again, and the recording can get another", async () => {
    const recording = await approvedRecording(context, "One");
    const first = await assignCodes(context, { recordingIds: [recording.id], declarations });
    const isrc = first.value.assigned[0]?.isrc;
    await voidCode(context, { isrc: isrc!, reason: "assigned to the wrong mix" });
    const { value } = await assignCodes(context, { recordingIds: [recording.id], declarations });
    expect(value.assigned[0]?.shown).toBe("AA-6Q7-26-00001");
    const story = await place.store.read((reader) => reader.ledger.story("AA6Q7", "26", 0));
    expect(story.map((entry) => [isrcOf(entry), entry.event])).toEqual([
      ["AA6Q72600000", "assigned"],
      ["AA6Q72600000", "void"],
    ]);
  });
});

describe("the history", () => {
  it("reads as sentences and its chain holds", async () => {
    const recording = await approvedRecording(context, "Midnight Drive");
    await assignCodes(context, { recordingIds: [recording.id], declarations });
    await undo(context);
    const { entries, check } = await place.store.read(async (reader) => ({
      entries: await readHistory(reader, {}),
      check: await verifyHistory(reader, context.digest),
    }));
    expect(entries.map(({ actor, sentence }) => `${actor} ${sentence}`)).toEqual([
      "Ada began the catalog “Test catalog”",
      "Ada added the recording “Midnight Drive”",
      "Ada assigned AA-6Q7-26-00000 to “Midnight Drive”",
      "Ada undid entry 3: assigned AA-6Q7-26-00000 to “Midnight Drive”",
    ]);
    expect(check).toMatchObject({ isValid: true, operations: 4 });
  });
});
