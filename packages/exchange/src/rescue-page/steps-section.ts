/** What to do next, each step with the way to what it is about. */
import type { RescuedRecording, RescueStep } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import { linkTo } from "./decide-section.ts";
import type { Named } from "./names.ts";
import type { PageModel } from "./page-model.ts";
import { unheardGroups } from "./plain-remarks.ts";
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
    <h3>${stepText(model, step)}</h3>
    <p class="quiet">${why}</p>
    ${way(model, step)} ${typed === null ? null : html`<p><code class="command">${typed}</code></p>`}
  </li>`;
}

/** In the words of the page where it knows more than the step does: a text file is left out, not exported again. */
export function stepText({ input }: PageModel, { step, text, count: all }: RescueStep): string {
  if (step !== "export-again") return text;
  const out = unheardGroups(input.rescue.unheard)
    .filter(({ isToLeaveOut }) => isToLeaveOut)
    .reduce((sum, { files }) => sum + files.length, 0);
  const again = all - out;
  const parts = [
    ...(again === 0
      ? []
      : [
          `copy or export ${counted(again, "file")} again that cannot be played or ${again === 1 ? "is" : "are"} not whole`,
        ]),
    ...(out === 0 ? [] : [`leave out ${counted(out, "file")} that ${out === 1 ? "is" : "are"} no audio`]),
  ];
  const sentence = `${parts.join(", and ")}.`;
  return parts.length === 0 ? text : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** Sections that a step is about. */
const SECTIONS: Partial<Record<RescueStep["step"], readonly [string, string]>> = {
  "export-again": ["other", "See which"],
  "mend-codes": ["codes", "See which codes, and what to do"],
  answer: ["decide", "See the questions"],
  "look-at-rows": ["rows", "See which rows"],
};

function way(model: PageModel, { step, about, count }: RescueStep): Markup | null {
  const section = SECTIONS[step];
  if (section !== undefined) {
    const broken = [...model.named.values()].filter(({ recording }) => isBroken(recording));
    const isAbout = step === "export-again" && count === model.input.rescue.unheard.length + broken.length;
    const more = (isAbout ? broken : []).map((place) => html` · ${linkTo(place)}`);
    return html`<p><a href="#${section[0]}">${section[1]}</a>${more}</p>`;
  }
  if (step === "adopt") return null;
  const places = [...model.named.values()].filter(({ recording, piece }) =>
    TAKES[step]?.(recording, piece.isAlone),
  );
  if (places.length !== count) return html`<p>${about.join(", ")}${count > about.length ? " …" : ""}</p>`;
  return html`<details class="more">
    <summary>${counted(count, "recording")}</summary>
    <ul class="places columns">
      ${places.map((place: Named) => html`<li>${linkTo(place)}</li>`)}
    </ul>
  </details>`;
}

/** None of its files is whole. */
const isBroken = ({ files }: RescuedRecording): boolean =>
  files.every(({ reasons }) => reasons.some(({ kind }) => kind === "cut-off" || kind === "damaged"));
const isSettled = ({ verdict }: RescuedRecording): boolean => verdict !== "ask" && verdict !== "none";
const isCoded = (one: RescuedRecording): boolean =>
  isSettled(one) && one.codes.some(({ standing }) => standing === "right");

/** Which recordings a step is about. */
const TAKES: Partial<Record<RescueStep["step"], (one: RescuedRecording, isAlone: boolean) => boolean>> = {
  "confirm-masters": ({ files }) => files.length > 1,
  "keep-codes": isCoded,
  "get-codes": (one, isAlone) =>
    !isAlone && isSettled(one) && one.codes.every(({ standing }) => standing === "wrong"),
  embed: (one) => isCoded(one) && one.codes.every(({ isInFile }) => !isInFile),
};
