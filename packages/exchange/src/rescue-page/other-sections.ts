/** What is no recording with a file: rows of sheets, silence, and what could not be heard. */
import { formatIsrc } from "@deadwax/identifiers";
import type { RescueRow, UnheardFile } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import { findingGroup, linkTo } from "./decide-section.ts";
import type { Named } from "./names.ts";
import type { PageModel } from "./page-model.ts";
import { stemList } from "./piece-card.ts";
import { unheardGroups } from "./plain-remarks.ts";
import { counted } from "./words.ts";

export function rowsSection(model: PageModel): Markup | null {
  const { rows, openRows, input } = model;
  const all = input.rescue.looseRows.length + openRows.flat().length;
  if (all === 0) return null;
  const { absent, namesakes, carried } = rows;
  return html`<section aria-labelledby="rows">
    <h2 id="rows">Rows of the sheet to look at <small>${all}</small></h2>
    ${openRows.map((same) => findingGroup(model, same))}
    ${rowGroup("Nothing here is called that", {
      rows: absent,
      hint: "Look for the master on other disks, or ask the distributor for the file. Keep the code: it is taken.",
    })}
    ${rowGroup("A piece here has the name, and none of its files goes with version and length", {
      rows: namesakes,
      hint: "The row may mean one of its recordings: compare title, version and length on its card.",
      linkOf: (row) => namesakes.find((one) => one.sheet === row.sheet && one.row === row.row)?.piece,
    })}
    ${rowGroup("The code is in a file here that is something else", {
      rows: carried,
      hint: "These are asked about above, with the codes that cannot be right everywhere.",
    })}
  </section>`;
}

interface RowGroup {
  readonly rows: readonly RescueRow[];
  readonly hint: string;
  readonly linkOf?: (row: RescueRow) => { readonly anchor: string; readonly title: string } | undefined;
}

function rowGroup(title: string, { rows, hint, linkOf }: RowGroup): Markup | null {
  if (rows.length === 0) return null;
  const lines = rows.map((row) => {
    const piece = linkOf?.(row);
    return html`<li>
      ${row.isrc === null ? null : html`<b class="code">${formatIsrc(row.isrc)}</b>`} ${rowName(row)}
      <span class="quiet">${row.sheet}, row ${row.row}</span>
      ${piece === undefined ? null : html`<a href="#${piece.anchor}">${piece.title}</a>`}
    </li>`;
  });
  const inside = html`<p>${hint}</p>
    <ul class="places">
      ${lines}
    </ul>`;
  return group(title, { many: counted(rows.length, "row"), tone: "none", inside });
}

function rowName({ title, versionTitle, artist }: RescueRow): string {
  return [title?.trim() ?? "no title", versionTitle, artist].filter((part) => part !== null).join(" · ");
}

export function otherFilesSection(model: PageModel): Markup | null {
  const { input } = model;
  const { silent, unheard, looseStems } = input.rescue;
  const all = silent.length + unheard.length + looseStems.length;
  if (all === 0) return null;
  return html`<section aria-labelledby="other">
    <h2 id="other">Files that are no recording <small>${all}</small></h2>
    ${unheardGroups(unheard).map(({ title, files }) => group(title, { many: counted(files.length, "file"), tone: "error", inside: unheardList(model, files) }))}
    ${
      silent.length === 0
        ? null
        : group("No sound in them: look whether the right tracks were exported", {
            many: counted(silent.length, "file"),
            tone: "none",
            inside: html`<ul class="places">
              ${silent.map((path) => html`<li><b>${path}</b></li>`)}
            </ul>`,
          })
    }
    ${
      looseStems.length === 0
        ? null
        : group("Parts of a production (stems) whose recording was not found by ear", {
            many: counted(looseStems.length, "file"),
            tone: "none",
            inside: stemList(input, looseStems),
          })
    }
  </section>`;
}

/** What each hint says once; the exact finding stands in the small print. */
function unheardList({ named }: PageModel, files: readonly UnheardFile[]): Markup {
  return html`${[...Map.groupBy(files, ({ hint }) => hint)].map(
    ([hint, same]) =>
      html`<p>${hint}</p>
        <ul class="places">
          ${same.map(
            ({ path, message, partOf = "" }) =>
              html`<li>
                <b>${path}</b> ${partLink(named.get(partOf))}
                <p class="exact">${message.replace(`“${path}” `, "It ")}</p>
              </li>`,
          )}
        </ul>`,
  )}`;
}

function partLink(whole: Named | undefined): Markup | null {
  return whole === undefined ? null : html`<span class="quiet">a part of</span> ${linkTo(whole)}`;
}

interface Group {
  readonly many: string;
  readonly tone: string;
  readonly inside: Markup;
}

function group(title: string, { many, tone, inside }: Group): Markup {
  return html`<details class="group ${tone}">
    <summary>
      <h3>${title}</h3>
      <span class="many">${many}</span>
    </summary>
    <div class="inside">${inside}</div>
  </details>`;
}
