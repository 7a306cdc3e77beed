import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Italian. */
export const ITALIAN: VersionWords = {
  "radio-edit": ["versione radio", "versione radiofonica"],
  edit: ["versione breve", "versione corta", "versione ridotta"],
  extended: ["versione estesa", "versione lunga"],
  "club-mix": ["versione club"],
  remix: ["remixato", "remixata"],
  clean: ["versione censurata", "censurata", "versione pulita"],
  explicit: ["versione esplicita", "esplicita", "non censurata", "senza censura"],
  instrumental: ["strumentale", "versione strumentale", "base strumentale"],
  karaoke: ["versione karaoke", "base musicale", "base karaoke"],
  acoustic: ["acustico", "acustica", "versione acustica", "in acustico"],
  live: ["dal vivo", "versione dal vivo", "versione live", "in concerto", "registrato dal vivo"],
  rehearsal: ["prova", "prove"],
  demo: ["provino", "versione demo"],
  "alternate-take": ["versione alternativa"],
  remaster: ["rimasterizzato", "rimasterizzata", "versione rimasterizzata"],
  "re-recording": ["nuova versione", "nuova registrazione"],
  "sped-up": ["accelerato", "accelerata", "versione velocizzata", "velocizzata"],
  slowed: ["rallentato", "rallentata", "versione rallentata"],
  "single-version": ["versione singolo"],
  "album-version": ["versione album"],
  original: ["versione originale"],
  "bonus-track": ["traccia bonus"],
  version: ["versione"],
};
