/** UTF-8 that was read as Windows-1252, as mail programs and spreadsheets do it. */

/** Null where nothing would change, or where it would leave control characters. */
export function damaged(text: string): string | null {
  const read = new TextDecoder("windows-1252").decode(new TextEncoder().encode(text.normalize("NFC")));

  return read === text || /[\u0080-\u009f]/u.test(read) ? null : read;
}
