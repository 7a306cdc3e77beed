import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

/** A person or organization and what they did, as text: `Ana Lima`, `vocals`. */
export interface Contributor {
  readonly name: string;
  readonly role: string | null;
}

/**
 * `Name (role); Name (role)`. A backslash before `;`, `(`, `)` or a backslash makes it part of the name or role,
 * so `Prince \(The Artist\) (vocals)` is one person. Spaces around names and roles do not count.
 */
export const CONTRIBUTORS: CellCodec<readonly Contributor[]> = {
  read: (cell) => {
    const parts = splitAt(cell.text.normalize("NFC"), ";").filter((part) => part.trim() !== "");
    const people = parts.map(readContributor);
    const bad = parts.find((_, index) => people[index] === undefined);
    if (bad === undefined) return plain(people.filter((person) => person !== undefined));
    return unreadable({
      code: "CONTRIBUTOR_FORM",
      message: `“${bad.trim().slice(0, 80)}” is not a name with a role in parentheses.`,
      received: cell.text,
      expected: "Name (role); Name (role)",
      hint: "Close every parenthesis. A parenthesis that belongs to the name gets a backslash in front: \\( and \\).",
    });
  },
  write: (value) => value.map(writeContributor).join("; "),
};

function writeContributor({ name, role }: Contributor): string {
  return role === null ? escape(name) : `${escape(name)} (${escape(role)})`;
}

function escape(text: string): string {
  return text.replace(/[\\;()]/gu, "\\$&");
}

function unescape(text: string): string {
  return text.replace(/\\([\\;()])/gu, "$1").trim();
}

/** Splits at a character that has no backslash before it; backslashes stay. */
function splitAt(text: string, separator: string): readonly string[] {
  const parts = [""];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const isEscape = character === "\\" && index + 1 < text.length;
    if (character === separator) parts.push("");
    else parts.push((parts.pop() ?? "") + (isEscape ? character + text.charAt(++index) : character));
  }
  return parts;
}

function readContributor(part: string): Contributor | undefined {
  const [name = "", role, ...more] = splitAt(part, "(");
  if (more.length > 0) return undefined;
  const [inside = "", after, ...further] = splitAt(role ?? "", ")");
  const isClosed =
    role === undefined ? splitAt(name, ")").length === 1 : after?.trim() === "" && further.length === 0;
  const read = { name: unescape(name), role: role === undefined ? null : unescape(inside) };
  return isClosed && read.name !== "" && read.role !== "" ? read : undefined;
}
