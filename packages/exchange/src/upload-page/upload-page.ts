import { mediaCount, recordingName, trackTitle, type TrackCopy } from "@deadwax/catalog";
import { html, htmlPage, type Markup } from "../html-page/index.ts";
import { argument, releaseField } from "../release-fields/index.ts";
import type { UploadLine, UploadPageInput } from "./page-input.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { USUAL_ORDER } from "./usual-order.ts";

/**
 * A page for an upload by hand: every value in the order of the form, each with a button that copies it, and at the end how to
 * check what arrived. Works from a disk, without network, with the keyboard, and without its script as a page to read.
 */
export function uploadPage(input: UploadPageInput): string {
  const { copy, distributor, order = USUAL_ORDER, madeAt, madeBy } = input;
  const [first] = copy.tracks;
  const uncoded = copy.tracks.filter(({ recording }) => recording.isrc === null);
  const title = `Upload: ${copy.release.title}`;
  const body = html`<header>
      <h1>
        <bdi>${copy.release.title}</bdi>${
          copy.release.versionTitle === null
            ? null
            : html` <small><bdi>${copy.release.versionTitle}</bdi></small>`
        }
      </h1>
      <p>
        ${distributor === null ? "For an upload by hand" : `For an upload to ${distributor}`}. Go from top to
        bottom; every button copies one value.
      </p>
    </header>
    <p class="script-only">
      <span role="status" id="done">Nothing copied yet.</span>
      <button type="button" id="reset" hidden>Start over</button>
    </p>
    ${uncoded.length === 0 ? null : warning(uncoded)}
    <section>
      <h2>Release</h2>
      ${first === undefined ? html`<p>The release has no tracks.</p>` : linesOf(order.release, input, first)}
    </section>
    ${copy.tracks.map((track) => trackSection(track, input))} ${afterwards(input)}
    <footer>${madeBy}, ${madeAt.slice(0, 10)} ${madeAt.slice(11, 16)} UTC</footer>`;
  return htmlPage({ title, brand: "Deadwax upload sheet", style: STYLE, script: SCRIPT, body });
}

/** A blank ISRC is where distributors give one of their own, which is how a recording gets two. */
function warning(uncoded: readonly TrackCopy[]): Markup {
  const names = uncoded.map(({ recording }) => recordingName(recording)).join(", ");
  return html`<section class="warning">
    <h2>${uncoded.length === 1 ? "One track has" : `${uncoded.length} tracks have`} no ISRC yet</h2>
    <p>
      <bdi>${names}</bdi>. If the field stays empty, the distributor gives a code of its own: wait until it is
      assigned, or enter what the distributor gives.
    </p>
  </section>`;
}

function trackSection(track: TrackCopy, input: UploadPageInput): Markup {
  const { order = USUAL_ORDER, copy } = input;
  const number = mediaCount(copy) > 1 ? `${track.medium}-${track.position}` : String(track.position);
  return html`<section>
    <h2>
      <span class="number">${number}</span> <bdi>${trackTitle(track)}</bdi>${
        track.recording.versionTitle === null
          ? null
          : html` <small><bdi>${track.recording.versionTitle}</bdi></small>`
      }
    </h2>
    ${linesOf(order.track, input, track)}
  </section>`;
}

function linesOf(lines: readonly UploadLine[], { copy }: UploadPageInput, track: TrackCopy): Markup {
  return html`<dl>${lines.map((line) => lineMarkup(line, releaseField(line.field).read(copy, track)))}</dl>`;
}

function lineMarkup({ label }: UploadLine, value: string | null): Markup {
  if (value === null || value === "") {
    return html`<div class="line blank">
      <dt>${label}</dt>
      <dd>leave empty</dd>
    </div>`;
  }
  return html`<div class="line">
    <dt>${label}</dt>
    <dd><bdi class="value">${value}</bdi></dd>
    <dd class="act"><button type="button" class="copy" aria-label="Copy ${label}: ${value}">Copy</button></dd>
  </div>`;
}

function afterwards({ copy, distributor }: UploadPageInput): Markup {
  const file = (copy.release.catalogNumber ?? copy.release.title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replaceAll(" ", "-")
    .toLowerCase();
  const command = `deadwax reconcile ${argument(`${file === "" ? "release" : file}.txt`)}`;
  const who = distributor ?? "the distributor";
  return html`<section class="after">
    <h2>Afterwards: check what arrived</h2>
    <ol>
      <li>Open the release at ${who}, where it shows all tracks with their codes.</li>
      <li>
        Select the whole page, copy it, and paste what ${who} shows now into a text file, or download its
        sheet.
      </li>
      <li>
        Let Deadwax compare it with the catalog:
        <div class="line command">
          <code class="value">${command}</code>
          <button type="button" class="copy" aria-label="Copy the command">Copy</button>
        </div>
      </li>
    </ol>
    <p>
      It says field by field what differs, and what to send or to correct. After delivery many stores take no
      other ISRC.
    </p>
  </section>`;
}
