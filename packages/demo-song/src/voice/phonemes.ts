/** How the sounds of speech are shaped, in the letters of ARPAbet. Frequencies are those of a low female voice. */
export interface Phoneme {
  readonly seconds: number;
  /** How strongly the vocal folds sound, 0 to 1. */
  readonly voicing: number;
  /** Breath through the whole mouth, as in h. */
  readonly breath: number;
  /** Noise made at teeth or lips, its centre and width in hertz. */
  readonly hiss: number;
  readonly hissHertz: number;
  /** The first three resonances, in hertz. */
  readonly formants: Formants;
  /** Where a diphthong ends. */
  readonly glide?: Formants;
}

export type Formants = readonly [number, number, number];

const IY: Formants = [330, 2350, 2950];
const IH: Formants = [450, 2050, 2750];
const EH: Formants = [610, 1850, 2700];
const AE: Formants = [760, 1700, 2600];
const AA: Formants = [800, 1220, 2650];
const AO: Formants = [600, 950, 2600];
const UW: Formants = [370, 950, 2450];
const AH: Formants = [670, 1300, 2600];
const ER: Formants = [500, 1400, 1800];

function vowel(formants: Formants, glide?: Formants): Phoneme {
  const still = { seconds: 0, voicing: 1, breath: 0.06, hiss: 0, hissHertz: 5000, formants };
  return glide === undefined ? still : { ...still, glide };
}

function voiced(seconds: number, voicing: number, formants: Formants): Phoneme {
  return { seconds, voicing, breath: 0.03, hiss: 0, hissHertz: 5000, formants };
}

function noisy(seconds: number, voicing: number, [hiss, hissHertz]: readonly [number, number]): Phoneme {
  return { seconds, voicing, breath: 0.02, hiss, hissHertz, formants: [400, 1600, 2600] };
}

const PHONEMES: Readonly<Record<string, Phoneme>> = {
  iy: vowel(IY), ih: vowel(IH), eh: vowel(EH), ae: vowel(AE), aa: vowel(AA), ao: vowel(AO), uw: vowel(UW), ah: vowel(AH), er: vowel(ER),
  ay: vowel(AA, IH), ey: vowel(EH, IY), ow: vowel(AO, UW), aw: vowel(AE, UW),
  m: voiced(0.07, 0.4, [270, 1000, 2200]), n: voiced(0.06, 0.42, [280, 1600, 2500]), ng: voiced(0.08, 0.36, [280, 2000, 2700]),
  l: voiced(0.06, 0.6, [370, 1050, 2900]), r: voiced(0.06, 0.6, [400, 1150, 1600]),
  w: voiced(0.06, 0.6, [330, 700, 2300]), y: voiced(0.05, 0.6, [290, 2400, 3100]),
  v: noisy(0.06, 0.4, [0.1, 5200]), dh: noisy(0.045, 0.4, [0.08, 5600]), z: noisy(0.07, 0.35, [0.3, 6800]), zh: noisy(0.08, 0.3, [0.35, 3300]),
  s: noisy(0.09, 0, [0.55, 7000]), f: noisy(0.08, 0, [0.25, 5600]), hh: { ...noisy(0.06, 0.05, [0, 5000]), breath: 0.5, formants: AH },
  t: noisy(0.05, 0, [0.5, 4800]), k: noisy(0.055, 0, [0.45, 2300]), d: noisy(0.04, 0.25, [0.3, 3900]), g: noisy(0.045, 0.25, [0.25, 1900]),
}; // prettier-ignore

const STOPS = new Set(["t", "k", "d", "g"]);

export function phonemeOf(letters: string): Phoneme {
  const phoneme = PHONEMES[letters];
  if (phoneme === undefined) throw new Error(`No phoneme is written "${letters}"`);
  return phoneme;
}

export function isVowel(letters: string): boolean {
  return phonemeOf(letters).seconds === 0;
}

/** A stop is silent until it bursts. */
export function isStop(letters: string): boolean {
  return STOPS.has(letters);
}
