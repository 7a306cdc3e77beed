import fc from "fast-check";
import { expect, it } from "vitest";
import { buildApe, buildApeItem } from "../mpeg/testing.ts";
import { applyApePlan, readApe, readApeFields, writeApe, type ApeTag } from "./index.ts";

const CODE = "AA6Q72600001";

function mustRead(bytes: Uint8Array): ApeTag {
  const tag = readApe(bytes);
  if (!tag.ok) throw new Error(tag.error.problem);
  return tag.value;
}

function fieldsOf(bytes: Uint8Array): string[] {
  return readApeFields(mustRead(bytes)).map(({ field, key, value }) => `${field}=${value} (${key})`);
}

it.each([
  ["header and footer", {}],
  ["footer only", { header: false }],
  ["header only", { footer: false }],
  ["version 1", { version: 1000, header: false }],
] as const)("reads a tag with %s, and writes the same bytes", (_, options) => {
  const bytes = buildApe([buildApeItem("Isrc", CODE), buildApeItem("Year", "2026")], options);
  expect(fieldsOf(bytes)).toEqual([`isrc=${CODE} (Isrc)`, "date=2026 (Year)"]);
  expect(Buffer.from(writeApe(mustRead(bytes)))).toEqual(bytes);
});

it("reads several values, UTF-8, and no binary item as text", () => {
  const items = [buildApeItem("Artist", "Nächte\0夜"), buildApeItem("Title", Uint8Array.of(1, 2), 2)];
  expect(fieldsOf(buildApe(items))).toEqual(["artist=Nächte (Artist)", "artist=夜 (Artist)"]);
});

it("changes items that are there, keeps all others byte for byte and in order, and adds none", () => {
  const cover = buildApeItem("Cover Art (Front)", Buffer.from("a.png\0\x89PNG\xff", "latin1"), 2);
  const gain = buildApeItem("REPLAYGAIN_TRACK_GAIN", "-3.10 dB");
  const old = buildApe([cover, buildApeItem("ISRC", "AA6Q72600002"), gain, buildApeItem("artist", "X")]);
  const plan = { isrc: CODE, title: "New", artists: ["A", "B"] };
  const { tag, isChanged } = applyApePlan(mustRead(old), plan);
  expect(isChanged).toBe(true);
  const wanted = buildApe([cover, buildApeItem("ISRC", CODE), gain, buildApeItem("artist", "A\0B")]);
  expect(Buffer.from(writeApe(tag))).toEqual(wanted);
  expect(applyApePlan(mustRead(wanted), plan).isChanged).toBe(false);
});

it("keeps a year a year, and a date a date", () => {
  const yearOf = (found: string): string[] => {
    const { tag } = applyApePlan(mustRead(buildApe([buildApeItem("Year", found)])), { date: "2026-03-05" });
    return fieldsOf(writeApe(tag));
  };
  expect(yearOf("1999")).toEqual(["date=2026 (Year)"]);
  expect(yearOf("1999-01-01")).toEqual(["date=2026-03-05 (Year)"]);
});

it("leaves what version 1 cannot say and what must not be changed, and says so", () => {
  const title = [buildApeItem("Title", "Night")];
  const first = mustRead(buildApe(title, { version: 1000, header: false }));
  expect(applyApePlan(first, { title: "夜" })).toMatchObject({ isChanged: false, unsaid: ["title"] });
  expect(applyApePlan(first, { title: "Day" })).toMatchObject({ isChanged: true, unsaid: [] });
  const locked = mustRead(buildApe([buildApeItem("Title", "Night", 1)]));
  expect(applyApePlan(locked, { title: "Day" })).toMatchObject({ isChanged: false, unsaid: ["title"] });
});

it("refuses a tag whose items end before all are there", () => {
  const bytes = Buffer.from(buildApe([buildApeItem("Title", "Night")]));
  bytes.writeUInt32LE(5000, 32);
  expect(readApe(bytes)).toMatchObject({ ok: false });
  expect(readApe(new Uint8Array(64))).toMatchObject({ ok: false });
});

it("reads any bytes without throwing, and what it writes is what it read", () => {
  const whole = buildApe([buildApeItem("Title", "Night"), buildApeItem("ISRC", CODE)]);
  const mutation = fc.record({ at: fc.nat(whole.length - 1), value: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 10 }), (mutations) => {
      const bytes = Buffer.from(whole);
      for (const { at, value } of mutations) bytes[at] = value;
      const tag = readApe(bytes);
      if (!tag.ok) return;
      readApeFields(tag.value);
      const items = mustRead(writeApe(tag.value)).items;
      expect(items.map(({ raw }) => [...raw])).toEqual(tag.value.items.map(({ raw }) => [...raw]));
    }),
  );
});
