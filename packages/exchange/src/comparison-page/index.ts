export { comparisonPage } from "./comparison-page.ts";
export type { ComparisonPageInput, PageSide } from "./page-input.ts";
