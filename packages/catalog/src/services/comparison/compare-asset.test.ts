import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Id } from "../../domain/values/id.ts";
import { cutBy } from "../../domain/rule-set/testing.ts";
import { aRecording } from "../../testing.ts";
import { approve } from "../asset/approve.ts";
import { createEarPlace, sounding, type EarPlace } from "../recognition/testing.ts";
import { addRegistrant } from "../registrant/add-registrant.ts";
import { compareAsset } from "./compare-asset.ts";

let place: TestStore;
let at: EarPlace;

beforeEach(async () => {
  place = await openTestStore();
  at = createEarPlace(place);
});
afterEach(() => place.close());

/** A coded recording whose approved master is at `/masters/drive.wav`. */
async function drive(): Promise<Id> {
  const { id } = await aRecording(at.context, { isrc: "AA6Q72600001" });
  await at.file(id, { "/masters/drive.wav": sounding("drive", 1) });
  await approve(at.context, { recordingId: id });
  return id;
}

async function added(path: string, ...facts: readonly object[]): Promise<Id> {
  const content = sounding(path, 2);
  const [one] = await at.add({
    [path]: { ...content, facts: Object.assign({}, content.facts, ...facts) as object },
  });
  if (one === undefined) throw new Error("nothing was added");
  return one.assetId;
}

describe("a file of the catalog beside a recording", () => {
  it("is compared by ear with the approved master, and learns the codes", async () => {
    const [recordingId, assetId] = [await drive(), await added("/in/bounce.wav")];
    const context = at.hearing({ "/masters/drive.wav > /in/bounce.wav": "format" });
    expect(await compareAsset(context, { assetId, recordingId })).toMatchObject({
      ...{ recordingId, title: "Midnight Drive", codes: ["AA6Q72600001"], error: null },
      ...{ relation: "format", verdict: "reuse", comparedWith: "/masters/drive.wav" },
    });
  });

  it("is never compared with itself: there is nothing to say where it is all that the recording has", async () => {
    const recordingId = await drive();
    const [master] = await at.context.store.read((reader) => reader.find("asset", { recordingId }));
    const request = { assetId: master!.id, recordingId };
    expect(await compareAsset(at.hearing(), request)).toBeNull();
    await at.file(recordingId, { "/masters/copy.wav": { ...sounding("drive", 1), tags: { title: "A" } } });
    expect(await compareAsset(at.hearing(), request)).toBeNull();
    await at.file(recordingId, { "/masters/other.wav": sounding("other", 3) });
    const context = at.hearing();
    await compareAsset(context, request);
    expect(context.ear.asked).toEqual(["/masters/other.wav > /masters/drive.wav"]);
  });

  it("is the stem, and the video, that the catalog has it as", async () => {
    const recordingId = await drive();
    const stem = await added("/in/Drive Stems/bass.wav");
    const context = at.hearing({
      "/masters/drive.wav > /in/Drive Stems/bass.wav": "part-alone",
      "/masters/drive.wav > /in/film.mp4": "format",
    });
    expect(await compareAsset(context, { assetId: stem, recordingId })).toMatchObject({ verdict: "none" });
    const pictures = { code: "MP4_MUSIC_VIDEO", severity: "info", path: [], message: "It has pictures." };
    const film = await added("/in/film.mp4", { issues: [pictures] });
    expect(await compareAsset(context, { assetId: film, recordingId })).toMatchObject({ verdict: "ask" });
  });

  it("asks the rules of the registrant's agency, or of the one that is named", async () => {
    const name = { name: "Night Shift Records", kind: "organization", agency: "PPL UK" } as const;
    await addRegistrant(at.context, { ...name, timeZone: "Europe/London" });
    const [recordingId, assetId] = [await drive(), await added("/in/edit.wav")];
    const context = at.hearing({ "/masters/drive.wav > /in/edit.wav": cutBy(12.4) });
    const heard = await compareAsset(context, { assetId, recordingId });
    expect(heard?.rules[0]?.authority).toBe("PPL");
    const asked = await compareAsset(context, { assetId, recordingId, agency: "ifpi" });
    expect(asked?.rules[0]?.authority).toBe("IFPI");
  });

  it("is refused where it is gone; where the master is gone, the comparison says so", async () => {
    const [recordingId, assetId] = [await drive(), await added("/in/bounce.wav")];
    at.disk.remove("/masters/drive.wav");
    expect(await compareAsset(at.hearing(), { assetId, recordingId })).toMatchObject({
      ...{ verdict: "ask", relation: "unsure", error: { code: "ASSET_GONE" } },
    });
    at.disk.remove("/in/bounce.wav");
    const gone = compareAsset(at.hearing(), { assetId, recordingId });
    await expect(gone).rejects.toMatchObject({ code: "ASSET_GONE" });
  });
});
