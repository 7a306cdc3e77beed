import { describe, expect, it } from "vitest";
import { creditKind, creditsOfKind } from "./credit-kind.ts";
import { trackDurationMs, type RecordingCopy, type TrackCopy } from "./release-copy.ts";

describe("creditKind", () => {
  it.each([
    ["composer", "writer"],
    ["Lyricist", "writer"],
    ["string arranger", "writer"],
    ["original publisher", "publisher"],
    ["sub-publisher", "publisher"],
    ["producer", "producer"],
    ["co-producer", "producer"],
    ["mix engineer", "engineer"],
    ["mastering engineer", "engineer"],
    ["recorded by", "engineer"],
    ["bass guitar", "performer"],
    ["vocals", "performer"],
    ["hurdy-gurdy", "performer"],
    ["main artist", "performer"],
    ["photography", "other"],
    ["cover design", "other"],
    ["A&R", "other"],
  ])("puts %s under %s", (role, kind) => {
    expect(creditKind(role)).toBe(kind);
  });
});

const nobody = { isni: null, ipi: null };

describe("creditsOfKind", () => {
  it("joins the credits of the recording and of its works, each person and role once", () => {
    const credits = [
      { ...nobody, name: "Ana Lima", role: "composer" },
      { ...nobody, name: "Ana Lima", role: "vocals" },
    ];
    const work = { id: "" as never, title: "Drive", iswc: null, language: null };
    const works = [
      {
        ...work,
        credits: [
          { ...nobody, name: "ana lima", role: "Composer" },
          { ...nobody, name: "Jo Berg", role: "lyricist" },
        ],
      },
    ];
    const names = creditsOfKind({ credits, works }, "writer").map(({ name, role }) => `${name}, ${role}`);
    expect(names).toEqual(["Ana Lima, composer", "Jo Berg, lyricist"]);
  });
});

describe("trackDurationMs", () => {
  const at = (span: Partial<TrackCopy>, durationMs: number | null): TrackCopy => ({
    ...{ medium: 1, position: 1, printedTitle: null, spanStartMs: null, spanEndMs: null, ...span },
    recording: { durationMs } as RecordingCopy,
  });
  it("is that of the part where the track is a part of a recording", () => {
    expect(trackDurationMs(at({}, 200_000))).toBe(200_000);
    expect(trackDurationMs(at({ spanStartMs: 5000, spanEndMs: 65_000 }, 200_000))).toBe(60_000);
    expect(trackDurationMs(at({ spanStartMs: 5000 }, 200_000))).toBe(195_000);
    expect(trackDurationMs(at({ spanStartMs: 5000 }, null))).toBeNull();
  });
});
