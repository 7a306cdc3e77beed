export {
  createFingerprinter,
  createHypothesisFingerprinter,
  FINGERPRINT_ALGORITHM,
  fingerprintMono,
  type Fingerprinter,
  type HypothesisFingerprinter,
} from "./fingerprinter.ts";
export { AS_IT_IS, pitched, spedUp, stretched, type Hypothesis } from "./hypothesis.ts";
export type { MatchedBlock } from "./alignment.ts";
export { compareFingerprints, type FingerprintComparison } from "./compare-fingerprints.ts";
export { formatFingerprint, parseFingerprint } from "./compressed-fingerprint.ts";
