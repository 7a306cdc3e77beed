/** Languages in which names of months are read, long and short, with and without a dot. */
const READ_IN = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "tr"];

let months: ReadonlyMap<string, number> | undefined;

function key(name: string): string {
  return name.toLowerCase().normalize("NFC").replace(/\.$/u, "");
}

/** Abbreviations mean the same month in every language read; where two languages disagree the name is left out. */
function monthNames(): ReadonlyMap<string, number> {
  if (months !== undefined) return months;
  const made = new Map<string, number>();
  const disputed = new Set<string>();
  for (const locale of READ_IN) {
    for (const style of ["long", "short"] as const) {
      // Polish and Russian decline a month that has a day beside it.
      for (const day of [undefined, "numeric"] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: style, day, timeZone: "UTC" });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(new Date(Date.UTC(2000, month - 1, 1)));
          const name = key(parts.find(({ type }) => type === "month")?.value ?? "");
          if ((made.get(name) ?? month) !== month) disputed.add(name);
          made.set(name, month);
        }
      }
    }
  }
  for (const name of disputed) made.delete(name);
  months = made;
  return made;
}

/** 1 to 12 for the name of a month, such as `Mai`, `févr.` or `Sept`. */
export function monthNumber(name: string): number | undefined {
  return monthNames().get(key(name)) ?? (key(name) === "sept" ? 9 : undefined);
}
