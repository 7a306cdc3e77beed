/** What people write where they have nothing to say. It counts as blank and stays in `raw`. */
import type { HeldTarget } from "../held-target.ts";

/** In any column. */
const ANYWHERE =
  /^(?:[\p{Pd}_.…/\\*x?]{1,4}|n[\s./]{0,3}[ad]\.?|#n\/a|#nv|tbd|tba|tbc|null|nil|nan|\(blank\)|\(none\)|\(empty\)|\(auto\))$/iu;

/** Where no name stands: a recording can be called None, Auto or Pending. */
const WORDS = new Set(
  "none|auto|automatic|automatically|auto-generate|auto generate|auto generated|autogenerate|generate|please generate|please assign|assign|to be assigned|to be announced|to follow|pending|unknown|empty|blank|not available|not applicable|not yet|missing|new|need isrc|needs isrc|need upc|i need a upc|i need an isrc|no isrc|no upc|no code|keine|keiner|kein|keine angabe|k. a.|k.a.|k a|entfällt|offen|folgt|unbekannt|wird vergeben|automatisch|aucun|aucune|néant|inconnu|à venir|automatique|s/o|ninguno|ninguna|sin|sin código|pendiente|desconocido|automático|por asignar|nessuno|nessuna|in attesa|da assegnare|automatico|nenhum|nenhuma|sem|pendente|a definir|geen|onbekend|nog niet|volgt|automatisch|ingen|inget|saknas|okänt|brak|nie dotyczy|automatycznie|nieznane|нет|отсутствует|неизвестно|авто|yok|otomatik|bilinmiyor|なし|未定|不明|自動|未設定|無し|无|暂无|未知|自动|待定|無|없음|미정|자동".split(
    "|",
  ),
);

/** Only what no text can be. A version may well be “None”. */
const NAMES: ReadonlySet<HeldTarget> = new Set([
  "title",
  "artist",
  "mainArtists",
  "releaseTitle",
  "releaseArtist",
  "label",
  "pOwner",
  "cOwner",
  "pLine",
  "cLine",
  "pcLine",
]);
/** Whether a cell says nothing for the field. */
export function saysNothing(text: string, target: HeldTarget): boolean {
  const word = text.trim();
  if (word === "") return true;
  if (word.length > 24) return false;
  if (target === "title" || target === "artist" || target === "advisory") return isNothingForNames(word);
  if (ANYWHERE.test(word)) return true;
  if (NAMES.has(target)) return false;
  return WORDS.has(word.toLowerCase().normalize("NFC"));
}

/** `x`, `?` and `...` are titles, `X` is a band, and an x in a column is a yes. */
function isNothingForNames(word: string): boolean {
  return /^(?:[\p{Pd}_]{1,4}|n\s?[./]\s?a\.?|#n\/a|#nv|tbd|tba)$/iu.test(word);
}
