/** A file as it would be if it had been made faster, slower, higher or lower, and that were undone. */
import type { CanonicalSamples } from "../pcm/index.ts";
import {
  AS_IT_IS,
  createHypothesisFingerprinter,
  pitched,
  spedUp,
  stretched,
  type Hypothesis,
} from "../fingerprint/index.ts";
import type { QueryHypothesis } from "../fingerprint-index/index.ts";
import { openSound } from "../open-sound/index.ts";

/** Speeds 2 % apart, from a quarter slower to a third faster: an item bears 17 cents beside it. */
const SPEED_STEP = 1.02;
const SPEED_STEPS = 15;
const SEMITONES = [-3, -2, -1, 1, 2, 3];
/** Up to 4 % a fingerprint bears by itself. */
const TEMPOS = [0.85, 0.92, 1.08, 1.17];

/** That nothing was done comes first: the index looks at it most thoroughly. */
const SUPPOSED: readonly Hypothesis[] = [
  AS_IT_IS,
  ...Array.from({ length: 2 * SPEED_STEPS + 1 }, (_, n) => n - SPEED_STEPS)
    .filter((steps) => steps !== 0)
    .map((steps) => spedUp(SPEED_STEP ** steps)),
  ...SEMITONES.map((semitones) => pitched(100 * semitones)),
  ...TEMPOS.map(stretched),
];

/** As much as is heard under each of them, out of the middle. */
const EXCERPT_SECONDS = 40;

/** One fingerprint for each thing that is supposed. */
export type SupposedSound = readonly QueryHypothesis<Hypothesis>[];
export type SupposeSound = (path: string, durationSeconds: number | null) => Promise<SupposedSound>;

/**
 * Fingerprints of the middle of a file under everything that is supposed; none where it is shorter than 3 s.
 * @throws CatalogError AUDIO_… and FILE_… for files that are refused.
 */
export async function supposeSound(path: string, durationSeconds: number | null): Promise<SupposedSound> {
  const sound = await openSound(path);
  try {
    const { decoding } = sound;
    const { format } = decoding;
    const fingerprinter = createHypothesisFingerprinter(format, SUPPOSED);
    const start = Math.max(0, ((durationSeconds ?? 0) - EXCERPT_SECONDS) / 2);
    const first = Math.floor(start * format.sampleRate);
    const end = first + EXCERPT_SECONDS * format.sampleRate;
    let at = 0;
    for await (const { samples, frames } of decoding.blocks()) {
      const part = cut(samples, { channels: format.channels, first: first - at, end: end - at });
      if (part.length > 0) fingerprinter.add(part);
      at += frames;
      if (at >= end) break;
    }
    return fingerprinter.finish().flatMap(({ items }, n) => {
      const name = SUPPOSED[n];
      return name === undefined || items.length === 0 ? [] : [{ name, items }];
    });
  } finally {
    await sound.close();
  }
}

/** The frames of a block from the first to the end, as far as it has them. */
function cut(
  samples: CanonicalSamples,
  { channels, first, end }: { readonly channels: number; readonly first: number; readonly end: number },
): CanonicalSamples {
  return samples.subarray(Math.max(0, first) * channels, Math.max(0, end) * channels);
}
