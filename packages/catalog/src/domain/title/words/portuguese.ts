import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Portuguese. */
export const PORTUGUESE: VersionWords = {
  "radio-edit": ["versão rádio", "versão de rádio", "edição de rádio"],
  edit: ["versão curta", "edição"],
  extended: ["versão estendida", "versão longa", "estendida"],
  remix: ["remixagem", "remixado"],
  clean: ["versão limpa", "versão censurada", "censurada"],
  explicit: ["versão explícita", "sem censura"],
  instrumental: ["versão instrumental"],
  karaoke: ["versão karaokê", "karaokê", "versão karaoke"],
  "a-cappella": ["a capela", "versão à capela"],
  acoustic: ["acústico", "acústica", "versão acústica"],
  live: ["ao vivo", "versão ao vivo", "gravado ao vivo"],
  rehearsal: ["ensaio", "no ensaio"],
  demo: ["versão demo", "maquete"],
  "alternate-take": ["versão alternativa", "take alternativo"],
  remaster: ["remasterizado", "remasterizada", "versão remasterizada"],
  "re-recording": ["regravação", "nova versão", "regravada"],
  "sped-up": ["acelerado", "acelerada", "versão acelerada"],
  slowed: ["desacelerado", "desacelerada", "versão lenta"],
  "single-version": ["versão single"],
  "album-version": ["versão álbum", "versão do álbum"],
  original: ["versão original"],
  "bonus-track": ["faixa bônus", "faixa bónus"],
  version: ["versão"],
};
