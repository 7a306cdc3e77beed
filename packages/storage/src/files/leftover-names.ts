/** Names that operating systems and programs leave in folders. Dot files are hidden by convention, on every system. */
const LEFTOVERS: ReadonlySet<string> = new Set([
  "thumbs.db",
  "ehthumbs.db",
  "desktop.ini",
  "icon\r",
  "$recycle.bin",
  "system volume information",
  "__macosx",
  "@eadir", // Synology's indexes, in every folder it serves
  "lost+found",
]);

export function isLeftover(name: string): boolean {
  return name.startsWith(".") || LEFTOVERS.has(name.toLowerCase());
}
