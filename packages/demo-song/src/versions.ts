import { cleanEdits, radioEdits, type Edit } from "./mix/edits.ts";
import { openStudio, type StudioOptions } from "./mix/studio.ts";

export const DEMO_TITLE = "Midnight Drive";
export const DEMO_ARTIST = "The Night Shift";

export type DemoVersion =
  | "studio-master"
  | "older-mix"
  | "radio-edit"
  | "clean-edit"
  | "instrumental"
  | "live-take"
  | "remix"
  | "remaster"
  | "sped-up"
  | "demo-take";

/** What is true about a version, for those who test whether it is found out. */
export interface DemoVersionFacts {
  readonly version: DemoVersion;
  readonly title: string;
  /** What a listing shows beside the title; empty for the studio master. */
  readonly versionTitle: string;
  readonly versionTypes: readonly string[];
  /** The version it was made from, if it was made from one. */
  readonly madeFrom?: DemoVersion;
  /** What was cut, faded, muted or reversed, in the whole piece. */
  readonly edits: readonly Edit[];
  readonly description: string;
}

/** The edits of a version made from the studio master of this length and take; none for the others. */
export function listEdits(version: DemoVersion, options: StudioOptions = {}): readonly Edit[] {
  if (version === "radio-edit") return radioEdits(openStudio(options).performance("studio"));
  if (version === "clean-edit") return cleanEdits(openStudio(options).performance("studio"));
  return [];
}

function facts(
  version: DemoVersion,
  of: Omit<DemoVersionFacts, "version" | "title" | "edits">,
): DemoVersionFacts {
  return { version, title: DEMO_TITLE, edits: listEdits(version), ...of };
}

/** Every version, the studio master first. */
export const DEMO_VERSIONS: readonly DemoVersionFacts[] = [
  facts("studio-master", {
    versionTitle: "",
    versionTypes: [],
    description: "The finished master: 1:50, 100 beats a minute.",
  }),
  facts("older-mix", {
    versionTitle: "",
    versionTypes: [],
    description: "The same performance mixed a week earlier: the voice 1.5 dB lower, nothing else changed.",
  }),
  facts("radio-edit", {
    versionTitle: "Radio Edit",
    versionTypes: ["radio-edit"],
    madeFrom: "studio-master",
    description: "The master with four bars of the second verse cut out and an earlier, quicker fade.",
  }),
  facts("clean-edit", {
    versionTitle: "Clean",
    versionTypes: ["clean"],
    madeFrom: "studio-master",
    description: "The master with the explicit words muted or reversed, in the voice only.",
  }),
  facts("instrumental", {
    versionTitle: "Instrumental",
    versionTypes: ["instrumental"],
    madeFrom: "studio-master",
    description: "The same stems without the voice, through the same mastering.",
  }),
  facts("live-take", {
    versionTitle: "Live at the Blue Room",
    versionTypes: ["live"],
    description: "Another performance: 103 beats a minute and not steady, in a room, with an audience.",
  }),
  facts("remix", {
    versionTitle: "Extended Kick Remix",
    versionTypes: ["remix"],
    madeFrom: "studio-master",
    description: "The same singer's take on a grid of 118 beats a minute, over other drums, bass and chords.",
  }),
  facts("remaster", {
    versionTitle: "2026 Remaster",
    versionTypes: ["remaster"],
    madeFrom: "studio-master",
    description: "The studio master with more bass and air, compressed and louder.",
  }),
  facts("sped-up", {
    versionTitle: "Sped Up",
    versionTypes: ["sped-up"],
    madeFrom: "studio-master",
    description: "The studio master played 20 % faster, and higher with it.",
  }),
  facts("demo-take", {
    versionTitle: "Demo",
    versionTypes: ["demo"],
    description: "An early sketch: rhythm box, bass, pad and one dry voice at 97 beats a minute.",
  }),
];
