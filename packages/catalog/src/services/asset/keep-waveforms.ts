import type { Issue } from "@deadwax/identifiers";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { isRefusal } from "./file-outcome.ts";
import type { AddFilesContext } from "./add-files-request.ts";

export interface WaveformKeeper {
  /** Keeps the outline beside the catalog, and gives the facts without it: there are many, and they are large. */
  keep(facts: AudioFacts): Promise<AudioFacts>;
  /** What there is to tell of all of them: that some could not be kept is told once. */
  issues(): readonly Issue[];
}

/** Keeps the outlines of files that were read. One that cannot be written stops nothing. */
export function createWaveformKeeper(context: AddFilesContext): WaveformKeeper {
  const waveforms = context.isDryRun === true ? undefined : context.waveforms;
  let issue: Issue | undefined;
  return {
    async keep(facts) {
      const { waveform } = facts;
      if (waveform === null) return facts;
      try {
        await waveforms?.keep(audioKey(facts), waveform);
      } catch (thrown) {
        if (!isRefusal(thrown)) throw thrown;
        issue ??= {
          code: "WAVEFORM_NOT_KEPT",
          severity: "warning",
          path: [],
          message: `The outline of the audio could not be kept: ${thrown.message}`,
          hint: "Only the pictures of waveforms are missing; everything else is in the catalog.",
        };
      }
      return { ...facts, waveform: null };
    },
    issues: () => (issue === undefined ? [] : [issue]),
  };
}
