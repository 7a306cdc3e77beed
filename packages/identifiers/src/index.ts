export { fail, ok, type Result } from "./result.ts";
export type { Issue, Severity } from "./issue.ts";
export type { Finding } from "./finding.ts";

export {
  compactIsrc,
  designationOf,
  formatIsrc,
  isCompactIsrc,
  isCompactPrefixCode,
  joinIsrc,
  prefixCodeOf,
  yearOf,
  type Isrc,
  type IsrcParts,
  type PrefixCode,
} from "./isrc/isrc.ts";
export { parseIsrc, type ParsedIsrc, type ParseIsrcOptions } from "./isrc/parse.ts";
export { parseIsrcList, type ParsedIsrcList } from "./isrc/list.ts";
export type { IsrcIssue, IsrcIssueCode } from "./isrc/issues.ts";
export { confusableSiblings } from "./isrc/confusable.ts";
export { isDocumentationPrefix } from "./isrc/documentation.ts";
export { checkYear } from "./isrc/year.ts";
export { checkPrefix, type PrefixKind, type PrefixTable, type PrefixValue } from "./isrc/prefixes.ts";
export {
  compactPrefixCode,
  formatPrefixCode,
  parsePrefixCode,
  type ParsedPrefixCode,
  type PrefixCodeIssue,
  type PrefixCodeIssueCode,
} from "./isrc/prefix-code.ts";

export {
  compactIswc,
  formatIswc,
  isCompactIswc,
  parseIswc,
  type Iswc,
  type IswcIssue,
  type IswcIssueCode,
  type ParsedIswc,
} from "./iswc/iswc.ts";
export {
  canonicalGtin14,
  compactGtin,
  formatGtin,
  isCompactGtin,
  isSameGtin,
  shortestGtin,
  type Gtin,
  type GtinLength,
} from "./gtin/gtin.ts";
export { parseGtin, type GtinIssue, type GtinIssueCode, type ParsedGtin } from "./gtin/parse.ts";
export {
  compactGrid,
  formatGrid,
  isCompactGrid,
  parseGrid,
  type Grid,
  type GridIssue,
  type GridIssueCode,
  type ParsedGrid,
} from "./grid/grid.ts";
export {
  compactIsni,
  formatIsni,
  isCompactIsni,
  parseIsni,
  type Isni,
  type IsniIssue,
  type IsniIssueCode,
  type ParsedIsni,
} from "./isni/isni.ts";
export {
  compactIpiNameNumber,
  formatIpiNameNumber,
  isCompactIpiNameNumber,
  parseIpiNameNumber,
  type IpiIssue,
  type IpiIssueCode,
  type IpiNameNumber,
  type ParsedIpiNameNumber,
} from "./ipi/ipi.ts";
export {
  compactDpid,
  formatDpid,
  isCompactDpid,
  parseDpid,
  type Dpid,
  type DpidIssue,
  type DpidIssueCode,
  type ParsedDpid,
} from "./dpid/dpid.ts";
