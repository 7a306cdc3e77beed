import { html, htmlPage, type Markup } from "../html-page/index.ts";
import type { LabelCopyInput } from "./label-copy-input.ts";
import { labelCopyModel, type CopyLine, type CopyMedium, type CopyTrack } from "./label-copy-model.ts";
import { minuteOf } from "./minute-of.ts";
import { STYLE } from "./style.ts";

/** The label copy of a release as one HTML page that needs nothing from outside: for a screen, light or dark, and for A4. */
export function labelCopyPage({ copy, madeAt, madeBy }: LabelCopyInput): string {
  const { title, version, artist, facts, media } = labelCopyModel(copy);
  const shown = artist === null ? null : html`<p class="artist"><bdi>${artist}</bdi></p>`;
  const body = html`<header>
      <h1><bdi>${title}</bdi>${version === null ? null : html` <small><bdi>${version}</bdi></small>`}</h1>
      ${shown}
      <dl>${facts.map(lineMarkup)}</dl>
    </header>
    <table>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Title, artist, credits</th>
          <th scope="col" class="end">Duration</th>
          <th scope="col" class="end">ISRC</th>
        </tr>
      </thead>
      ${media.map(mediumMarkup)}
    </table>
    <footer>${madeBy}, ${minuteOf(madeAt)}</footer>`;
  return htmlPage({ title: `Label copy: ${title}`, brand: "Label copy", style: STYLE, body });
}

function mediumMarkup({ heading, tracks }: CopyMedium): readonly Markup[] {
  const head =
    heading === null
      ? []
      : [
          html`<tbody class="medium">
            <tr>
              <th scope="rowgroup" colspan="4">${heading}</th>
            </tr>
          </tbody>`,
        ];
  return [...head, ...tracks.map(trackMarkup)];
}

function trackMarkup({ number, title, version, artist, language, duration, isrc, lines }: CopyTrack): Markup {
  const named = (text: string): Markup =>
    language === null ? html`<bdi>${text}</bdi>` : html`<bdi lang="${language}">${text}</bdi>`;
  const versionShown = version === null ? null : html` <small>${named(version)}</small>`;
  const people = lines.length === 0 ? null : html`<dl>${lines.map(lineMarkup)}</dl>`;
  return html`<tbody>
    <tr>
      <td class="number">${number}</td>
      <td>
        <p class="title"><strong>${named(title)}</strong>${versionShown}</p>
        ${artist === null ? null : html`<p>${named(artist)}</p>`} ${people}
      </td>
      <td class="end">${duration ?? html`<span class="quiet">–</span>`}</td>
      <td class="end isrc">${isrc ?? html`<span class="quiet">none yet</span>`}</td>
    </tr>
  </tbody>`;
}

function lineMarkup({ label, values }: CopyLine): Markup {
  return html`<dt>${label}</dt>
    <dd>${values.map((value, index) => html`${index === 0 ? "" : ", "}<bdi>${value}</bdi>`)}</dd> `;
}
