import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Polish. */
export const POLISH: VersionWords = {
  "radio-edit": ["wersja radiowa", "edycja radiowa"],
  edit: ["wersja skrócona", "wersja krótka", "skrócona"],
  extended: ["wersja rozszerzona", "wersja długa", "wersja wydłużona", "rozszerzona"],
  "club-mix": ["wersja klubowa"],
  remix: ["remiks"],
  clean: ["wersja ocenzurowana", "ocenzurowana", "wersja bez przekleństw"],
  explicit: ["wersja nieocenzurowana", "bez cenzury"],
  instrumental: ["wersja instrumentalna", "instrumentalna", "instrumentalnie"],
  karaoke: ["wersja karaoke", "podkład"],
  acoustic: ["akustycznie", "wersja akustyczna", "akustyczna", "akustyczny"],
  live: ["na żywo", "wersja na żywo", "wersja koncertowa", "koncertowo", "koncert"],
  rehearsal: ["próba"],
  demo: ["wersja demo"],
  "alternate-take": ["wersja alternatywna"],
  remaster: ["zremasterowany", "zremasterowana", "wersja zremasterowana"],
  "re-recording": ["nowa wersja", "nowe nagranie", "nagranie ponowne"],
  "sped-up": ["przyspieszona", "wersja przyspieszona"],
  slowed: ["spowolniona", "wersja spowolniona", "zwolniona"],
  "single-version": ["wersja singlowa"],
  "album-version": ["wersja albumowa"],
  original: ["wersja oryginalna", "wersja pierwotna"],
  "bonus-track": ["utwór dodatkowy"],
  version: ["wersja"],
};
