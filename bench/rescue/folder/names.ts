/** Where a file lies and what it is called, as people do it. */
import type { Seeded } from "../../ear/set/seeded.ts";
import type { VersionName } from "./versions.ts";

export interface Naming {
  /** What the name says; nothing where the name has no title. */
  readonly title: string | null;
  readonly version: VersionName | "root";
  /** Whether the name says the version. */
  readonly saysVersion: boolean;
  readonly isLossy: boolean;
  readonly extension: string;
}

const VERSION_NAMES: Readonly<Record<VersionName, readonly string[]>> = {
  radio: ["(Radio Edit)", "radio edit v2", "RADIO", "- short version"],
  clean: ["(Clean)", "clean", "CLEAN v2", "no swearing"],
  instrumental: ["(Instrumental)", "inst", "INSTRUMENTAL mix 2", "karaoke"],
  remaster: ["(2022 Remaster)", "remaster", "new master LOUD", "mastered again"],
  sped: ["(Sped Up)", "sped up", "nightcore", "fast tiktok"],
  extended: ["(Extended Mix)", "extended", "long version", "club ext"],
  slowed: ["(Slowed + Reverb)", "slowed", "slowed n reverb", "SLOWED"],
  mono: ["mono", "(Mono)", "MONO for club", "mono check"],
  teaser: ["teaser", "insta 30s", "snippet", "preview"],
  pitch: ["other key", "+1", "transposed", "for Jonas key"],
  "short-edit": ["edit", "tight", "w o breath", "edit small"],
  "vox-up": ["mix 3 vox up", "vox up", "VOX UP 2dB", "vocal up"],
  tempo: ["faster", "new tempo", "tempo fix", "bpm up"],
  overdub: ["+ shaker", "w shaker", "mix 4 shaker", "shaker added"],
  "clean-radio": ["(Clean Radio Edit)", "clean radio", "RADIO CLEAN", "radio no swearing"],
  "intro-cut": ["no intro", "(No Intro)", "short intro", "w o intro"],
};
const ROOT_NAMES = ["final", "final2", "FINAL USE THIS", "master", "mix 5 FINAL", "v3", "(Original)", ""];
const PLAIN_NAMES = ["", "", "", "(1)", "(2)", "final3", "v2", "new", "mix 6"];
const NAMELESS = [
  "final",
  "final2",
  "final USE THIS",
  "track01",
  "track07",
  "Untitled",
  "Untitled (2)",
  "Bounce 12",
  "mix 3 vox up",
  "New Recording 12",
  "export(3)",
  "AUD-20210514-WA0007",
  "audio_2021-05-02_18-33-10",
  "master_01",
  "без имени",
  "無題",
  "Audio 1-3",
  "last one i swear",
];
const LOSSLESS_FOLDERS = [
  "bounces",
  "bounces/old",
  "Mastering - Studio B/delivery 24bit",
  "from Jonas/mixes jan",
  "to distributor/FINAL",
  "to distributor/FINAL/really final",
  "backup 2020-03-11",
  "backup 2020-03-11/backup",
  "Альбом 2019",
  "stuff/New Folder (2)",
];
const LOSSY_FOLDERS = [
  "Downloads",
  "phone/WhatsApp Audio",
  "iTunes/Nora Vale/Slow Weather",
  "from Jonas/mixes jan",
  "to distributor/previews",
  "web",
  "stuff/New Folder (2)",
  "デモ",
];

/** Below the folder, with slashes; never one that was there, whatever the case of its letters. */
export function nameFile(naming: Naming, random: Seeded, taken: Set<string>): string {
  const folder = random.pick(naming.isLossy ? LOSSY_FOLDERS : LOSSLESS_FOLDERS);
  const base = baseOf(naming, random);
  for (let number = 0; ; number++) {
    const counted = number === 0 ? base : `${base} (${number})`;
    const path = `${folder}/${counted}.${naming.extension}`;
    const key = path.normalize("NFC").toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return path;
  }
}

function baseOf({ title, version, saysVersion }: Naming, random: Seeded): string {
  const words = random.pick(
    version === "root" ? ROOT_NAMES : saysVersion ? VERSION_NAMES[version] : PLAIN_NAMES,
  );
  if (title === null)
    return saysVersion && words !== "" && random.next() < 0.3 ? words : random.pick(NAMELESS);
  const written = random.pick([title, title, title.toLowerCase(), title.replaceAll(" ", "_")]);
  const date = `20${random.whole(19, 23)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`;
  const name = `${random.pick(["", "", "", `${date} `, "Nora Vale - ", `0${random.whole(1, 9)} `])}${written} ${words}`;
  // A Mac takes accents apart.
  return random.next() < 0.3 ? name.trim().normalize("NFD") : name.trim();
}

/** As a distributor calls it; nothing for what is never sold. */
export const SOLD_AS: Partial<Readonly<Record<VersionName, string>>> = {
  radio: "Radio Edit",
  clean: "Clean",
  "clean-radio": "Clean Radio Edit",
  instrumental: "Instrumental",
  remaster: "2022 Remaster",
  sped: "Sped Up",
  extended: "Extended Mix",
  slowed: "Slowed + Reverb",
};
