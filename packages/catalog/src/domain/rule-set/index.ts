export { decide } from "./decide.ts";
export { claimsOfFile } from "./claims-of-file.ts";
export {
  NO_CLAIMS,
  NO_CONTEXT,
  type ContentKind,
  type DecisionContext,
  type FiledAs,
  type SoundClaims,
} from "./decision-context.ts";
export { questionsFor, settle, type FirstCodeSituation } from "./questions.ts";
export { ruleReference } from "./rule-reference.ts";
