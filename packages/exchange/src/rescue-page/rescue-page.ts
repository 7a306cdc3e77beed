import { html, htmlPage } from "../html-page/index.ts";
import type { RescuePageInput } from "./page-input.ts";
import {
  aloneSection,
  codesSection,
  familySections,
  footSection,
  stepsSection,
  topSection,
  unheardSection,
} from "./sections.ts";
import { STYLE } from "./style.ts";

/**
 * A rescue as one HTML page that needs nothing from outside: three numbers and what to begin with, a card for each piece
 * with its versions, what is left over, and what to do next. For a screen, light or dark, and for A4.
 */
export function rescuePage(input: RescuePageInput): string {
  const { rescue } = input;
  const body = html`${topSection(input)} ${codesSection(rescue)} ${familySections(input)}
  ${aloneSection(input)} ${unheardSection(rescue)} ${stepsSection(input)} ${footSection(input)}`;
  return htmlPage({
    title: `What is what in ${input.folder}`,
    brand: `Deadwax rescue · ${input.folder}`,
    style: STYLE,
    body,
    generator: RESCUE_PAGE_MARK,
  });
}

/** Stands in every page, so that a page may take the place of an earlier one, and of nothing else. */
export const RESCUE_PAGE_MARK = "deadwax rescue";
