/** Which slice of a font holds a letter, from the table that a package of Fontsource has: `unicode.json`. */
export function readSlices(json: Uint8Array): (codePoint: number) => string | null {
  const table = JSON.parse(Buffer.from(json).toString("utf8")) as Readonly<Record<string, string>>;
  const ranges = Object.entries(table)
    .filter(([name]) => name.startsWith("["))
    .flatMap(([name, list]) => {
      const slice = name.slice(1, -1);
      return list.split(",").map((range) => ({ slice, ...boundsOf(range) }));
    })
    .sort((a, b) => a.from - b.from);
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return null;
      if (codePoint < range.from) high = middle - 1;
      else if (codePoint > range.to) low = middle + 1;
      else return range.slice;
    }
    return null;
  };
}

/** `U+3041-3096` or `U+30fb`. */
function boundsOf(range: string): { readonly from: number; readonly to: number } {
  const [from = "", to = from] = range.trim().replace(/^U\+/iu, "").split("-");
  return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
}
