import { html, ready } from "../comparison-page/html.ts";
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
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="${RESCUE_PAGE_MARK}" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>What is what in ${input.folder}</title>
        <style>
          ${ready(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">Deadwax rescue · ${input.folder}</p>
          ${topSection(input)} ${codesSection(rescue)} ${familySections(input)} ${aloneSection(input)}
          ${unheardSection(rescue)} ${stepsSection(input)} ${footSection(input)}
        </main>
      </body>
    </html> `;
  return page.markup;
}

/** Stands in every page, so that a page may take the place of an earlier one, and of nothing else. */
export const RESCUE_PAGE_MARK = "deadwax rescue";
