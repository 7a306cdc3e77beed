/** The music: every piece on a line of its own, which opens, and a way to find one among many. */
import { html, type Markup } from "../html-page/index.ts";
import { wrongCodesOf, codeState, type PageModel } from "./page-model.ts";
import type { Piece } from "./names.ts";
import { pieceCard } from "./piece-card.ts";

/** So few need no search. */
const FEW = 8;
/** So few are read from top to bottom. */
const OPEN = 3;

export function piecesSection(model: PageModel): Markup | null {
  const { pieces } = model;
  if (pieces.length === 0) return null;
  const related = pieces.filter(({ isAlone }) => !isAlone);
  const alone = pieces.filter(({ isAlone }) => isAlone);
  return html`<section aria-labelledby="pieces">
    <h2 id="pieces">The music <small>${pieces.length}</small></h2>
    <p class="quiet">
      Each line is one piece; open it for its recordings and files. What belongs together was compared by ear:
      nothing was decided by a name alone.
    </p>
    ${pieces.length < FEW ? null : tools(model)}
    <div class="pieces">${related.map((piece) => pieceCard(model, piece, pieces.length <= OPEN))}</div>
    ${
      alone.length === 0
        ? null
        : html`<div class="pieces">
            <p class="by-itself">
              By ${alone.length === 1 ? "itself" : "themselves"}: nothing else in the folder sounds like
              ${alone.length === 1 ? "this" : "these"}.
            </p>
            ${alone.map((piece) => pieceCard(model, piece, pieces.length <= OPEN))}
          </div>`
    }
    <p id="none-found" hidden>No piece here is like that.</p>
  </section>`;
}

/** The choices work by style alone; the search needs the script, and is not there without it. */
function tools(model: PageModel): Markup {
  const choices = [
    { id: "all", words: "All", many: model.pieces.length },
    { id: "open", words: "To decide", many: having(model, isOpen) },
    { id: "wrong", words: "Wrong code", many: having(model, (piece) => wrongCodesOf(piece, model) > 0) },
    { id: "bare", words: "Without code", many: having(model, isBare) },
  ];
  return html`<div class="tools">
    <input
      type="search"
      id="find"
      placeholder="Find a name, a file, a code"
      aria-label="Find a piece"
      hidden
    />
    <fieldset>
      <legend>Show</legend>
      ${choices
        .filter(({ id, many }) => id === "all" || many > 0)
        .map(
          ({ id, words }) =>
            html`<label
              ><input type="radio" name="show" id="show-${id}" ${id === "all" ? html`checked` : null} /><span
                >${words}</span
              ></label
            > `,
        )}
    </fieldset>
    <button type="button" id="open-all" hidden>Open all</button>
    <span id="found" role="status"></span>
  </div>`;

  function isOpen(piece: Piece): boolean {
    return has(piece, "ask") || wrongCodesOf(piece, model) > 0;
  }
}

function having({ pieces }: PageModel, test: (piece: Piece) => boolean): number {
  return pieces.filter(test).length;
}

function has({ family }: Piece, state: ReturnType<typeof codeState>): boolean {
  return family.recordings.some((one) => codeState(one) === state);
}

function isBare(piece: Piece): boolean {
  return has(piece, "missing");
}
