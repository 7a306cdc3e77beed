import { phrases, type VersionWords } from "./version-words.ts";

/** Version words of titles in Spanish. */
export const SPANISH: VersionWords = {
  "radio-edit": ["versión radio", "versión de radio", "edición de radio", "edición radio"],
  edit: ["versión corta", "versión editada", "edición"],
  extended: ["versión extendida", "versión larga", "extendida", "extendido"],
  "club-mix": ["versión club", "mezcla club"],
  remix: ["remezcla", "remezclado", "remezclada"],
  clean: ["versión limpia", "versión censurada", "censurada", "censurado", "limpia"],
  explicit: ["versión explícita", "explícita", "explícito", "sin censura"],
  instrumental: ["versión instrumental", "pista instrumental"],
  karaoke: ["versión karaoke", "pista"],
  "minus-one": ["sin voz", "sin batería"],
  "a-cappella": ["a capela", "versión a capela"],
  acoustic: ["acústico", "acústica", "versión acústica", "en acústico", "desenchufado"],
  live: phrases(
    "en vivo|en directo|en concierto|versión en vivo|versión en directo|grabado en vivo|" +
      "grabado en directo",
  ),
  rehearsal: ["ensayo", "en ensayo"],
  demo: ["maqueta", "versión demo"],
  "alternate-take": ["versión alternativa", "toma alternativa", "toma"],
  remaster: ["remasterizado", "remasterizada", "versión remasterizada", "remasterización"],
  "re-recording": ["regrabación", "regrabada", "nueva versión", "nueva grabación"],
  "sped-up": ["acelerado", "acelerada", "versión acelerada", "versión rápida"],
  slowed: ["ralentizado", "ralentizada", "versión lenta"],
  "single-version": ["versión single", "versión sencillo"],
  "album-version": ["versión álbum", "versión del álbum", "versión de álbum"],
  original: ["versión original"],
  "bonus-track": ["pista adicional", "tema extra", "pista extra"],
  version: ["versión"],
  mix: ["mezcla"],
};
