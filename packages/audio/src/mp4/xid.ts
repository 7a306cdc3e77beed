/** The item `xid ` of the iTunes store: `vendor:isrc:CODE`. Other kinds of ids stand there, too. */
const FORM = /^(?<vendor>[^:]*:isrc:)(?<code>.+)$/iu;

/** The code; null where it is an id of another kind. */
export function codeOfXid(text: string): string | null {
  return FORM.exec(text)?.groups?.["code"] ?? null;
}

/** The same id with another code. */
export function withCode(text: string, code: string): string {
  return text.replace(FORM, (_, vendor: string) => `${vendor}${code}`);
}
