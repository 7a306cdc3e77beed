import { phrases, type VersionWords } from "./version-words.ts";

/** Version words of titles in German. */
export const GERMAN: VersionWords = {
  "radio-edit": ["radiofassung", "radioversion", "radio fassung", "radioschnitt"],
  edit: ["kurzfassung", "kurzversion", "gekürzte fassung", "gekürzte version"],
  extended: ["langversion", "langfassung", "erweiterte fassung", "lange version"],
  "club-mix": ["clubversion", "clubmix", "partymix"],
  remix: ["neu abgemischt"],
  clean: ["zensiert", "zensierte fassung", "zensierte version", "jugendfrei", "jugendfreie version"],
  explicit: ["unzensiert", "unzensierte fassung", "unzensierte version"],
  instrumental: ["instrumentalversion", "instrumentalfassung", "instrumentale version", "ohne gesang"],
  karaoke: ["karaokeversion", "karaoke fassung", "mitsingversion", "zum mitsingen"],
  acoustic: phrases("akustik|akustikversion|akustik version|akustisch|akustische version|akustikfassung"),
  live: phrases(
    "liveversion|livefassung|live aufnahme|liveaufnahme|live mitschnitt|livemitschnitt|im konzert",
  ),
  rehearsal: ["probe", "probenaufnahme", "probenmitschnitt"],
  demo: ["demoversion", "demoaufnahme", "demo aufnahme", "rohfassung"],
  "alternate-take": ["alternative fassung", "alternativversion", "alternative version"],
  remaster: ["neu gemastert", "überarbeitet", "remasterte version"],
  "re-recording": ["neuaufnahme", "neue aufnahme", "neu aufgenommen", "neueinspielung"],
  "sped-up": ["schneller", "schnelle version"],
  slowed: ["verlangsamt", "langsame version", "langsamer"],
  "single-version": ["singleversion", "single fassung", "singlefassung"],
  "album-version": ["albumversion", "albumfassung"],
  original: ["originalversion", "originalfassung", "originalaufnahme", "original fassung"],
  "bonus-track": ["bonustitel", "bonusstück"],
  version: ["fassung", "aufnahme"],
};
