/** A table; cells are Markdown, with `|` already written as `\|`. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Plain text as Markdown shows it unchanged, in a table too; what stands in backticks stays code. */
export function asMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_<>[\]]/gu, String.raw`\$&`)))
    .join("")
    .replaceAll("|", String.raw`\|`);
}
