import { expect, it } from "vitest";
import { isPartialDate } from "./partial-date.ts";

it.each(["2026", "2026-03", "2026-12", "2026-03-14", "2024-02-29", "2000-02-29", "1999-12-31"])(
  "takes %s for a date",
  (text) => {
    expect(isPartialDate(text)).toBe(true);
  },
);

it.each([
  "",
  "26",
  "2026-3",
  "2026-00",
  "2026-13",
  "2026-02-30",
  "2025-02-29",
  "1900-02-29",
  "2026-04-31",
  "0000",
  "2026-01-00",
  "2026/01/01",
  "2026-01-01T00:00",
])("does not take “%s” for a date", (text) => {
  expect(isPartialDate(text)).toBe(false);
});
