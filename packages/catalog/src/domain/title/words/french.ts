import { phrases, type VersionWords } from "./version-words.ts";

/** Version words of titles in French. */
export const FRENCH: VersionWords = {
  "radio-edit": ["version radio", "montage radio", "édition radio"],
  edit: ["version courte", "version éditée", "montage"],
  extended: ["version longue", "version étendue", "version maxi", "maxi 45 tours"],
  "club-mix": ["version club"],
  remix: ["remixé", "remixée"],
  clean: ["version censurée", "censuré", "censurée", "version propre"],
  explicit: ["version explicite", "explicite", "non censuré", "non censurée", "version non censurée"],
  instrumental: ["version instrumentale", "instrumentale"],
  karaoke: ["version karaoké", "karaoké", "playback"],
  "minus-one": ["sans voix", "sans batterie"],
  "a-cappella": ["version a cappella"],
  acoustic: ["acoustique", "version acoustique"],
  live: phrases(
    "en direct|en concert|en public|version live|version en concert|version en public|" +
      "enregistré en public",
  ),
  rehearsal: ["répétition", "en répétition"],
  demo: ["démo", "maquette", "version démo", "version maquette"],
  "alternate-take": ["version alternative", "prise alternative", "prise"],
  remaster: phrases(
    "remasterisé|remasterisée|version remasterisée|version remastérisée|remastérisé|remastérisée",
  ),
  "re-recording": phrases(
    "réenregistrement|réenregistré|réenregistrée|nouvel enregistrement|nouvelle version",
  ),
  "sped-up": ["accéléré", "accélérée", "version accélérée"],
  slowed: ["ralenti", "ralentie", "version ralentie"],
  "single-version": ["version single", "version 45 tours"],
  "album-version": ["version album"],
  original: ["version originale", "originale"],
  "bonus-track": ["titre bonus", "piste bonus", "morceau bonus"],
};
