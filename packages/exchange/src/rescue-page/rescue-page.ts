import { html, htmlPage } from "../html-page/index.ts";
import { decideSection } from "./decide-section.ts";
import { footSection } from "./foot-section.ts";
import { otherFilesSection, rowsSection } from "./other-sections.ts";
import type { RescuePageInput } from "./page-input.ts";
import { pageModel } from "./page-model.ts";
import { piecesSection } from "./pieces-section.ts";
import { SCRIPT } from "./script.ts";
import { stepsSection } from "./steps-section.ts";
import { STYLE } from "./style.ts";
import { topSection } from "./top-section.ts";

/**
 * A rescue as one HTML page that needs nothing from outside: three numbers and what to begin with, a line for each piece
 * that opens to its versions, what is open, what is left over, and what to do next. For a screen, light or dark, and for A4.
 */
export function rescuePage(input: RescuePageInput): string {
  const model = pageModel(input);
  const body = html`${topSection(model)} ${piecesSection(model)} ${decideSection(model)} ${rowsSection(model)}
  ${otherFilesSection(model)} ${stepsSection(model)} ${footSection(input)}`;
  return htmlPage({
    title: `What is what in ${input.folder}`,
    brand: `Deadwax rescue · ${input.folder}`,
    style: STYLE,
    script: SCRIPT,
    body,
    generator: RESCUE_PAGE_MARK,
  });
}

/** Stands in every page, so that a page may take the place of an earlier one, and of nothing else. */
export const RESCUE_PAGE_MARK = "deadwax rescue";
