import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Swedish. */
export const SWEDISH: VersionWords = {
  "radio-edit": ["radioversion", "radioversionen"],
  edit: ["kort version", "kortversion"],
  extended: ["lång version", "förlängd version", "lång mix"],
  clean: ["censurerad", "censurerad version"],
  explicit: ["ocensurerad", "ocensurerad version"],
  instrumental: ["instrumentalversion", "instrumental version"],
  karaoke: ["karaokeversion", "sing med"],
  acoustic: ["akustisk", "akustisk version", "akustiskt"],
  live: ["liveversion", "live version", "liveinspelning", "konsertinspelning"],
  rehearsal: ["repetition", "repinspelning"],
  demo: ["demoversion", "demoinspelning"],
  "alternate-take": ["alternativ version", "alternativ tagning"],
  remaster: ["remastrad", "remastrad version", "remastrad utgåva"],
  "re-recording": ["nyinspelning", "ny inspelning", "ny version"],
  "sped-up": ["snabb version", "uppsnabbad"],
  slowed: ["långsam version", "nedsaktad"],
  "single-version": ["singelversion"],
  "album-version": ["albumversion"],
  original: ["originalversion", "ursprunglig version"],
  "bonus-track": ["bonusspår", "bonuslåt"],
  version: ["versionen"],
};
