import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Relation } from "../../domain/comparison/index.ts";
import type { Id } from "../../domain/values/id.ts";
import { aRecording, aSound } from "../../testing.ts";
import { createEarPlace, type EarPlace } from "../recognition/testing.ts";
import { approve } from "./approve.ts";
import { approveAll } from "./approve-all.ts";

let place: TestStore;
let at: EarPlace;

beforeEach(async () => {
  place = await openTestStore();
  at = createEarPlace(place);
});
afterEach(() => place.close());
let recordingId: Id;
let second: Id;

async function filed(path: string, audio: string): Promise<Id> {
  const [assetId] = await at.file(recordingId, { [path]: { audio, facts: { sound: aSound() } } });
  if (assetId === undefined) throw new Error("nothing was added");
  return assetId;
}

/** A coded recording with an approved master, and another file of it. */
beforeEach(async () => {
  recordingId = (await aRecording(at.context, { isrc: "AA6Q72600001" })).id;
  const first = await filed("/music/first.wav", "first");
  await approve(at.context, { recordingId, assetId: first });
  second = await filed("/music/second.wav", "second");
});

function hearing(relation: Relation) {
  return at.hearing({ "/music/first.wav > /music/second.wav": relation });
}

async function decisions() {
  return at.context.store.read((reader) => reader.find("decision"));
}

describe("approving other audio asks the ear", () => {
  it("needs no further word for the same recording in another form, and keeps what was heard", async () => {
    const { value } = await approve(hearing("format"), { recordingId, assetId: second });
    expect(value).toMatchObject({ isNewRecording: false, approval: { heard: "same" } });
    expect(await decisions()).toMatchObject([
      {
        verdict: "same",
        reason: expect.stringMatching(/^by ear, it is the same recording in another format/u) as string,
        facts: [{ kind: "other-audio" }, { kind: "compared", relation: "format", verdict: "reuse" }],
      },
    ]);
    expect((await decisions())[0]?.rules.length).toBeGreaterThan(0);
  });

  it.each(["remaster", "clean-edit", "unrelated"] as const)(
    "refuses what sounds like %s, in words, until a person decides",
    async (relation) => {
      const ears = hearing(relation);
      const asked = { recordingId, assetId: second };
      await expect(approve(ears, asked)).rejects.toMatchObject({ code: "APPROVE_OTHER_SOUND" });
      const { value } = await approve(ears, { ...asked, same: "one breath taken out" });
      expect(value.approval.heard).toBe("other");
      expect(await decisions()).toMatchObject([
        { reason: "one breath taken out", facts: [{ kind: "other-audio" }, { kind: "compared", relation }] },
      ]);
    },
  );

  it("takes the word of who decided before", async () => {
    await at.context.store.write(async (writer) => {
      const id = at.context.ids.next();
      const now = at.context.clock.now();
      await writer.insert("decision", [
        {
          ...{ id, revision: 1 },
          ...{ question: "new-or-same", recordingId, otherId: second, verdict: "same", reason: "heard both" },
          ...{ decidedBy: "Ada", decidedAt: now, facts: [], rules: [] },
        },
      ]);
    });
    await approve(hearing("remaster"), { recordingId, assetId: second });
    expect(await decisions()).toHaveLength(1);
  });

  it("asks a person where one of the two cannot be heard any more", async () => {
    at.disk.remove("/music/first.wav");
    const asked = { recordingId, assetId: second };
    await expect(approve(hearing("format"), asked)).rejects.toMatchObject({ code: "APPROVE_OTHER_AUDIO" });
  });

  it("does so for many at once", async () => {
    const { value } = await approveAll(hearing("edit"), [recordingId], { assetId: second });
    expect(value.refused.map(({ error }) => error.code)).toEqual(["APPROVE_OTHER_SOUND"]);
    const again = await approveAll(hearing("format"), [recordingId], { assetId: second });
    expect(again.value.approved).toMatchObject([{ approval: { heard: "same" } }]);
  });
});
