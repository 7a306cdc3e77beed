import fc from "fast-check";
import { expect, it } from "vitest";
import { buildId3v1 } from "../mpeg/testing.ts";
import { applyId3v1Plan, readId3v1 } from "./index.ts";

const LONG = "A title of more than thirty letters, which goes on and on";

function fieldsOf(tag: Uint8Array, enhanced?: Uint8Array): string[] {
  return readId3v1(tag, enhanced).map(({ field, value }) => `${field}=${value}`);
}

it("reads the fields of a tag, and the track of version 1.1", () => {
  const tag = buildId3v1({ title: "Caf\xe9", artist: "A", release: "R", year: "2026", track: 7 });
  expect(fieldsOf(tag)).toEqual(["title=Café", "artist=A", "release=R", "date=2026", "trackNumber=7"]);
  expect(fieldsOf(buildId3v1({ comment: "x".repeat(28) }))).toEqual([]);
  expect(fieldsOf(new Uint8Array(128))).toEqual([]);
});

it("changes only fields that are held and asked for", () => {
  const tag = buildId3v1({ title: "Old", year: "1999", comment: "kept", track: 7 });
  const plan = { title: "New", artists: ["A"], release: "R", date: "2026-03-05", trackNumber: "8/12" };
  const result = applyId3v1Plan(tag, plan);
  expect(Buffer.from(result.tag)).toEqual(
    buildId3v1({ title: "New", year: "2026", comment: "kept", track: 8 }),
  );
  expect(result).toMatchObject({ isChanged: true, unsaid: [] });
  expect(applyId3v1Plan(result.tag, plan).isChanged).toBe(false);
});

it("cuts a text to its thirty bytes, and goes on in the TAG+ tag", () => {
  const enhanced = Buffer.alloc(227);
  enhanced.write("TAG+", "latin1");
  enhanced[184] = 3;
  const result = applyId3v1Plan(buildId3v1({ title: "Old" }), { title: LONG }, enhanced);
  expect(fieldsOf(result.tag)).toEqual([`title=${LONG.slice(0, 30).trimEnd()}`]);
  expect(fieldsOf(result.tag, result.enhanced)).toEqual([`title=${LONG}`]);
  expect(result.enhanced?.[184]).toBe(3);
  expect(applyId3v1Plan(result.tag, { title: LONG }, result.enhanced).isChanged).toBe(false);
});

it("leaves a field that Latin-1 cannot say, and says so", () => {
  const tag = buildId3v1({ title: "Night", artist: "A", track: 1 });
  const result = applyId3v1Plan(tag, { title: "夜", artists: ["Łódź"], trackNumber: "300" });
  expect(result).toMatchObject({ isChanged: false, unsaid: ["title", "artist", "trackNumber"] });
  expect(Buffer.from(result.tag)).toEqual(tag);
});

it("writes letters with separate accents as the one letter that Latin-1 has", () => {
  const { tag } = applyId3v1Plan(buildId3v1({ title: "Old" }), { title: "Cafe\u0301" });
  expect(fieldsOf(tag)).toEqual(["title=Café"]);
});

it("fills up with spaces where the tag was filled up with spaces", () => {
  const tag = buildId3v1({ title: "Old".padEnd(30) });
  expect(Buffer.from(applyId3v1Plan(tag, { title: "New" }).tag)).toEqual(
    buildId3v1({ title: "New".padEnd(30) }),
  );
  expect(applyId3v1Plan(tag, { title: "Old" }).isChanged).toBe(false);
});

it("changes nothing the second time, whatever bytes and text there are", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 125, maxLength: 125 }), text, text, (bytes, title, artist) => {
      const plan = { title, artists: [artist], date: "2026", trackNumber: "3" };
      const first = applyId3v1Plan(Buffer.concat([Buffer.from("TAG"), bytes]), plan);
      readId3v1(first.tag);
      expect(applyId3v1Plan(first.tag, plan).isChanged).toBe(false);
    }),
  );
});
