/** Languages in which names of months are read, long and short, with and without a dot. */
const READ_IN = ["en", "de", "fr", "es", "it", "pt", "nl", "sv"];

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
      const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++) {
        const name = key(format.format(new Date(Date.UTC(2000, month - 1, 1))));
        if ((made.get(name) ?? month) !== month) disputed.add(name);
        made.set(name, month);
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
