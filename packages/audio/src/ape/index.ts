export { readApe, writeApe, type ApeTag } from "./ape-tag.ts";
export { applyApePlan } from "./apply-ape-plan.ts";
export { readApeFields } from "./read-ape-fields.ts";
