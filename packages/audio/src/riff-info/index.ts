export { applyInfoPlan } from "./apply-info-plan.ts";
export { hasHiddenText, readInfoList, readInfoText, writeInfoList, type InfoList } from "./info-list.ts";
