export { html, ready, type Markup } from "./html.ts";
export { htmlPage } from "./html-page.ts";
