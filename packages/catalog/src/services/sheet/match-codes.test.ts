import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { aRecording } from "../../testing.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { addRecording } from "../recording/add-recording.ts";
import { enterMatchedCodes, matchCodes, type CodeProposal, type PastedCode } from "./match-codes.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, {});
});
afterEach(() => place.close());

interface Piece {
  readonly title: string;
  readonly versionTitle?: string;
  readonly displayArtist?: string;
  readonly durationMs?: number;
}

async function have(...pieces: readonly Piece[]): Promise<void> {
  for (const piece of pieces) await addRecording(context, piece);
}

function line(number: number, rest: Partial<PastedCode>): PastedCode {
  const isrc = requireIsrc(`QZABC26${String(number).padStart(5, "0")}`);
  return { isrc, title: null, versionTitle: null, artist: null, durationMs: null, ...rest };
}

async function match(...pasted: readonly PastedCode[]): Promise<readonly CodeProposal[]> {
  return place.store.read((reader) => matchCodes(reader, pasted));
}

async function judged(...pasted: readonly PastedCode[]): Promise<readonly string[]> {
  const proposals = await match(...pasted);
  return proposals.map(({ certainty, recordings }) =>
    [certainty, ...recordings.map(({ title, versionTitle }) => `${title}/${versionTitle ?? ""}`)].join(" "),
  );
}

describe("matching pasted codes", () => {
  it("is certain in the catalog of one artist, whom neither a page nor a file needs to name", async () => {
    await have(
      { title: "Midnight Drive", displayArtist: "The Night Shift", durationMs: 200_000 },
      { title: "Midnight Drive", versionTitle: "Instrumental", durationMs: 200_000 },
      { title: "Harbour", durationMs: 250_000 },
    );
    expect(
      await judged(
        line(1, { title: "Midnight Drive", durationMs: 200_000 }),
        line(2, { title: "Midnight Drive (Instrumental)", durationMs: 200_000 }),
        line(3, { title: "Harbour", artist: "The Night Shift", durationMs: 250_000 }),
      ),
    ).toEqual(["certain Midnight Drive/", "certain Midnight Drive/Instrumental", "certain Harbour/"]);
  });

  it("is not certain where several artists are at home and the page names none", async () => {
    await have(
      { title: "Intro", displayArtist: "Alpha", durationMs: 45_000 },
      { title: "Harbour", displayArtist: "Beta", durationMs: 250_000 },
    );
    expect(await judged(line(1, { title: "Intro", durationMs: 45_000 }))).toEqual(["likely Intro/"]);
    expect(await judged(line(1, { title: "Intro", artist: "Alpha", durationMs: 45_000 }))).toEqual([
      "certain Intro/",
    ]);
  });

  it("is likely without a duration, when title and version fit one recording and one line only", async () => {
    await have({ title: "Harbour" }, { title: "Harbour", versionTitle: "Live" });
    expect(
      await judged(line(1, { title: "Harbour" }), line(2, { title: "Harbour", versionTitle: "Live" })),
    ).toEqual(["likely Harbour/", "likely Harbour/Live"]);
  });

  it.each([
    ["two lines", [{ title: "Harbour" }], [line(1, { title: "Harbour" }), line(2, { title: "Harbour" })]],
    ["two recordings", [{ title: "Harbour" }, { title: "HARBOUR" }], [line(1, { title: "Harbour" })]],
    ["another version", [{ title: "Harbour" }], [line(1, { title: "Harbour", versionTitle: "Live" })]],
    [
      "another length",
      [{ title: "Harbour", durationMs: 250_000 }],
      [line(1, { title: "Harbour", durationMs: 190_000 })],
    ],
    [
      "another artist",
      [{ title: "Harbour", displayArtist: "Alpha" }],
      [line(1, { title: "Harbour", artist: "Beta" })],
    ],
    [
      "one code for two titles",
      [{ title: "Harbour" }, { title: "Intro" }],
      [line(1, { title: "Harbour" }), line(1, { title: "Intro" })],
    ],
  ] as const)("is at most probable with %s", async (_, pieces, lines) => {
    await have(...pieces);
    for (const proposal of await match(...lines)) expect(["probable", "none"]).toContain(proposal.certainty);
  });

  it("takes a line that was pasted twice for one", async () => {
    await have({ title: "Harbour" });
    const twice = [line(1, { title: "Harbour" }), line(1, { title: "Harbour" })];
    expect(await judged(...twice)).toEqual(["likely Harbour/", "likely Harbour/"]);
  });

  it("shows what fits best first", async () => {
    await have(
      { title: "Harbour", versionTitle: "Live", durationMs: 360_000 },
      { title: "Harbour", versionTitle: "Acoustic", durationMs: 250_000 },
    );
    const [first] = await match(line(1, { title: "Harbour", versionTitle: "Acoustic", durationMs: 252_000 }));
    expect(first?.recordings[0]?.versionTitle).toBe("Acoustic");
  });

  it("knows a code that was entered before", async () => {
    await have({ title: "Harbour" });
    const [first] = await match(line(1, { title: "Harbour" }));
    const accepted = first!.recordings.map(({ id }) => ({ isrc: first!.pasted.isrc, recordingId: id }));
    await enterMatchedCodes(context, accepted, { source: "distributor", sourceName: "DistroKid" });
    expect(await judged(line(1, { title: "Harbour" }))).toEqual(["known Harbour/"]);
  });

  it("is a conflict where another recording has the code, and known where the one it speaks of has it", async () => {
    await have({ title: "Harbour", displayArtist: "Ana Lima" }, { title: "Harbour", versionTitle: "Live" });
    await aRecording(context, {
      title: "Midnight Drive",
      versionTitle: "Radio Edit",
      displayArtist: "Ana Lima",
      isrc: "QZABC2600001",
    });
    await aRecording(context, { title: "Harbour", versionTitle: "Demo", isrc: "QZABC2600002" });
    const said = async (rest: Partial<PastedCode>, number = 1): Promise<string | undefined> =>
      (await judged(line(number, rest)))[0];
    const theirs = "Midnight Drive/Radio Edit";
    expect(await said({ title: "Harbour", artist: "Ana Lima" })).toBe(`conflict ${theirs}`);
    expect(await said({ title: "Midnight Drive (Live)" })).toBe(`conflict ${theirs}`);
    expect(await said({ title: "Midnight Drive (Radio Edit)", artist: "Jo Berg" })).toBe(
      `conflict ${theirs}`,
    );
    expect(await said({ title: "Midnight Drive (radio edit)", artist: "Ana Lima" })).toBe(`known ${theirs}`);
    expect(await said({ title: "Midnight Drive" })).toBe(`known ${theirs}`);
    expect(await said({})).toBe(`known ${theirs}`);
    expect(await said({ title: "Harbour" }, 2)).toBe("conflict Harbour/Demo");
  });
});
