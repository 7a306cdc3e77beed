import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Dutch. */
export const DUTCH: VersionWords = {
  "radio-edit": ["radioversie", "radio versie"],
  edit: ["korte versie", "ingekorte versie"],
  extended: ["lange versie", "verlengde versie"],
  "club-mix": ["clubversie"],
  clean: ["gecensureerd", "gecensureerde versie", "schone versie"],
  explicit: ["ongecensureerd", "ongecensureerde versie"],
  instrumental: ["instrumentaal", "instrumentale versie"],
  karaoke: ["karaokeversie", "karaoke versie", "meezingversie"],
  acoustic: ["akoestisch", "akoestische versie"],
  live: ["live versie", "liveversie", "live opname", "live opgenomen"],
  rehearsal: ["repetitie"],
  demo: ["demoversie", "demo versie"],
  "alternate-take": ["alternatieve versie"],
  remaster: ["geremasterd", "geremasterde versie"],
  "re-recording": ["heropname", "nieuwe opname", "nieuwe versie"],
  "sped-up": ["versneld", "versnelde versie"],
  slowed: ["vertraagd", "vertraagde versie"],
  "single-version": ["singleversie"],
  "album-version": ["albumversie"],
  original: ["originele versie", "oorspronkelijke versie"],
  "bonus-track": ["bonusnummer"],
  version: ["versie"],
};
