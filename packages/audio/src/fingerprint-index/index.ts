export { alignFingerprints } from "./align-fingerprints.ts";
export { type Candidate, type QueryHypothesis } from "./find-candidates.ts";
export { createFingerprintIndex, type FingerprintIndex } from "./fingerprint-index.ts";
export { decodeSegments, encodeSegment } from "./segment-bytes.ts";
