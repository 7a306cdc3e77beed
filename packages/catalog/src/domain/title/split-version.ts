import type { VersionType } from "../recording/version-type.ts";
import { parseTitle } from "./parse-title.ts";
import { titleAndVersion } from "./title-and-version.ts";
import { VERSION_MEANINGS } from "./version-kinds.ts";
import { versionTypesOf } from "./version-field.ts";

/** A title taken apart (DESIGN 4, rule 11: the version title has its own field). */
export interface SplitTitle {
  readonly title: string;
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  /** `(Explicit)` and `[Clean]` are advisories. Explicit is no version, and leaves the title. */
  readonly advisory: "explicit" | "clean" | null;
}

/** Title, version title and what that means. Only what stands in brackets or behind a dash leaves the title. */
export function splitVersion(text: string): SplitTitle {
  const marked = parseTitle(text).versions.filter(({ isSure }) => isSure);
  const { title, versionTitle = null } = titleAndVersion(text);
  const kinds = marked.flatMap((version) => version.kinds);
  const advisories = kinds.flatMap((kind) => VERSION_MEANINGS[kind].advisory ?? []);
  return {
    title: title.replaceAll(/\s+/gu, " "),
    versionTitle,
    versionTypes: versionTypesOf(kinds),
    advisory: advisories[0] ?? null,
  };
}
