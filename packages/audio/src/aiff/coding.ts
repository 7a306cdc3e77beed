/** How samples of one compression type of AIFF-C are stored, as far as they are linear. */
export interface LinearCoding {
  readonly kind: "int" | "float";
  /** Bytes of a sample; null where the bits of the COMM chunk decide. */
  readonly width: number | null;
  readonly isBigEndian: boolean;
  /** Unsigned, with silence at 128. */
  readonly isOffsetBinary?: true;
}

/** The types whose samples are linear. Those of two cases were written by different programs for the same thing. */
const LINEAR: Readonly<Record<string, LinearCoding>> = {
  NONE: { kind: "int", width: null, isBigEndian: true },
  twos: { kind: "int", width: null, isBigEndian: true },
  sowt: { kind: "int", width: null, isBigEndian: false },
  "raw ": { kind: "int", width: 1, isBigEndian: true, isOffsetBinary: true },
  in24: { kind: "int", width: 3, isBigEndian: true },
  "42ni": { kind: "int", width: 3, isBigEndian: false },
  in32: { kind: "int", width: 4, isBigEndian: true },
  "23ni": { kind: "int", width: 4, isBigEndian: false },
  fl32: { kind: "float", width: 4, isBigEndian: true },
  FL32: { kind: "float", width: 4, isBigEndian: true },
  fl64: { kind: "float", width: 8, isBigEndian: true },
  FL64: { kind: "float", width: 8, isBigEndian: true },
};

const NAMES: Readonly<Record<string, string>> = {
  ulaw: "pcm_mulaw",
  ULAW: "pcm_mulaw",
  alaw: "pcm_alaw",
  ALAW: "pcm_alaw",
  ima4: "adpcm_ima_qt",
  MAC3: "mace3",
  MAC6: "mace6",
  ACE2: "ace2",
  ACE8: "ace8",
  "GSM ": "gsm",
  agsm: "gsm",
  G722: "adpcm_g722",
  G726: "adpcm_g726",
  G728: "g728",
  QDMC: "qdmc",
  QDM2: "qdm2",
  Qclp: "qcelp",
  DWVW: "dwvw",
  SDX2: "sdx2_dpcm",
  ".mp3": "mp3",
  alac: "alac",
};

/** What is known about a compression type; undefined where its samples are not linear. */
export function findLinearCoding(type: string): LinearCoding | undefined {
  return Object.hasOwn(LINEAR, type) ? LINEAR[type] : undefined;
}

/** The name of a coding that is not linear: `pcm_mulaw`, or `aifc_abcd` where the type is in no table. */
export function nameAiffCoding(type: string): string {
  const known = Object.hasOwn(NAMES, type) ? NAMES[type] : undefined;
  return known ?? `aifc_${type.replaceAll(/[^\x21-\x7e]/gu, "?")}`;
}
