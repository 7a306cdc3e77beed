/** What to do next, each step with the way to what it is about. */
import type { RescueStep } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import { linkTo } from "./decide-section.ts";
import type { Named } from "./names.ts";
import type { PageModel } from "./page-model.ts";
import { counted } from "./words.ts";

export function stepsSection(model: PageModel): Markup | null {
  const { steps } = model.input.rescue;
  if (steps.length === 0) return null;
  return html`<section aria-labelledby="next">
    <h2 id="next">What to do next</h2>
    <ol class="steps">
      ${steps.map((step) => stepLine(model, step))}
    </ol>
  </section>`;
}

function stepLine(model: PageModel, step: RescueStep): Markup {
  const { why, command } = step;
  const typed =
    step.step === "adopt" ? model.input.adoptCommand : command === null ? null : `deadwax ${command}`;
  return html`<li>
    <h3>${step.text}</h3>
    <p class="quiet">${why}</p>
    ${way(model, step)} ${typed === null ? null : html`<p><code class="command">${typed}</code></p>`}
  </li>`;
}

/** Sections that a step is about. */
const SECTIONS: Partial<Record<RescueStep["step"], readonly [string, string]>> = {
  "export-again": ["other", "See which"],
  "mend-codes": ["codes", "See which codes, and what to do"],
  answer: ["decide", "See the questions"],
  "look-at-rows": ["rows", "See which rows"],
};

/** To the section where it is told, and to every recording it is about. */
function way({ named }: PageModel, { step, about, ids, count }: RescueStep): Markup | null {
  if (step === "adopt") return null;
  const section = SECTIONS[step];
  const places = ids.flatMap((id) => named.get(id) ?? []);
  if (section === undefined && places.length === 0)
    return html`<p>${about.join(", ")}${count > about.length ? " …" : ""}</p>`;
  return html`${section === undefined ? null : html`<p><a href="#${section[0]}">${section[1]}</a></p>`}
  ${places.length === 0 ? null : placeList(places)}`;
}

function placeList(places: readonly Named[]): Markup {
  return html`<details class="more">
    <summary>${counted(places.length, "recording")}</summary>
    <ul class="places columns">
      ${places.map((place) => html`<li>${linkTo(place)}</li>`)}
    </ul>
  </details>`;
}
