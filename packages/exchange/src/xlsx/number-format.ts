/** What a number format makes of a number: ECMA-376 part 1, 18.8.30 and 18.8.31. */
export type FormatMeaning =
  | { readonly kind: "number" }
  | {
      readonly kind: "date";
      readonly hasYear: boolean;
      readonly hasMonth: boolean;
      readonly hasDay: boolean;
      readonly hasTime: boolean;
    }
  | { readonly kind: "time"; readonly hasSeconds: boolean };

/** Formats that files name by number only, as far as they are dates, times or text. */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: "mm-dd-yy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  // 27 to 36 and 50 to 58 depend on the language; in Chinese, Japanese and Korean they are these.
  27: "yyyy-mm-dd",
  28: "m-d",
  29: "m-d",
  30: "m-d-yy",
  31: "yyyy-mm-dd",
  32: "h:mm",
  33: "h:mm:ss",
  34: "h:mm",
  35: "h:mm:ss",
  36: "yyyy-mm-dd",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  49: "@",
  50: "yyyy-mm-dd",
  57: "yyyy-mm-dd",
  58: "m-d",
};

/** The code of a format that has no code in the file. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? "General";
}

const LITERALS = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu;

/** Reads what a format code shows. */
export function meaningOf(code: string): FormatMeaning {
  const section = code.replace(LITERALS, "").split(";")[0]?.toLowerCase() ?? "";
  if (section === "general" || section.includes("@") || /e[+-]|[#?]|^0+$/u.test(section))
    return { kind: "number" };
  const hasDay = section.includes("d");
  const hasYear = /[ye]/u.test(section);
  const hasHours = section.includes("h");
  const hasSeconds = section.includes("s");
  const hasMonth =
    section.includes("m") && (hasYear || hasDay || !(hasHours || hasSeconds || section.includes("[m")));
  if (hasDay || hasYear || hasMonth) {
    return { kind: "date", hasYear, hasMonth, hasDay, hasTime: hasHours || hasSeconds };
  }
  return hasHours || hasSeconds || section.includes("[m") ? { kind: "time", hasSeconds } : { kind: "number" };
}
