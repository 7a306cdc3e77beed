/** Names in cells: lists of them, and lists with what each did. */

/** Signs that no name has in it. Commas and `&` are in many, and stay. */
const LIST = /\s*[;|\n\r；]\s*/u;

/** The names of a cell; one that is not cut at a comma may still be several. */
export function readNames(text: string): readonly string[] {
  const inside = /^\[\s*"(?<names>.*)"\s*\]$/su.exec(text.trim())?.groups?.["names"];
  const names = inside === undefined ? text.split(LIST) : inside.split(/"\s*,\s*"/u);
  return [...new Set(names.map((name) => name.normalize("NFC").trim()).filter((name) => name !== ""))];
}

export type NameRole = "main" | "featured" | "remixer" | "other";

export interface RoledName {
  readonly name: string;
  readonly role: NameRole;
}

const ROLES: ReadonlyMap<string, NameRole> = new Map([
  ...roles(
    "main artist|primary|primary artist|main|artist|performer|lead|lead artist|principal|hauptkunstler|hauptinterpret|interpret|kunstler|artiste principal|artiste|artista principal|artista|artista principale|interprete|hoofdartiest|huvudartist|wykonawca|исполнитель|основной исполнитель|メインアーティスト|アーティスト|主要艺人|band",
    "main",
  ),
  ...roles(
    "featured artist|featured|featuring|feat|ft|featuring artist|guest|guest artist|with|gast|gastkunstler|artiste invite|invite|artista invitado|invitado|artista ospite|ospite|artista convidado|convidado|participacao|gastartiest|gastartist|goscinnie|приглашенныи исполнитель|フィーチャリング|客演|피처링",
    "featured",
  ),
  ...roles(
    "remixer|remix|remixed by|remixeur|remezclador|remix artist|ремиксер|リミキサー|混音师|리믹서",
    "remixer",
  ),
  ...roles(
    "composer|lyricist|writer|songwriter|author|producer|publisher|arranger|engineer|mixer|mixing engineer|mastering engineer|conductor|orchestra|ensemble|vocals|vocal|guitar|bass|drums|piano|keyboards|violin|performer vocals|co producer|executive producer|komponist|textdichter|produzent|compositeur|auteur|producteur|compositor|autor|productor|produttore|compositore|autore|produtor|dj|actor|narrator|background vocals|backing vocals|programming|studio musician|studio producer|composer lyricist|choir|soloist|strings|saxophone|trumpet",
    "other",
  ),
]);

function roles(words: string, role: NameRole): readonly (readonly [string, NameRole])[] {
  return words.split("|").map((word) => [roleKey(word), role] as const);
}

/** `MainArtist`, `main_artist` and `Main Artist(s)` are one role. */
function roleKey(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/\(s\)/giu, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(?<=[a-z]{3})s$/u, "");
}

/** `MainArtist:A;FeaturedArtist:B`, `A (Main Artist), B (Featured)`, `A [remixer]`; undefined for anything else. */
export function readRoledNames(text: string): readonly RoledName[] | undefined {
  if (text.length > 4000 || !/[:([=]/u.test(text)) return undefined;
  const trimmed = text.normalize("NFC").trim();
  return inFront(trimmed) ?? behind(trimmed);
}

function inFront(text: string): readonly RoledName[] | undefined {
  const parts = text.split(LIST).flatMap((part) => splitAtRoles(part));
  const found: RoledName[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const cut = /[:=]/u.exec(part)?.index ?? -1;
    const role = cut < 0 ? undefined : ROLES.get(roleKey(part.slice(0, cut)));
    if (role === undefined) {
      // `MainArtist:A;B`: who has no role of their own has that of the one before.
      const before = found.at(-1);
      if (before === undefined || cut >= 0) return undefined;
      found.push({ name: part, role: before.role });
      continue;
    }
    const name = part.slice(cut + 1).trim();
    if (name !== "") found.push({ name, role });
  }
  return found.length === 0 ? undefined : found;
}

/** A comma separates only where a role follows it: `MainArtist:A, FeaturedArtist:B`. */
function splitAtRoles(part: string): readonly string[] {
  return part
    .split(/,\s*(?=[\p{L}_ -]{2,30}[:=])/u)
    .map((one) => one.trim())
    .reduce<string[]>((all, one) => {
      const cut = /[:=]/u.exec(one)?.index ?? -1;
      const isRole = cut > 0 && ROLES.has(roleKey(one.slice(0, cut)));
      if (isRole || all.length === 0) return [...all, one];
      return [...all.slice(0, -1), `${all.at(-1) ?? ""}, ${one}`];
    }, []);
}

/** The last bracket of a part. */
const LAST_BRACKET = /[([](?<role>[^()[\]]{2,40})[)\]]$/u;

function behind(text: string): readonly RoledName[] | undefined {
  const parts = text.split(/(?<=[)\]])\s*[,;|/\n]\s*|\s*[;|\n]\s*/u).filter((part) => part.trim() !== "");
  const found = parts.map((part) => {
    const trimmed = part.trim();
    const bracket = LAST_BRACKET.exec(trimmed);
    const role = ROLES.get(roleKey(bracket?.groups?.["role"] ?? ""));
    const name = trimmed.slice(0, bracket?.index ?? 0).trim();
    return role === undefined || name === "" ? undefined : { name, role };
  });
  const known = found.filter((one) => one !== undefined);
  return known.length === 0 || known.length < found.length ? undefined : known;
}
