import type { ParsedTitle } from "./parsed-title.ts";
import { parseTitle } from "./parse-title.ts";

/**
 * A title as shops print it: `Title (feat. Name) [Version]`, the first reference in parentheses, further ones in brackets
 * (Apple Music style guide 3.6), without track number. The text itself, where that would be read as something else.
 */
export function formatTitle(parsed: ParsedTitle): string {
  const text = compose(parsed);
  return haveSameParts(parseTitle(text), parsed) ? text : parsed.text;
}

function compose({ title, versions, featured, year, rest }: ParsedTitle): string {
  const credits = (["feat", "with"] as const).flatMap((joiner) => {
    const names = featured.filter((one) => one.joiner === joiner).map(({ name }) => name);
    return names.length === 0 ? [] : [`${joiner === "feat" ? "feat." : "with"} ${names.join("; ")}`];
  });
  const isApart = year !== null && versions.every((version) => version.year === null);
  const references = [
    ...credits,
    ...versions.map(({ words }) => words),
    ...(isApart ? [String(year)] : []),
    ...rest.map(({ words }) => words),
  ];
  return [title, ...references.map((words, index) => (index === 0 ? `(${words})` : `[${words}]`))].join(" ");
}

function haveSameParts(a: ParsedTitle, b: ParsedTitle): boolean {
  return partsOf(a) === partsOf(b);
}

function partsOf({ title, versions, featured, year, rest }: ParsedTitle): string {
  return JSON.stringify([
    title,
    versions.map(({ words, kinds }) => [words, kinds]),
    (["feat", "with"] as const).map((joiner) =>
      featured.flatMap((one) => (one.joiner === joiner ? one.name : [])),
    ),
    year,
    rest.map(({ words }) => words),
  ]);
}
