import { html, type Markup } from "../html-page/index.ts";
import type { RescuePageInput } from "./page-input.ts";

/** The words that somebody new to all this needs, and how the page came to be. */
export function footSection({ folder, sheets, madeAt, madeBy }: RescuePageInput): Markup {
  return html`<footer>
    <h2 id="words">What the words mean</h2>
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
    <p>
      ${madeBy}, ${madeAt}. Looked at: ${[folder, ...sheets].join(", ")}. Nothing was changed: no file, no
      tag, no name.
    </p>
  </footer>`;
}
