export { alignFingerprints, type FingerprintAlignment } from "./align-fingerprints.ts";
export {
  type Candidate,
  type FindOptions,
  ITEM_SECONDS,
  LEAST_SCORE,
  type QueryHypothesis,
} from "./find-candidates.ts";
export { createFingerprintIndex, type FingerprintIndex } from "./fingerprint-index.ts";
export { type Segment } from "./segment.ts";
export { decodeSegments, encodeSegment } from "./segment-bytes.ts";
