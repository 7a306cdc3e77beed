/** Rows of which a person has to say what they describe. */
import { finding } from "./code-findings.ts";
import type { CodeFindingKind } from "../../messages/rescue-sentences.ts";
import type { MatchedRow } from "./match-rows.ts";
import type { CodeFinding, RescuedRecording } from "./rescue.ts";

type Shown = Pick<RescuedRecording, "id" | "title" | "versionTitle" | "durationMs">;

const KINDS = {
  length: "ROW_LENGTH_DIFFERS",
  "only-length": "ROW_ONLY_AS_LONG",
  several: "ROW_OF_SEVERAL",
} as const satisfies Record<NonNullable<MatchedRow["open"]>, CodeFindingKind>;

export function openRows(
  matched: readonly MatchedRow[],
  recordings: readonly Shown[],
): readonly CodeFinding[] {
  const byId = new Map(recordings.map((one) => [one.id, one]));
  return matched.flatMap(({ row, targets, open }) => {
    const found = targets.flatMap((id) => byId.get(id) ?? []);
    const [first] = found;
    if (open === null || first === undefined) return [];
    const words = {
      name: [row.title ?? "a row without a title", row.versionTitle]
        .filter((part) => part !== null)
        .join(" · "),
      place: `${row.sheet}, row ${row.row}`,
      stated: clock(row.durationMs),
      length: clock(first.durationMs),
      recordings: found
        .map(({ title, versionTitle }) => (versionTitle === null ? title : `${title} (${versionTitle})`))
        .join("”, “"),
    };
    // One of another length is shown with that length; of several, each would need its own.
    const kind = open === "length" && found.length > 1 ? KINDS.several : KINDS[open];
    return [finding(kind, { isrc: row.isrc, about: targets, words })];
  });
}

/** `2:41`. */
function clock(milliseconds: number | null): string {
  if (milliseconds === null) return "no length";
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
