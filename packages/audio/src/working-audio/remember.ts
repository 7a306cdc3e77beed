import type { WorkingAudio } from "./working-audio.ts";

/** What is measured of a sound once, however often it is asked for; forgotten with the sound. */
export function remember<T>(measure: (audio: WorkingAudio) => T): (audio: WorkingAudio) => T {
  const known = new WeakMap<WorkingAudio, { readonly value: T }>();
  return (audio) => {
    const { value } = known.get(audio) ?? { value: measure(audio) };
    known.set(audio, { value });
    return value;
  };
}
