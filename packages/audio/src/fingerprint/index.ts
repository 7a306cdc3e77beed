export {
  createFingerprinter,
  createHypothesisFingerprinter,
  FINGERPRINT_ALGORITHM,
  fingerprintMono,
} from "./fingerprinter.ts";
export { AS_IT_IS, pitched, spedUp, stretched, type Hypothesis } from "./hypothesis.ts";
export { compareFingerprints } from "./compare-fingerprints.ts";
export { formatFingerprint, parseFingerprint } from "./compressed-fingerprint.ts";
