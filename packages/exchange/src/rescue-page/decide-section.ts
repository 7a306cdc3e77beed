/** Everything that is open: each kind of question once, with its help and its places, and codes that are wrong somewhere. */
import type { CodeFinding, RuleQuestion } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import { findingLine, FINDING_TITLES } from "./finding-lines.ts";
import type { Named } from "./names.ts";
import type { PageModel, QuestionGroup } from "./page-model.ts";
import { plainReason } from "./plain-facts.ts";
import { counted } from "./words.ts";

export function decideSection(model: PageModel): Markup | null {
  const { questions, wrong, noted, toDecide } = model;
  if (toDecide + noted.length === 0) return null;
  const asked = questions.reduce((sum, { places }) => sum + places.length, 0);
  return html`<section aria-labelledby="decide">
    <h2 id="decide">For you to decide${toDecide === 0 ? "" : html` <small>${toDecide}</small>`}</h2>
    ${toDecide === 0 ? null : html`<p class="quiet">${openWords(asked, toDecide - asked)}</p>`}
    ${questions.map((group, at) => questionGroup(group, at + 1))}
    ${wrong.length === 0 ? null : html`<div id="codes">${wrong.map((same) => findingGroup(model, same))}</div>`}
    ${noted.map((same) => findingGroup(model, same))}
  </section>`;
}

function openWords(questions: number, codes: number): string {
  const parts = [
    ...(questions === 0 ? [] : [`${counted(questions, "question")} about what a recording is`]),
    ...(codes === 0 ? [] : [`${counted(codes, "code")} that cannot be right everywhere`]),
  ];
  return `${parts.join(", and ")}. Open a line for what it is about.`;
}

function questionGroup({ question, places }: QuestionGroup, number: number): Markup {
  const text = question?.text ?? "Listen, and say which of these belong together.";
  return html`<details class="group ask" id="q${number}">
    <summary>
      <h3>${text}</h3>
      <span class="many">${counted(places.length, "place")}</span>
    </summary>
    <div class="inside">
      ${question === null ? null : answers(question)}
      <ul class="places">
        ${places.map(placeLine)}
      </ul>
    </div>
  </details>`;
}

function answers({ help, answers: offered }: RuleQuestion): Markup {
  return html`<p>${help}</p>
    <dl>
      ${offered.map(
        ({ text, verdict }) =>
          html`<dt>${text}</dt>
            <dd>${THEN[verdict]}</dd>`,
      )}
    </dl>`;
}

const THEN = {
  reuse: "Then it is the same recording, and keeps its code.",
  new: "Then it is a recording of its own, with a code of its own.",
  ask: "Then it stays open.",
  none: "Then no code is due.",
  unrelated: "Then the two have nothing to do with each other.",
} as const;

function placeLine(place: Named): Markup {
  const { from, remarks, files } = place.recording;
  const why = from === null ? (remarks[0]?.text ?? "") : plainReason(from);
  return html`<li>
    ${linkTo(place)} <span class="quiet">${files[0]?.path ?? ""}</span><br />
    ${why}
  </li>`;
}

export function linkTo({ anchor, full }: Named): Markup {
  return html`<a href="#${anchor}">${full}</a>`;
}

export function findingGroup(model: PageModel, same: readonly CodeFinding[]): Markup {
  const [first] = same;
  if (first === undefined) return html``;
  const title = FINDING_TITLES[first.code] ?? "Something else is odd about codes";
  const isOneHint = same.every(({ hint }) => hint === first.hint);
  return html`<details class="group ${first.severity}">
    <summary>
      <h3>${title}</h3>
      <span class="many">${counted(same.length, "place")}</span>
    </summary>
    <div class="inside">
      ${isOneHint ? html`<p>${first.hint}</p>` : null}
      <ul class="places">
        ${same.map(
          (one) =>
            html`<li>
              ${findingLine(model, one)}${isOneHint ? null : html`<br /><span class="quiet">${one.hint}</span>`}
            </li>`,
        )}
      </ul>
    </div>
  </details>`;
}
