export {
  applyAxmlPlan,
  createAxml,
  readAxmlCodes,
  type AxmlPlanResult,
  type AxmlRefusal,
} from "./apply-axml-plan.ts";
