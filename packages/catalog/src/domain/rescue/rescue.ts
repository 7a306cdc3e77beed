/** What a rescue found: `deadwax.rescue/1`. A proposal from beginning to end; a person decides. */
import type { Isrc } from "@deadwax/identifiers";
import type { Comparison, Relation, RuleQuestion, Verdict } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";
import type { RescueStepKind } from "../../messages/rescue-steps.ts";
import type { RescueRow, UnheardFile } from "./rescue-input.ts";

/** A reason for or against a file being the final master. `points` weigh it; a name never outweighs the sound. */
export interface MasterReason {
  readonly kind:
    | "lossless"
    | "lossy"
    | "resolution"
    | "cut-off"
    | "damaged"
    | "clipped"
    | "padded"
    | "level"
    | "purpose"
    | "newest"
    | "name"
    | "only";
  readonly points: number;
  readonly text: string;
}

/** How a file came to be in its recording. */
export interface RescuedFile {
  readonly path: string;
  /** master: the one proposed. twin: the same audio. delivery: the same recording in another form. */
  readonly role: "master" | "twin" | "delivery";
  /** What it is to the other files; `identical-audio` and such. Null for the file the others were compared with. */
  readonly relation: Relation | null;
  readonly reasons: readonly MasterReason[];
  /** Sum of the points of its reasons. */
  readonly points: number;
  readonly remarks: readonly Remark[];
}

/** Something to look at: a contradiction, a finding, a doubt. */
export interface Remark {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
  readonly hint: string;
}

/** How a version was told from the one it hangs on. */
export interface HeardFrom {
  /** Id of the recording it was compared with. */
  readonly recordingId: string;
  /** True where this recording was the known side of the comparison. */
  readonly isReversed: boolean;
  readonly known: string;
  readonly asked: string;
  readonly comparison: Comparison;
}

export type CodeStanding =
  /** Everything that states it goes together. */
  | "right"
  /** Stated for this recording, and another's. */
  | "wrong"
  /** Only a file states it, or only a name mentions it. */
  | "unproven"
  /** It depends on an answer. */
  | "ask";

export interface RescuedCode {
  readonly isrc: Isrc;
  readonly standing: CodeStanding;
  /** `final.wav (id3/TSRC)`, `statement.csv, row 4`. */
  readonly statedBy: readonly string[];
  /** Whether a file of the recording carries it. */
  readonly isInFile: boolean;
}

export interface RescuedRecording {
  /** Path of the proposed master: stable as long as the files are. */
  readonly id: string;
  readonly title: string;
  /** As claimed by names, tags or a sheet; else what was heard, in words. Null for the plain version. */
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  /** Whether somebody claims that version; otherwise it only sounds like it. */
  readonly isClaimed: boolean;
  readonly artist: string | null;
  readonly durationMs: number | null;
  /** The one the others of the family were compared with has none. */
  readonly verdict: Exclude<Verdict, "unrelated"> | null;
  readonly from: HeardFrom | null;
  readonly files: readonly RescuedFile[];
  readonly questions: readonly RuleQuestion[];
  readonly remarks: readonly Remark[];
  readonly codes: readonly RescuedCode[];
  /** Rows of sheets that describe it. */
  readonly rows: readonly RescueRow[];
}

/** A production part, and whose. */
export interface RescuedStem {
  readonly path: string;
  readonly from: HeardFrom | null;
  readonly remarks: readonly Remark[];
}

/** Recordings that have to do with each other: the first is what the others are versions of. */
export interface RescueFamily {
  readonly title: string;
  readonly recordings: readonly RescuedRecording[];
  readonly stems: readonly RescuedStem[];
}

export interface CodeFinding extends Remark {
  readonly isrc: Isrc | null;
  /** Ids of recordings, paths of files. */
  readonly about: readonly string[];
}

/** What to do, in order. */
export interface RescueStep {
  readonly step: RescueStepKind;
  readonly count: number;
  readonly text: string;
  readonly why: string;
  /** What to type, without `deadwax`; null where it is nothing to type. */
  readonly command: string | null;
  /** The first things it is about, in words. */
  readonly about: readonly string[];
  /** Ids of all recordings it is about. */
  readonly ids: readonly string[];
}

export interface Rescue {
  readonly counts: {
    readonly files: number;
    readonly heard: number;
    readonly recordings: number;
    /** Errors and open questions. */
    readonly toDecide: number;
  };
  readonly families: readonly RescueFamily[];
  /** Recordings of one file that nothing else goes with, neither a file nor a sheet. */
  readonly strangers: readonly RescuedRecording[];
  /** Stems that go with nothing. */
  readonly looseStems: readonly RescuedStem[];
  /** Files without any sound in them. */
  readonly silent: readonly string[];
  readonly unheard: readonly UnheardFile[];
  readonly codes: readonly CodeFinding[];
  /** Rows that go with no recording. */
  readonly looseRows: readonly RescueRow[];
  readonly steps: readonly RescueStep[];
}
