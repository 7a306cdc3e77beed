export { applyInfoPlan, type InfoPlanResult } from "./apply-info-plan.ts";
export {
  hasHiddenText,
  readInfoList,
  readInfoText,
  writeInfoList,
  type InfoEntry,
  type InfoList,
} from "./info-list.ts";
