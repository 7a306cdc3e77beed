export { applyAxmlPlan, createAxml, readAxmlCodes, type AxmlRefusal } from "./apply-axml-plan.ts";
