import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Turkish. */
export const TURKISH: VersionWords = {
  "radio-edit": ["radyo versiyonu", "radyo versiyon", "radyo edit"],
  edit: ["kısa versiyon"],
  extended: ["uzun versiyon", "uzatılmış versiyon"],
  "club-mix": ["kulüp versiyonu"],
  clean: ["sansürlü", "sansürlü versiyon", "temiz versiyon"],
  explicit: ["sansürsüz", "sansürsüz versiyon"],
  instrumental: ["enstrümantal", "enstrümental", "enstrümantal versiyon", "altyapı"],
  karaoke: ["karaoke versiyon", "karaoke versiyonu"],
  acoustic: ["akustik", "akustik versiyon", "akustik versiyonu"],
  live: ["canlı", "canlı performans", "canlı kayıt", "canlı versiyon", "konser kaydı", "konser"],
  rehearsal: ["prova", "prova kaydı"],
  demo: ["demo kayıt", "demo versiyon"],
  "alternate-take": ["alternatif versiyon"],
  remaster: ["yeniden düzenlenmiş"],
  "re-recording": ["yeniden kayıt", "yeni versiyon", "yeni kayıt"],
  "sped-up": ["hızlandırılmış", "hızlı versiyon"],
  slowed: ["yavaşlatılmış", "yavaş versiyon"],
  "single-version": ["single versiyon"],
  "album-version": ["albüm versiyonu", "albüm versiyon"],
  original: ["orijinal", "orijinal versiyon", "orijinal versiyonu"],
  "bonus-track": ["bonus parça"],
  version: ["versiyon", "versiyonu"],
};
