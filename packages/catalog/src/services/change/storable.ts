import type { Json } from "../../domain/history/canonical-json.ts";

const ASCII = /^\p{ASCII}*$/u;

/** Text as given, plus NFC; what no database can keep (NUL, half a character) becomes U+FFFD. */
export function storableText(text: string): string {
  // Most text is ASCII, which is all of these already.
  if (ASCII.test(text) && !text.includes("\u0000")) return text;
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD").normalize("NFC");
}

/** The same for every text inside. Key order and everything else stay. */
export function storable(value: Json): Json {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => storable(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item)]));
}
