import type { Issue } from "@deadwax/identifiers";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import type { New } from "../change/change-transaction.ts";

/** What a reading of the file does not tell about an asset. */
export type GivenFields = Pick<
  New<"asset">,
  "recordingId" | "role" | "name" | "isVaulted" | "madeFromId" | "addedAt"
>;

/** What one reading of the file tells. */
export type MeasuredFields = Omit<New<"asset">, keyof GivenFields>;

export function measuredFields(facts: AudioFacts, findings: readonly Issue[] = []): MeasuredFields {
  // The outline is kept beside the catalog, and how it sounds not yet.
  const { sound: _sound, waveform: _waveform, ...kept } = facts;
  return {
    ...kept,
    durationMs: facts.durationMs === null ? null : Math.round(facts.durationMs),
    issues: distinct([...facts.issues, ...findings]),
  };
}

/** The probe and the reading of its tags may state one finding twice. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const keyed = issues.map((issue): [string, Issue] => [
    `${issue.code} ${issue.path.join(".")} ${issue.message}`,
    issue,
  ]);
  return [...new Map(keyed).values()];
}
