import type { Issue } from "@deadwax/identifiers";
import type { Asset } from "../../domain/asset/asset.ts";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import type { New } from "../change/change-transaction.ts";

/** What a reading of the file does not tell about an asset. */
export type GivenFields = Pick<
  New<"asset">,
  "recordingId" | "role" | "name" | "isVaulted" | "madeFromId" | "addedAt"
>;

/** What one reading of the file tells. */
export type MeasuredFields = Omit<New<"asset">, keyof GivenFields>;

export interface Measuring {
  readonly findings?: readonly Issue[];
  /** An asset with the same audio, for facts of a reading that only looked which audio it is. */
  readonly heardAs?: Asset | undefined;
}

export function measuredFields(
  facts: AudioFacts,
  { findings = [], heardAs }: Measuring = {},
): MeasuredFields {
  // Outline and fingerprint are kept beside the catalog.
  const { waveform: _waveform, fingerprint: _fingerprint, ...kept } = facts;
  return {
    ...kept,
    ...(facts.sound === null && heardAs?.audioHash === facts.audioHash ? heardBefore(facts, heardAs) : {}),
    durationMs: facts.durationMs === null ? null : Math.round(facts.durationMs),
    issues: distinct([...facts.issues, ...findings]),
  };
}

/** How it was measured goes with it, so that a newer version of it listens again. */
function heardBefore(
  facts: AudioFacts,
  { sound, modulation, measuredBy }: Asset,
): Pick<MeasuredFields, "sound" | "modulation" | "measuredBy"> {
  return { sound, modulation: facts.modulation ?? modulation, measuredBy };
}

/** The probe and the reading of its tags may state one finding twice. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const keyed = issues.map((issue): [string, Issue] => [
    `${issue.code} ${issue.path.join(".")} ${issue.message}`,
    issue,
  ]);
  return [...new Map(keyed).values()];
}
