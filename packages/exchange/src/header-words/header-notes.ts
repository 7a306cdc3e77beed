/** What stands in a header beside its name: units, the form of dates, whether the column is required. */
export interface HeaderNotes {
  /** The header without them. */
  readonly bare: string;
  readonly unit: "ms" | "s" | "min" | "clock" | null;
  /** The order that the header says dates have. */
  readonly dateOrder: "day-first" | "month-first" | "year-first" | null;
}

const BRACKETS = /\s*[([{（［【][^()[\]{}（）［］【】]{0,60}[)\]}）］】]/gu;
/** `Artist(s)`, `Künstler(in)`: an ending, not a unit. */
const ENDINGS =
  /(?<=\p{L})(?:\((?:[snexa]|es|en|er|in|innen|as|os|i)\)|[*:_·](?:in|innen)(?![\p{L}\p{N}]))/giu;
/** Signs of rights are names of their own. */
const RIGHTS = /^[([]\s*[pc]\s*[)\]]$/iu;

const UNITS: readonly (readonly [RegExp, NonNullable<HeaderNotes["unit"]>])[] = [
  [/^(?:ms|msec|milli\p{L}*|ミリ秒|毫秒|밀리초|мс)$/iu, "ms"],
  [
    /^(?:s|sec|secs|sek|seg|seconds?|sekunden|secondes|segundos|secondi|seconden|sekunder|sekundy|сек|секунды|[с秒초]|sn|saniye)$/iu,
    "s",
  ],
  [/^(?:min|mins|minutes?|minuten|minutos|minuti|minuter|minuty|мин|минуты|dk|dakika|分|분)$/iu, "min"],
  [
    /^(?:h+:)?m+:s+(?:[.,:]\p{L}+)?$|^h+:m+:s+$|^(?:часы|чч|ч)?:?м+:с+$|^(?:時:)?分:秒$|^(?:st:)?min:se[kcg]$/iu,
    "clock",
  ],
];
const DAY = "(?:d{1,2}|t{1,2}|j{1,2}|g{1,2}|д{1,2})";
const MONTH = "(?:m{1,2}|м{1,2}|a{2})";
const YEAR = "[yjaåгr]{2,4}";
const MARK = "[\\s./-]{1,3}";
const DATES: readonly (readonly [RegExp, NonNullable<HeaderNotes["dateOrder"]>])[] = [
  [new RegExp(`^${YEAR}${MARK}${MONTH}${MARK}${DAY}$`, "iu"), "year-first"],
  [new RegExp(`^${DAY}${MARK}m{1,3}${MARK}${YEAR}$`, "iu"), "day-first"],
  [new RegExp(`^${DAY}${MARK}${MONTH}${MARK}${YEAR}$`, "iu"), "day-first"],
  [new RegExp(`^m{1,2}${MARK}d{1,2}${MARK}y{2,4}$`, "iu"), "month-first"],
];

/** Reads the notes of a header. */
export function readNotes(header: string): HeaderNotes {
  const notes: string[] = [];
  const bare = header
    .replace(ENDINGS, "")
    .replace(BRACKETS, (match) => {
      if (RIGHTS.test(match.trim())) return match;
      notes.push(
        match
          .trim()
          .slice(1, -1)
          .trim()
          .replace(/^(?:in|en|em|[iwв])\s+/iu, ""),
      );
      return " ";
    })
    .replace(/[*†:?？：]+\s*$/u, "")
    .replace(
      /\s+(?:in|en|em|[iwв])\s+(?<unit>ms|milliseconds|seconds|sec|sekunden|secondes|segundos|secondi|seconden|sekunder|minutes|minuten|minutos|minuti)$/iu,
      (_, unit: string) => {
        notes.push(unit);
        return "";
      },
    );
  const tail =
    /[\s,_-]+(?<unit>ms|msec|sec|secs|seconds|hh:mm:ss|mm:ss|h:mm:ss|yyyy-mm-dd|dd\/mm\/yyyy|mm\/dd\/yyyy)$/iu.exec(
      bare,
    );
  if (tail !== null) notes.push(tail.groups?.["unit"] ?? "");
  const of = <Name>(table: readonly (readonly [RegExp, Name])[]): Name | null =>
    table.find(([form]) => notes.some((note) => form.test(note)))?.[1] ?? null;
  return {
    bare: (tail === null ? bare : bare.slice(0, tail.index)).trim(),
    unit: of(UNITS),
    dateOrder: of(DATES),
  };
}
