export { RESCUE_PAGE_MARK, rescuePage } from "./rescue-page.ts";
export type { RescuePageInput, ShownFile } from "./page-input.ts";
