import { html, htmlPage, type Markup } from "../html-page/index.ts";
import { marksOf } from "./marks.ts";
import type { ComparisonPageInput } from "./page-input.ts";
import { picture } from "./picture.ts";
import {
  contradictionsSection,
  factsSection,
  footSection,
  questionsSection,
  rulesSection,
  verdictSection,
} from "./sections.ts";
import { STYLE } from "./style.ts";
import { scalesFor, type Scales } from "./time-scale.ts";

/**
 * A comparison as one HTML page that needs nothing from outside: what to do and why, both outlines aligned, what was
 * heard, what contradicts it, what is open, what the rules say. For a screen, light or dark, and for A4.
 */
export function comparisonPage(input: ComparisonPageInput): string {
  const { comparison, a, b } = input;
  const marks = marksOf(comparison.facts);
  const scales = scalesFor(comparison);
  const body = html`${verdictSection(input, marks)}
    <figure>
      ${picture({ comparison, a, b, scales, marks })}${caption(scales, { hasBands: comparison.stretches.length > 0, hasMarks: marks.length > 0 })}
    </figure>
    ${contradictionsSection(comparison)} ${questionsSection(comparison)} ${factsSection(comparison, marks)}
    ${rulesSection(comparison)} ${footSection(input)}`;
  return htmlPage({
    title: `${b.name} beside ${a.name}`,
    brand: `Deadwax comparison · is “${b.name}” the recording “${a.name}”?`,
    style: STYLE,
    body,
  });
}

function caption(
  { isCommon }: Scales,
  { hasBands, hasMarks }: { readonly hasBands: boolean; readonly hasMarks: boolean },
): Markup {
  const bands = hasBands
    ? "Bands join what is the same in both. "
    : "Nothing in the two follows each other for long enough to be joined. ";
  const scale = isCommon ? "" : "The two are of very different length: each has a time axis of its own. ";
  const numbers = hasMarks ? "Numbers stand for the passages in the list below." : "";
  return html`<figcaption>${bands}${scale}${numbers}</figcaption>`;
}
