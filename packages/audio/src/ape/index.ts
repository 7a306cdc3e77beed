export { readApe, writeApe, type ApeDamage, type ApeItem, type ApeTag } from "./ape-tag.ts";
export { applyApePlan, type ApeResult } from "./apply-ape-plan.ts";
export { readApeFields, type ApeReading } from "./read-ape-fields.ts";
