import { phrases, type VersionWords } from "./version-words.ts";

/** Version words of titles in English. */
export const ENGLISH: VersionWords = {
  "radio-edit": phrases(
    "radio edit|radio mix|radio version|radio cut|radio|video edit|tv edit|broadcast edit",
  ),
  edit: phrases("edit|edited|edited version|short version|short edit|short mix|short cut|tiktok edit"),
  extended: phrases(
    "extended|extended mix|extended edit|extended version|extended play|extended cut|" +
      "extended club mix|12 inch|12 inch mix|12 inch version|12 inch remix|12 mix|12 version|" +
      "full length version|long version",
  ),
  "club-mix": ["club mix", "club version", "club edit", "club", "dance mix", "party mix"],
  remix: ["remix", "remixed", "remixes", "rmx", "re mix", "flip"],
  rework: phrases("rework|reworked|bootleg|mashup|mash up|re edit|reimagined|revisited|refix|rearranged"),
  dub: ["dub", "dub mix", "dub version", "dub edit"],
  vip: ["vip", "vip mix", "vip edit", "vip remix"],
  clean: phrases("clean|clean version|clean edit|clean mix|censored|" + "censored version"),
  explicit: phrases(
    "explicit|explicit version|explicit content|dirty|dirty version|uncensored|uncensored version",
  ),
  instrumental: phrases("instrumental|instrumentals|instrumental version|instrumental mix|instr|inst"),
  karaoke: phrases(
    "karaoke|karaoke version|karaoke instrumental|sing along|sing along version|backing track",
  ),
  "minus-one": phrases(
    "minus one|no vocals|no vocal|no lead vocals|no lead vocal|without vocal|no guitars|without guitars|no drums|no bass|no guitar|no piano|without vocals|without drums|" +
      "without bass|without guitar|without piano|without lead vocals|drumless",
  ),
  "a-cappella": phrases(
    "a cappella|acappella|acapella|a capella|accapella|a cappella version|acapella version|" +
      "acappella version|vocals only|vocal only",
  ),
  acoustic: phrases(
    "acoustic|acoustic version|acoustic mix|unplugged|mtv unplugged|unplugged version|stripped|" +
      "stripped down|stripped version|stripped down version|piano acoustic",
  ),
  live: ["live", "live version", "recorded live", "in concert", "live recording", "live take"],
  session: phrases("session|sessions|live session|live lounge|radio session|home session|studio session"),
  rehearsal: ["rehearsal", "rehearsals", "rehearsal take", "rehearsal version", "soundcheck"],
  demo: phrases(
    "demo|demos|demo version|demo take|demo mix|demo recording|original demo|home demo|early demo|" +
      "rough mix|work tape",
  ),
  "alternate-take": phrases(
    "alternate take|alternative take|alternate version|alternative version|alternate mix|" +
      "alternative mix|alternate|alt version|alt take|alt mix|outtake|take|early take|early version|" +
      "unreleased version",
  ),
  remaster: phrases(
    "remaster|remastered|remastered version|remaster version|digital remaster|" +
      "digitally remastered|digitally remastered version|newly remastered",
  ),
  "re-recording": phrases(
    "re recorded|rerecorded|re recorded version|re recording|rerecording|rerecorded version|" +
      "new recording",
  ),
  cover: ["cover", "cover version"],
  medley: ["medley"],
  "dj-mix": ["dj mix", "continuous mix", "mixed", "continuous dj mix"],
  mono: ["mono", "mono mix", "mono version"],
  stereo: ["stereo", "stereo mix", "stereo version"],
  immersive: phrases(
    "dolby atmos|dolby atmos mix|spatial audio|atmos mix|binaural|binaural mix|surround|" +
      "surround mix|5 1 mix|8 d audio|8 d|360 reality audio",
  ),
  "sped-up": phrases(
    "sped up|spedup|speed up|speedup|sped up version|speed up version|nightcore|nightcore version|fast version|" +
      "faster version",
  ),
  slowed: phrases(
    "slowed|slowed down|slowed and reverb|slowed reverb|slowed down version|slowed version|" +
      "super slowed|ultra slowed|slowed reverbed|reverb|slow version|daycore|chopped and screwed",
  ),
  reprise: ["reprise"],
  "single-version": phrases(
    "single version|single edit|single mix|single|7 inch|7 inch version|7 inch mix|7 inch edit|" +
      "7 version|7 mix",
  ),
  "album-version": ["album version", "album mix", "album edit", "lp version", "album"],
  original: phrases(
    "original|original mix|original version|original recording|original edit|main version|" +
      "main mix|original master",
  ),
  "bonus-track": ["bonus track", "bonus", "bonus version", "hidden track"],
  mix: ["mix", "mixes"],
  version: ["version", "versions", "ver", "vers"],
};
