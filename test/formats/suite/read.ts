import type { AudioFacts, TagField } from "@deadwax/catalog";
import { expect } from "vitest";
import type { CommonTags } from "../fixtures/fixture.ts";
import { PASSED, type Property } from "./property.ts";
import { NEW_TAGS, probe, tagInPlace } from "./tagging.ts";

const FIELDS = {
  isrc: "isrc",
  title: "title",
  artists: "artist",
  release: "release",
  trackNumber: "trackNumber",
  date: "date",
  copyright: "copyright",
  label: "label",
  version: "versionTitle",
} as const satisfies Record<keyof CommonTags, TagField>;

export const read: Property = {
  name: "read",
  says: "what the tags hold is read, every value in its order",
  async check(fixture, path) {
    expectStated(await probe.probe(path, "identity"), fixture.tags);
    await tagInPlace(path);
    expectStated(await probe.probe(path, "identity"), NEW_TAGS);
    return PASSED;
  },
};

function expectStated({ tags }: AudioFacts, wanted: Partial<CommonTags>): void {
  for (const [field, values] of Object.entries(wanted) as [keyof CommonTags, readonly string[]][]) {
    const byCarrier = Map.groupBy(
      tags.filter((reading) => reading.field === FIELDS[field]),
      ({ carrier }) => carrier,
    );
    const stated = [...byCarrier.values()].map((readings) => readings.map(({ value }) => value));
    expect(
      stated.map((texts) => whole(field, texts)),
      field,
    ).toContainEqual(values);
  }
}

/** A number may stand with its total, and several artists in one text where a version of ID3 knows no other way. */
function whole(field: keyof CommonTags, texts: readonly string[]): readonly string[] {
  if (field === "trackNumber") return texts.map((text) => text.split("/", 1)[0] ?? "");
  return field === "artists" && texts.length === 1 ? (texts[0] ?? "").split("/") : texts;
}
