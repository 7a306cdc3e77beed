/** What the person of the demo knows and Deadwax cannot: which file is what. */
import { parsePartialDate, type PartialDate } from "@deadwax/catalog";
import { demoSession, DEMO_ARTIST, DEMO_VERSIONS, type DemoVersion } from "@deadwax/demo-song";

export const REGISTRANT = "Night Shift Records";

/** The one file of each version that the person calls its master, as it lies in the artist's folder. */
export const MASTER_FILES: ReadonlyMap<DemoVersion, string> = new Map([
  ["studio-master", "Midnight Drive final2.wav"],
  ...DEMO_VERSIONS.filter(({ version }) => version !== "studio-master").map(
    ({ version }): [DemoVersion, string] => [version, firstFileOf(version)],
  ),
]);

/** The same samples as the master under another name. */
export const TWIN_FILE = "Midnight Drive final USE THIS.wav";

/** Files made from the master for somebody who asked: other samples, the same recording. */
export const DELIVERIES: readonly { readonly path: string; readonly why: string }[] = [
  { path: "old/Midnight Drive 16bit.wav", why: "the master at 16 bit, made for a shop" },
  { path: "old/Midnight Drive for video 48k.wav", why: "the master at 48 kHz, made for a video" },
];

/** Recordings that stay in the house: nobody approves them, so they get no code. */
export const DRAFTS: readonly DemoVersion[] = ["older-mix", "demo-take"];

/** The recording that a distributor gave a code, in the example code that the RIAA and DDEX use. */
export const CODED_BY_DISTRIBUTOR = {
  version: "live-take",
  code: "US-S1Z-25-00417",
  sourceName: "Example Distribution",
} as const;

/** The recordings that get codes of the own prefix, in this order. */
export const TO_ASSIGN: readonly DemoVersion[] = [
  "studio-master",
  "radio-edit",
  "clean-edit",
  "instrumental",
  "remix",
  "remaster",
  "sped-up",
];

/** Everything that is approved, the studio master first. */
export const TO_APPROVE: readonly DemoVersion[] = [...TO_ASSIGN, CODED_BY_DISTRIBUTOR.version];

export const RELEASE = {
  title: "Midnight Drive EP",
  catalogNumber: "NS-001",
  releasedOn: dateOf("2026-03-27"),
  displayArtist: DEMO_ARTIST,
  label: REGISTRANT,
};
export const RELEASE_TRACKS: readonly DemoVersion[] = [
  "studio-master",
  "radio-edit",
  "instrumental",
  "remix",
];

export const CREDITS: readonly { readonly name: string; readonly role: string }[] = [
  { name: "Mara Lind", role: "vocals" },
  { name: "Jo Okafor", role: "producer" },
];

/** What the person fills in for one version. */
export function fieldsOf(version: DemoVersion): Readonly<Record<string, string>> {
  const facts = DEMO_VERSIONS.find((known) => known.version === version);
  if (facts === undefined) throw new Error(`the demo has no version ${version}`);
  const isOlder = version === "older-mix";
  return {
    title: facts.title,
    version_title: isOlder ? "Older Mix" : facts.versionTitle,
    version_types: isOlder ? "alternative" : facts.versionTypes.join(", "),
    advisory: version === "clean-edit" ? "clean" : version === "instrumental" ? "not-explicit" : "explicit",
    language: version === "instrumental" ? "zxx" : "en",
  };
}

/** What is the same for all of them. */
export const SHARED_FIELDS: Readonly<Record<string, string>> = {
  display_artist: DEMO_ARTIST,
  label: REGISTRANT,
  p_line: `2026 ${REGISTRANT}`,
};

function dateOf(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error(`${text} is no date`);
  return parsed.value;
}

function firstFileOf(version: DemoVersion): string {
  const file = demoSession().find((entry) => entry.kind === "audio" && entry.version === version);
  if (file === undefined) throw new Error(`the demo has no file of ${version}`);
  return file.path;
}
