import { expect, it } from "vitest";
import { applyPlan, createId3Tag, readFields, readId3, writeId3, type Id3Tag } from "./index.ts";
import { mergePeople } from "./people.ts";

const PLAN = { contributors: { producer: ["Ann, Lee", "Bo"], mixer: ["Cy"], composer: ["Di"] } };

function again(tag: Id3Tag): Id3Tag {
  const read = readId3(writeId3(tag));
  if (!read.ok) throw new Error(read.error.problem);
  return read.value;
}

it("writes composers into their frame and those who made the recording into the list of involved people", () => {
  const { tag, stated, isChanged } = applyPlan(createId3Tag(), PLAN);
  expect(isChanged).toBe(true);
  expect(stated.map(({ place, values }) => `${place}=${values.join("+")}`)).toEqual([
    "TCOM=Di",
    "IPLS:producer=Ann, Lee+Bo",
    "IPLS:mix=Cy",
  ]);
  expect(readFields(again(tag)).map(({ field, value, frame }) => [field, value, frame])).toEqual([
    ["composer", "Di", "TCOM"],
    ["producer", "Ann, Lee", "IPLS:producer"],
    ["producer", "Bo", "IPLS:producer"],
    ["mixer", "Cy", "IPLS:mix"],
  ]);
  expect(applyPlan(again(tag), PLAN).isChanged).toBe(false);
});

it("keeps everybody in the list whose role the plan does not give", () => {
  const found = ["DJ-mix", "Eve", "Producer", "Old", "engineer", "Flo"];
  expect(mergePeople(found, PLAN)).toEqual([
    ...["DJ-mix", "Eve", "engineer", "Flo"],
    ...["producer", "Ann, Lee", "producer", "Bo", "mix", "Cy"],
  ]);
  expect(mergePeople(found, { title: "x" })).toBe(found);
});

it("keeps the number of tracks on the release beside a number that changes", () => {
  const { tag } = applyPlan(createId3Tag(), { trackNumber: "3/12" });
  const changed = applyPlan(tag, { trackNumber: "4" });
  expect(changed.stated).toEqual([{ place: "TRCK", field: "trackNumber", values: ["4/12"] }]);
  expect(readFields(again(changed.tag)).map(({ value }) => value)).toEqual(["4/12"]);
  expect(applyPlan(tag, { trackNumber: "3" }).isChanged).toBe(false);
});
