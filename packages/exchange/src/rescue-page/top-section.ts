/** The first screen: what is here, how much is open, and what to begin with. */
import type { Rescue } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { PageModel } from "./page-model.ts";
import { counted } from "./words.ts";

export function topSection(model: PageModel): Markup {
  const { input, pieces, toDecide } = model;
  const { counts, steps } = input.rescue;
  const [first] = steps;
  return html`<h1>${headline(model)}</h1>
    <ul class="numbers">
      <li><strong>${number(counts.files)}</strong> audio files</li>
      <li>${tile("pieces", counts.recordings, "different recordings", pieces.length > 0)}</li>
      <li class="${toDecide > 0 ? "open" : ""}">
        ${tile("decide", toDecide, "for you to decide", toDecide > 0)}
      </li>
    </ul>
    ${
      first === undefined
        ? null
        : html`<div class="first">
            <p>Begin with this:</p>
            <p><strong>${first.text}</strong></p>
            <p class="quiet">${first.why} <a href="#next">All ${counted(steps.length, "step")}</a></p>
          </div>`
    }
    ${contents(model)}`;
}

function headline({ input: { rescue, folder }, pieces }: PageModel): string {
  const { counts } = rescue;
  if (counts.files === 0) return `There is no audio in ${folder}.`;
  if (counts.recordings === 0) return `Nothing in ${folder} is a recording that could be heard.`;
  return `${counted(counts.files, "file")}: ${counted(counts.recordings, "recording")} of ${counted(pieces.length, "piece")}`;
}

function tile(anchor: string, many: number, words: string, isLink: boolean): Markup {
  const inside = html`<strong>${number(many)}</strong> ${words}`;
  return isLink ? html`<a href="#${anchor}">${inside}</a>` : inside;
}

function contents({ input: { rescue }, pieces, toDecide, noted, openRows }: PageModel): Markup {
  const places: readonly (readonly [string, string, boolean])[] = [
    ["pieces", "The music", pieces.length > 0],
    ["decide", "For you to decide", toDecide + noted.length > 0],
    ["rows", "Rows of the sheet", rescue.looseRows.length + openRows.length > 0],
    ["other", "Files that are no recording", hasOthers(rescue)],
    ["next", "What to do next", rescue.steps.length > 0],
    ["words", "What the words mean", true],
  ];
  return html`<nav aria-label="On this page">
    ${places
      .filter(([, , isThere]) => isThere)
      .map(([anchor, words]) => html`<a href="#${anchor}">${words}</a> `)}
  </nav>`;
}

function hasOthers({ silent, unheard, looseStems }: Rescue): boolean {
  return silent.length + unheard.length + looseStems.length > 0;
}

function number(amount: number): string {
  return amount.toLocaleString("en-US");
}
