import { ADVISORY } from "../../master-sheet/cells/words.ts";
import { ISRC, ISWC } from "../../master-sheet/cells/codes.ts";
import { LANGUAGE } from "../../master-sheet/cells/language.ts";
import type { Cell } from "../../table/cell.ts";
import { dayFacts } from "../columns/column-facts.ts";
import { isRead } from "../columns/guess.ts";
import type { Understanding } from "../columns/understand-columns.ts";
import type { HeldColumn } from "../held-sheet.ts";
import type { HeldTarget } from "../held-target.ts";
import { readHeldBarcode } from "../values/barcode.ts";
import { readHeldDay } from "../values/day.ts";
import { readHeldDuration } from "../values/duration.ts";
import { readText } from "../values/held-text.ts";
import { slashMeaning } from "../values/track-place.ts";
import { cellField, remembered } from "./cell-field.ts";
import { namesField, placeField, rightsField, rolesFields } from "./joined-fields.ts";
import type { FieldReader } from "./row-draft.ts";

/** Text of its own in nearly every row; remembering it would only cost. */
const VARIED = ["title", "artist"] as const;
const REPEATED = [
  "version",
  "label",
  "releaseTitle",
  "releaseVersion",
  "releaseArtist",
  "catalogNumber",
] as const;

/** The readers of all fields that the columns tell of. `heading` is the disc that a row above the rows names. */
export function fieldReaders(
  { columns, facts }: Understanding,
  heading: () => number | null,
): readonly FieldReader[] {
  const of = (target: HeldTarget): readonly HeldColumn[] =>
    columns.filter((column) => isRead(column) && column.target === target);
  const noOptions = {};
  return [
    ...cellField("isrc", of("isrc"), (cell) => ISRC.read(cell, noOptions)),
    ...VARIED.flatMap((field) => cellField(field, of(field), readText)),
    ...REPEATED.flatMap((field) => cellField(field, of(field), remembered(readText))),
    ...namesField("mainArtists", of("mainArtists")),
    ...namesField("featuredArtists", of("featuredArtists")),
    ...namesField("remixers", of("remixers")),
    ...rolesFields(of("artistRoles"), of),
    ...durationField(of("duration"), facts),
    ...cellField(
      "advisory",
      of("advisory"),
      remembered((cell) => ADVISORY.read(cell, noOptions)),
    ),
    ...cellField(
      "language",
      of("language"),
      remembered((cell) => LANGUAGE.read(cell, noOptions)),
    ),
    ...dayField("firstPublished", of("firstPublished"), facts),
    ...dayField("releaseDate", of("releaseDate"), facts),
    ...rightsField("pLine", {
      line: [...of("pLine"), ...of("pcLine")],
      year: of("pYear"),
      owner: of("pOwner"),
    }),
    ...rightsField("cLine", {
      line: [...of("cLine"), ...of("pcLine")],
      year: of("cYear"),
      owner: of("cOwner"),
    }),
    ...cellField("iswc", of("iswc"), (cell) => ISWC.read(cell, noOptions)),
    ...cellField("barcode", of("barcode"), remembered(readHeldBarcode)),
    ...placeField(
      { track: of("trackPosition"), medium: of("medium") },
      slashMeaning(of("trackPosition").flatMap(({ index }) => facts.get(index)?.texts ?? [])),
      heading,
    ),
  ];
}

function durationField(
  columns: readonly HeldColumn[],
  facts: Understanding["facts"],
): readonly FieldReader[] {
  const form = facts.get(columns[0]?.index ?? -1)?.duration ?? { unit: null, areHoursMinutes: false };
  return cellField(
    "duration",
    columns,
    remembered((cell: Cell) => readHeldDuration(cell, form)),
  );
}

function dayField(
  field: "firstPublished" | "releaseDate",
  columns: readonly HeldColumn[],
  facts: Understanding["facts"],
): readonly FieldReader[] {
  const told = facts.get(columns[0]?.index ?? -1);
  const context = told === undefined ? { order: null, areStoredDoubtful: false } : dayFacts(told);
  const read = (cell: Cell): ReturnType<typeof readHeldDay> => {
    // Rows below the sample may still contradict it, which is then said.
    told?.evidence.add(cell);
    return readHeldDay(cell, context);
  };
  return cellField(field, columns, remembered(read));
}
