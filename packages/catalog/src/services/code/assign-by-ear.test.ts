import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import { registrantWithPrefix } from "../../testing.ts";
import { approve } from "../asset/approve.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import { createEarPlace, sounding, type EarPlace } from "../recognition/testing.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { assignCodes } from "./assign-codes.ts";

const declarations = { neverCoded: true, weControlIt: true };
let place: TestStore;
let at: EarPlace;

beforeEach(async () => {
  place = await openTestStore();
  at = createEarPlace(place);
  await initCatalog(at.context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

/** An approved recording whose master is at `/music/NAME.wav`; items that two have in common make them sound alike. */
async function approved(name: string, ...items: readonly number[]): Promise<Recording> {
  const [added] = await at.add({ [`/music/${name}.wav`]: sounding(name, ...items) }, "each");
  const id = added?.recordingId;
  if (id == null) throw new Error("no recording was proposed");
  await approve(at.context, { recordingId: id });
  return at.context.store.read((reader) => requireRecording(reader, id));
}

async function decisions(): Promise<readonly Decision[]> {
  return at.context.store.read((reader) => reader.find("decision"));
}

const PAIR = "/music/Drive.wav > /music/Bounce.wav";

describe("assigning asks the ear first", () => {
  it("refuses what is a coded recording in another form, and keeps the reason of who overrules it", async () => {
    const drive = await approved("Drive", 1, 2, 3, 4);
    const bounce = await approved("Bounce", 1, 2, 3, 4);
    await assignCodes(at.context, { recordingIds: [drive.id], declarations });
    const ears = at.hearing({ [PAIR]: "format" });
    const { value: refused } = await assignCodes(ears, { recordingIds: [bounce.id], declarations });
    expect(refused.assigned).toEqual([]);
    expect(refused.refused[0]?.error).toMatchObject({ code: "ASSIGN_SOUNDS_CODED" });
    expect(refused.refused[0]?.error.message).toContain(
      "the same recording in another format, at another level or with other silence around it; the other one is “Drive”, which has AA-6Q7-26-00000",
    );
    const overrule = "a second performance that only sounds alike";
    const { value } = await assignCodes(ears, { recordingIds: [bounce.id], declarations, overrule });
    expect(value.assigned).toHaveLength(1);
    expect(await decisions()).toMatchObject([
      {
        question: "new-or-same",
        recordingId: bounce.id,
        otherId: drive.id,
        verdict: "new",
        reason: overrule,
        facts: [{ kind: "compared", verdict: "reuse", relation: "format", comparedBy: "test/1" }],
      },
    ]);
  });

  it.each([
    ["remaster", ["ASSIGN_SOUNDS_CODED"]],
    ["unsure", ["ASSIGN_SOUNDS_CODED"]],
    ["part-removed", []],
    ["unrelated", []],
  ] as const)("of what sounds like %s refuses %j", async (relation, codes) => {
    const drive = await approved("Drive", 1, 2, 3, 4);
    const bounce = await approved("Bounce", 1, 2, 3, 4);
    await assignCodes(at.context, { recordingIds: [drive.id], declarations });
    const { value } = await assignCodes(at.hearing({ [PAIR]: relation }), {
      recordingIds: [bounce.id],
      declarations,
    });
    expect(value.refused.map(({ error }) => error.code)).toEqual(codes);
  });

  it("listens to nothing whose fingerprints differ, that has no code, or that a person decided to be two", async () => {
    const drive = await approved("Drive", 1, 2, 3, 4);
    const bounce = await approved("Bounce", 1, 2, 3, 4);
    const other = await approved("Other", 4, 7, 8, 9);
    const ears = at.hearing({ [PAIR]: "format" });
    await assignCodes(ears, { recordingIds: [bounce.id], declarations });
    expect(ears.ear.asked).toEqual([]);
    await assignCodes(ears, { recordingIds: [other.id], declarations });
    expect(ears.ear.asked).toEqual([]);
    const overrule = "decided before";
    await assignCodes(ears, { recordingIds: [drive.id], declarations, overrule });
    expect(ears.ear.asked).toEqual(["/music/Bounce.wav > /music/Drive.wav"]);
  });

  it("gives only one of two that sound the same in one request a code", async () => {
    const drive = await approved("Drive", 1, 2, 3, 4);
    const bounce = await approved("Bounce", 1, 2, 3, 4);
    const { value } = await assignCodes(at.hearing({ [PAIR]: "format" }), {
      recordingIds: [drive.id, bounce.id],
      declarations,
    });
    expect(value.assigned.map(({ recording }) => recording.title)).toEqual(["Drive"]);
    expect(value.refused[0]?.error.message).toContain("the code it gets in this very request");
  });

  it("does not assign unheard where the coded master cannot be had", async () => {
    const drive = await approved("Drive", 1, 2, 3, 4);
    const bounce = await approved("Bounce", 1, 2, 3, 4);
    await assignCodes(at.context, { recordingIds: [drive.id], declarations });
    at.disk.remove("/music/Drive.wav");
    const { value } = await assignCodes(at.hearing({}), { recordingIds: [bounce.id], declarations });
    expect(value.refused.map(({ error }) => error.code)).toEqual(["ASSIGN_SOUNDS_CODED"]);
  });

  it("tells how far it is, and compares each with no more than five others", async () => {
    const coded: Recording[] = [];
    for (const name of Array.from("ABCDEFG")) coded.push(await approved(name, 1, 2, 3, 4));
    await assignCodes(at.context, { recordingIds: coded.map(({ id }) => id), declarations });
    const twins = [await approved("X", 1, 2, 3, 4), await approved("Y", 1, 2, 3, 4)];
    const alone = await approved("Z", 9);
    const ears = at.hearing({});
    const told: string[] = [];
    const { value } = await assignCodes(ears, {
      recordingIds: [...twins, alone].map(({ id }) => id),
      declarations,
      onHeard: ({ done, total }) => void told.push(`${done} of ${total}`),
    });
    expect(value.assigned).toHaveLength(3);
    expect(told).toEqual(["1 of 2", "2 of 2"]);
    expect(ears.ear.asked.filter((pair) => pair.endsWith("X.wav"))).toHaveLength(5);
  });
});
