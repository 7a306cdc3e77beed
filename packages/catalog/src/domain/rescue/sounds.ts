/** Files that hold the same audio are one sound: nobody needs to compare them by ear. */
import type { Isrc } from "@deadwax/identifiers";
import { audioKey } from "../asset/audio-key.ts";
import { claimsOfFile } from "../rule-set/claims-of-file.ts";
import type { SoundClaims } from "../rule-set/decision-context.ts";
import { byName } from "./connected.ts";
import type { RescueFile } from "./rescue-input.ts";

export interface Sound {
  /** Path of its first file. */
  readonly id: string;
  /** By path. */
  readonly files: readonly RescueFile[];
}

/** Every file once. Silence of one length is the same in every recording: only equal bytes make it one. */
export function soundsOf(files: readonly RescueFile[]): readonly Sound[] {
  const sorted = files.toSorted((one, other) => byName(one.path, other.path));
  const groups = Map.groupBy(sorted, ({ facts }) =>
    isSilent(facts) ? `sha256:${facts.sha256}` : audioKey(facts),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ id: first.path, files: same }];
  });
}

/** Somebody listened, and there is nothing above the threshold of hearing. */
export function isSilent({ sound, modulation, frames }: RescueFile["facts"]): boolean {
  return (sound !== null && modulation === null) || frames === 0;
}

/** Of the file and of its sounding part, in milliseconds: silence around it may or may not be counted. */
export function durationsOf({
  facts: { durationMs, modulation, sampleRate },
}: RescueFile): readonly number[] {
  const sounding =
    modulation === null || sampleRate === null
      ? []
      : [((modulation.endFrame - modulation.firstFrame) / sampleRate) * 1000];
  return [...(durationMs === null ? [] : [durationMs]), ...sounding];
}

/** Codes in the places of a file that are made for codes. */
export function codesIn(file: RescueFile): readonly Isrc[] {
  return claimsOf(file)
    .codes.filter(({ trust }) => trust === "carrier")
    .map(({ isrc }) => isrc);
}

/** What name and tags say. Example codes count as codes here, and are told of as findings. */
export function claimsOf({ path, facts }: RescueFile): SoundClaims {
  return claimsOfFile(path.split("/"), facts.tags, { isDemo: true, durationMs: facts.durationMs });
}

/** What the files of one sound say together: a stem is one that nothing calls anything else. */
export function claimsOfSound({ files }: Sound): SoundClaims {
  const [first, ...others] = files.map(claimsOf);
  if (first === undefined) throw new Error("a sound has a file");
  const all = [first, ...others];
  const told = all.find(({ versionTypes }) => versionTypes.length > 0) ?? first;
  const codes = new Map(
    all.flatMap((one) => one.codes).map((code) => [`${code.isrc} ${code.carrier}`, code]),
  );
  return {
    title: told.title,
    versionTypes: told.versionTypes,
    plainWords: told.plainWords,
    advisory: all.find(({ advisory }) => advisory !== null)?.advisory ?? null,
    role: all.every(({ role }) => role === first.role) ? first.role : null,
    codes: [...codes.values()],
  };
}
