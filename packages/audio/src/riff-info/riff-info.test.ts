import { expect, it } from "vitest";
import { buildInfo } from "../testing.ts";
import {
  applyInfoPlan,
  hasHiddenText,
  readInfoList,
  readInfoText,
  writeInfoList,
  type InfoList,
} from "./index.ts";

const CODE = "AA6Q72600001";

function list(entries: Readonly<Record<string, string>>): InfoList {
  const read = readInfoList(buildInfo(entries).content);
  if (read === null) throw new Error("buildInfo builds an INFO list");
  return read;
}

function textsOf(read: InfoList): string[] {
  const again = readInfoList(writeInfoList(read));
  return again?.entries.map((entry) => `${entry.id}=${readInfoText(entry)}`) ?? [];
}

it("writes back what it read byte for byte", () => {
  const bytes = buildInfo({ INAM: "odd", ICMT: "even" }).content;
  const read = readInfoList(bytes);
  expect(read && Buffer.from(writeInfoList(read)).equals(bytes)).toBe(true);
});

it("adds the pad byte the last entry lacked when another entry follows it", () => {
  const bytes = buildInfo({ INAM: "ab" }).content.subarray(0, -1);
  const read = readInfoList(bytes);
  if (read === null) throw new Error("it is an INFO list");
  expect(textsOf(applyInfoPlan(read, { isrc: CODE }, true).list)).toEqual(["INAM=ab", `ISRC=${CODE}`]);
});

it("sets title, artists and an empty ISRC, and leaves every other entry and its place", () => {
  const before = list({ ICMT: "kept", ISRC: "", INAM: "Old", IPRD: "kept too" });
  const { list: after, isChanged } = applyInfoPlan(
    before,
    { isrc: CODE, title: "New", artists: ["A", "B"] },
    true,
  );
  expect(isChanged).toBe(true);
  expect(textsOf(after)).toEqual(["ICMT=kept", `ISRC=${CODE}`, "INAM=New", "IPRD=kept too", "IART=A, B"]);
});

it("leaves an ISRC field that names a source", () => {
  const { list: after, issues, stated } = applyInfoPlan(list({ ISRC: "Tape 12" }), { isrc: CODE }, true);
  expect(textsOf(after)).toEqual(["ISRC=Tape 12"]);
  expect(issues.map(({ code }) => code)).toEqual(["TAG_INFO_SOURCE_KEPT"]);
  expect(stated).toEqual([]);
});

it("writes a code that stands there with hyphens in its compact form", () => {
  expect(textsOf(applyInfoPlan(list({ ISRC: "AA-6Q7-26-00001" }), { isrc: CODE }, true).list)).toEqual([
    `ISRC=${CODE}`,
  ]);
});

it("writes ASCII only and says what it left out", () => {
  const { list: after, issues } = applyInfoPlan(list({ INAM: "Old" }), { title: "夜" }, true);
  expect(textsOf(after)).toEqual(["INAM=Old"]);
  expect(issues.map(({ code }) => code)).toEqual(["TAG_INFO_NOT_ASCII"]);
});

it("adds nothing to a list that is not the first, but keeps what stands there in step", () => {
  const { list: after } = applyInfoPlan(list({ INAM: "Old" }), { isrc: CODE, title: "New" }, false);
  expect(textsOf(after)).toEqual(["INAM=New"]);
});

it("finds text behind the NUL that ends an entry", () => {
  const [entry] = list({ ICMT: "a\0hidden" }).entries;
  expect(entry && readInfoText(entry)).toBe("a");
  expect(entry && hasHiddenText(entry)).toBe(true);
});

it("reads any list that is no INFO list as none", () => {
  expect(readInfoList(Buffer.from("adtl"))).toBeNull();
  expect(readInfoList(new Uint8Array(0))).toBeNull();
});
