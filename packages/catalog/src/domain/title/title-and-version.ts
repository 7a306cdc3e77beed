import { parseTitle } from "./parse-title.ts";
import { partOf } from "./place.ts";

/**
 * Title and version title for their two fields. Only a version in brackets or behind a dash leaves the title; credits,
 * notes and numbers stay in it as they were typed. Several versions are one version title; `Explicit` is none, and is left
 * out of both.
 */
export function titleAndVersion(text: string): { readonly title: string; readonly versionTitle?: string } {
  const { versions, pieces } = parseTitle(text);
  const marked = versions.filter(({ isSure }) => isSure);
  const outers = new Map(marked.map(({ outer }) => [outer.start, outer]));
  if (outers.size === 0) return { title: text.trim() };
  const titles: string[] = [];
  const versionTitles: string[] = [];
  let from = 0;
  for (const { start, end } of outers.values()) {
    titles.push(withoutJoint(text.slice(from, start)));
    from = end;
    const told = marked.filter(({ outer }) => outer.start === start).flatMap(({ kinds }) => kinds);
    if (told.every((kind) => kind === "explicit")) continue;
    const inside = pieces.filter(
      ({ role, place }) => role !== "join" && place.start >= start && place.end <= end,
    );
    versionTitles.push(partOf(text, inside[0]?.place.start ?? start, inside.at(-1)?.place.end ?? end).words);
  }
  titles.push(text.slice(from).trim());
  const title = titles.filter((part) => part !== "").join(" ");
  return versionTitles.length === 0 ? { title } : { title, versionTitle: versionTitles.join(", ") };
}

function withoutJoint(text: string): string {
  return text.trim().replace(/(?:,|\s\p{Pd})$/u, "");
}
