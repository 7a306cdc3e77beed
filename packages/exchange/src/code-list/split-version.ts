/** Words that make what stands in parentheses a version and not a part of the title. */
const VERSION_WORDS =
  /(?<!\p{L})(?:remix|mix|edit|edited|version|live|acoustic|instrumental|karaoke|a\s?cappella|acapella|demo|remaster|remastered|extended|radio|clean|explicit|dub|vip|rework|bootleg|sped up|slowed|nightcore|reprise|session|unplugged|mono|stereo|re-?recorded)(?!\p{L})/iu;

const LAST_GROUP = /^(?<title>.*\S)\s*(?:\((?<round>[^()]*)\)|\[(?<square>[^[\]]*)\])$/u;

/** `Midnight Drive (Radio Edit)` → title and version; several groups at the end are one version title. */
export function splitVersion(text: string): { readonly title: string; readonly versionTitle?: string } {
  const versions: string[] = [];
  let title = text.trim();
  for (let match = LAST_GROUP.exec(title); match !== null; match = LAST_GROUP.exec(title)) {
    const inside = (match.groups?.["round"] ?? match.groups?.["square"] ?? "").trim();
    if (!VERSION_WORDS.test(inside)) break;
    versions.unshift(inside);
    title = match.groups?.["title"] ?? title;
  }
  return versions.length === 0 ? { title } : { title, versionTitle: versions.join(", ") };
}
