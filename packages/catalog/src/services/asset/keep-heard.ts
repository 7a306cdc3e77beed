import type { Issue } from "@deadwax/identifiers";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { isRefusal } from "./file-outcome.ts";
import type { AddFilesContext } from "./add-files-request.ts";

export interface HeardKeeper {
  /** Keeps outline and fingerprint beside the catalog, and gives the facts without them: there are many, and they are large. */
  keep(facts: AudioFacts): Promise<AudioFacts>;
  /** When all were read: what is found by ear knows of them, too. */
  finish(): Promise<void>;
  /** What there is to tell of all of them: that some could not be kept is told once. */
  issues(): readonly Issue[];
}

/** Keeps what was heard in files that were read. What cannot be written stops nothing. */
export function createHeardKeeper(context: AddFilesContext): HeardKeeper {
  const { waveforms, fingerprints, sounds } = context.isDryRun === true ? {} : context;
  const issues = new Map<string, Issue>();
  let isIndexOld = false;

  async function attempt(kept: Promise<void> | undefined, missing: Missing): Promise<void> {
    try {
      await kept;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      const { code, what, hint } = missing;
      const message = `${what} could not be kept: ${thrown.message}`;
      if (!issues.has(code)) issues.set(code, { code, severity: "warning", path: [], message, hint });
    }
  }

  return {
    async keep(facts) {
      const { waveform, fingerprint } = facts;
      if (waveform !== null) await attempt(waveforms?.keep(audioKey(facts), waveform), OUTLINE);
      if (fingerprint !== null) {
        isIndexOld = true;
        await attempt(fingerprints?.keep(audioKey(facts), fingerprint), FINGERPRINT);
      }
      return { ...facts, waveform: null, fingerprint: null };
    },
    async finish() {
      if (isIndexOld) await attempt(sounds?.refresh(), FINGERPRINT);
    },
    issues: () => [...issues.values()],
  };
}

interface Missing {
  readonly code: string;
  readonly what: string;
  readonly hint: string;
}

const OUTLINE: Missing = {
  code: "WAVEFORM_NOT_KEPT",
  what: "The outline of the audio",
  hint: "Only the pictures of waveforms are missing; everything else is in the catalog.",
};

const FINGERPRINT: Missing = {
  code: "FINGERPRINT_NOT_KEPT",
  what: "The fingerprint of the audio",
  hint: "Other forms of these recordings are not found by ear; everything else is in the catalog.",
};
