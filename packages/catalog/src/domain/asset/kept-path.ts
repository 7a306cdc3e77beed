/**
 * Paths in the catalog. Everything the catalog stores is NFC, but on most disks `é` as one character and `é` as two
 * are different names, so a path that NFC would change is kept in ASCII: `utf8:/Music/Cafe%CC%81.wav`.
 */
const MARK = "utf8:";

/** The form in which a path is stored and looked up. Absolute paths never begin with the mark. */
export function keepPath(path: string): string {
  const isStable = path.isWellFormed() && path.normalize("NFC") === path && !path.startsWith(MARK);
  // A lone surrogate is half a character: Windows allows it in a name, but nothing can spell it.
  return isStable ? path : MARK + encodeURI(path.toWellFormed());
}

/** The path to open. */
export function pathToOpen(kept: string): string {
  return kept.startsWith(MARK) ? decodeURI(kept.slice(MARK.length)) : kept;
}

/** The path to show. */
export function pathToShow(kept: string): string {
  return pathToOpen(kept).normalize("NFC");
}
