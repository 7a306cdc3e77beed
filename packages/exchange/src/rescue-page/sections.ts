/** Everything on the page but the cards. */
import { formatIsrc } from "@deadwax/identifiers";
import type { Rescue, RescueFamily, RescueStep, RescuedRecording, RescuedStem } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { RescuePageInput } from "./page-input.ts";
import { recordingBlock, remark } from "./recording-block.ts";
import { smallOutline } from "./small-outline.ts";
import { counted, nameOf } from "./words.ts";

export function topSection({ rescue, folder }: RescuePageInput): Markup {
  const { counts, steps } = rescue;
  const [first] = steps;
  return html`<h1>${headline(rescue, folder)}</h1>
    <ul class="numbers">
      <li><strong>${counts.files.toLocaleString("en-US")}</strong> audio files</li>
      <li><strong>${counts.recordings.toLocaleString("en-US")}</strong> different recordings</li>
      <li class="${counts.toDecide > 0 ? "open" : ""}">
        <strong>${counts.toDecide.toLocaleString("en-US")}</strong> for you to decide
      </li>
    </ul>
    ${
      first === undefined
        ? null
        : html`<div class="first">
            <p>Begin with this:</p>
            <p><strong>${first.text}</strong></p>
            <p class="quiet">${first.why}</p>
          </div>`
    }
    <nav aria-label="On this page">
      ${rescue.codes.length > 0 ? html`<a href="#codes">Codes</a>` : null}
      ${rescue.families.length > 0 ? html`<a href="#recordings">Recordings</a>` : null}
      ${rescue.strangers.length > 0 ? html`<a href="#alone">By themselves</a>` : null}
      ${steps.length > 0 ? html`<a href="#next">What to do next</a>` : null}
    </nav>`;
}

function headline({ counts, families, strangers }: Rescue, folder: string): string {
  if (counts.files === 0) return `There is no audio in ${folder}.`;
  if (counts.recordings === 0) return `Nothing in ${folder} is a recording that could be heard.`;
  const pieces = families.length + strangers.length;
  return `${counted(counts.files, "file")}, ${counted(counts.recordings, "recording")} of ${counted(pieces, "piece")}`;
}

export function codesSection({ codes }: Rescue): Markup | null {
  if (codes.length === 0) return null;
  return html`<h2 id="codes">What is odd about the codes</h2>
    ${codes.map(remark)}`;
}

export function familySections(input: RescuePageInput): Markup | null {
  const { families } = input.rescue;
  if (families.length === 0) return null;
  return html`<h2 id="recordings">Recordings, and what was made of them</h2>
    <p class="quiet">
      Each card is one piece. What hangs below a recording was compared with it by ear; nothing was decided by
      a name alone.
    </p>
    ${families.map((family) => familyCard(input, family))}`;
}

function familyCard(input: RescuePageInput, family: RescueFamily): Markup {
  const files = family.recordings.reduce((sum, { files: own }) => sum + own.length, 0) + family.stems.length;
  const artists = [
    ...new Set(family.recordings.map(({ artist }) => artist).filter((artist) => artist !== null)),
  ];
  const [root] = family.recordings;
  return html`<section class="card">
    <h2 style="margin-top:12px">${family.title}</h2>
    <p class="quiet">
      ${[...artists.slice(0, 2), counted(family.recordings.length, "recording"), counted(files, "file")].join(" · ")}
    </p>
    ${
      root === undefined
        ? null
        : html`<ul class="tree">
            <li>${branch(input, family, root)}</li>
          </ul>`
    }
    ${family.stems.length === 0 ? null : stemBlock(input, family.stems)}
  </section>`;
}

function branch(input: RescuePageInput, family: RescueFamily, recording: RescuedRecording): Markup {
  const below = family.recordings
    .filter(({ from }) => from?.recordingId === recording.id)
    .toSorted((one, other) => Number(other.verdict === "ask") - Number(one.verdict === "ask"));
  const own = recordingBlock(input, recording, family.title);
  if (below.length === 0) return own;
  return html`${own}
    <ul class="below">
      ${below.map((one) => html`<li>${branch(input, family, one)}</li>`)}
    </ul>`;
}

function stemBlock(input: RescuePageInput, stems: readonly RescuedStem[]): Markup {
  return html`<details>
    <summary>${counted(stems.length, "stem")}: parts of the production, which get no code</summary>
    ${stemList(input, stems)}
  </details>`;
}

function stemList(input: RescuePageInput, stems: readonly RescuedStem[]): Markup {
  return html`<ul class="files" style="margin-left:0;list-style:none">
    ${stems.map(
      ({ path }) =>
        html`<li class="file twin">
          ${smallOutline(input.files.get(path)?.outline ?? [])}<span class="name"
            >${path}<small>${input.files.get(path)?.format ?? ""}</small></span
          >
        </li>`,
    )}
  </ul>`;
}

export function aloneSection(input: RescuePageInput): Markup | null {
  const { strangers, looseStems, silent } = input.rescue;
  if (strangers.length + looseStems.length + silent.length === 0) return null;
  return html`<h2 id="alone">By themselves</h2>
    ${
      strangers.length === 0
        ? null
        : html`<p class="quiet">
              Nothing else in the folder sounds like ${strangers.length === 1 ? "this" : "these"}, and no
              sheet names ${strangers.length === 1 ? "it" : "them"}.
            </p>
            <ul class="files">
              ${strangers.map((one) => strangerLine(input, one))}
            </ul>`
    }
    ${
      looseStems.length === 0
        ? null
        : html`<p>${counted(looseStems.length, "stem")} whose recording was not found by ear:</p>
            ${stemList(input, looseStems)}`
    }
    ${silent.length === 0 ? null : html`<p>Without any sound: ${silent.join(", ")}.</p>`}`;
}

function strangerLine(input: RescuePageInput, recording: RescuedRecording): Markup {
  const path = recording.files[0]?.path ?? "";
  const shown = input.files.get(path);
  const codes = recording.codes.map(({ isrc }) => formatIsrc(isrc)).join(", ");
  const details = [
    nameOf(recording),
    shown?.format,
    shown?.length ?? undefined,
    codes === "" ? "no code" : codes,
  ];
  return html`<li class="file">
    ${smallOutline(shown?.outline ?? [])}
    <span
      ><span class="name">${path}</span
      ><small>${details.filter((one) => one !== undefined).join(" · ")}</small
      >${recording.remarks.map(remark)}</span
    >
  </li>`;
}

export function unheardSection({ unheard, looseRows }: Rescue): Markup | null {
  if (unheard.length + looseRows.length === 0) return null;
  return html`${
    unheard.length === 0
      ? null
      : html`<h2>Could not be heard</h2>
          ${unheard.map(({ path, message, hint }) => remark({ severity: "error", text: message.includes(path) ? message : `${path}: ${message}`, hint }))}`
  }
  ${
    looseRows.length === 0
      ? null
      : html`<h2>On the sheet, but not in the folder</h2>
          <table class="rows">
            <thead>
              <tr>
                <th>Where</th>
                <th>Title</th>
                <th>Artist</th>
                <th>Code</th>
              </tr>
            </thead>
            <tbody>
              ${looseRows.map(
                (row) =>
                  html`<tr>
                    <td>${row.sheet}, row ${row.row}</td>
                    <td>${[row.title, row.versionTitle].filter((part) => part !== null).join(" · ")}</td>
                    <td>${row.artist ?? ""}</td>
                    <td>${row.isrc === null ? "" : formatIsrc(row.isrc)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
  }`;
}

export function stepsSection({ rescue, adoptCommand }: RescuePageInput): Markup | null {
  if (rescue.steps.length === 0) return null;
  return html`<h2 id="next">What to do next</h2>
    <ol class="steps">
      ${rescue.steps.map((step) => stepLine(step, adoptCommand))}
    </ol>`;
}

function stepLine({ step, text, why, command, about, count }: RescueStep, adoptCommand: string): Markup {
  const named = step === "adopt" || step === "mend-codes" ? [] : about;
  const rest = count - named.length;
  const list = `${named.join(", ")}${named.length > 0 && rest > 0 ? ` and ${rest} more` : ""}`;
  const typed = step === "adopt" ? adoptCommand : command === null ? null : `deadwax ${command}`;
  return html`<li>
    <p style="margin:0"><strong>${text}</strong></p>
    <p class="quiet" style="margin:0">${why}</p>
    ${list === "" ? null : html`<p style="margin:0">${list}</p>`}
    ${typed === null ? null : html`<code class="command">${typed}</code>`}
  </li>`;
}

export function footSection({ folder, sheets, madeAt, madeBy }: RescuePageInput): Markup {
  return html`<footer>
    <p>
      ${madeBy}, ${madeAt}. Looked at: ${[folder, ...sheets].join(", ")}. Nothing was changed: no file, no
      tag, no name.
    </p>
    <dl>
      <dt>Recording</dt>
      <dd>
        One distinct performance and mix that people hear. It has one code for ever, whatever file it is in.
      </dd>
      <dt>ISRC, the code</dt>
      <dd>
        Twelve characters that name one recording. Plays, royalties and shops go by it. It proves no
        ownership.
      </dd>
      <dt>Master</dt>
      <dd>The one file that is right. Other formats are made from it, and share its code.</dd>
      <dt>Version</dt>
      <dd>
        A radio edit, a live take, an instrumental, a remix: each is a recording of its own, with its own
        code.
      </dd>
      <dt>Stem</dt>
      <dd>A part of the production by itself. It has no code until somebody releases it.</dd>
    </dl>
  </footer>`;
}
