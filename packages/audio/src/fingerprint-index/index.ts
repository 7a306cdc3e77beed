export { alignFingerprints } from "./align-fingerprints.ts";
export { type Candidate, ITEM_SECONDS, LEAST_SCORE, type QueryHypothesis } from "./find-candidates.ts";
export { createFingerprintIndex, type FingerprintIndex } from "./fingerprint-index.ts";
export {} from "./segment.ts";
export { decodeSegments, encodeSegment } from "./segment-bytes.ts";
