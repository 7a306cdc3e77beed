/** A piece: one line in the list of all of them, which opens to its recordings and what hangs on what. */
import type { RescuedRecording, RescuedStem } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { Piece } from "./names.ts";
import type { RescuePageInput } from "./page-input.ts";
import { codeState, wrongCodesOf, type CodeState, type PageModel } from "./page-model.ts";
import { fileRow, recordingBlock } from "./recording-block.ts";
import { smallOutline } from "./small-outline.ts";
import { counted, STATE_WORDS } from "./words.ts";

export function pieceCard(model: PageModel, piece: Piece, isOpen: boolean): Markup {
  const { recordings, stems } = piece.family;
  const [root] = recordings;
  const master = root?.files[0]?.path ?? "";
  const classes = [...statesOf(model, piece)].map((state) => `is-${state}`).join(" ");
  return html`<details class="piece ${classes}" id="${piece.anchor}" ${isOpen ? html`open` : null}>
    <summary>
      ${smallOutline(model.input.files.get(master)?.outline ?? [])}
      <h3>${piece.title}</h3>
      <span class="facts">${factsOf(piece, model.input)}</span>
      <span class="marks">${marks(model, piece)}</span>
    </summary>
    <div class="inside">
      ${
        root === undefined
          ? null
          : html`<ul class="tree">
              <li>${branch(model, piece, root)}</li>
            </ul>`
      }
      ${stems.length === 0 ? null : stemBlock(model.input, stems)}
    </div>
  </details>`;
}

/** What the piece can be chosen by. */
function statesOf(model: PageModel, piece: Piece): ReadonlySet<CodeState> {
  const states = piece.family.recordings.map(codeState);
  return new Set(wrongCodesOf(piece, model) > 0 ? [...states, "wrong"] : states);
}

/** What is open stands out; how far its codes are is told quietly. */
function marks(model: PageModel, piece: Piece): readonly Markup[] {
  const states = piece.family.recordings.map(codeState);
  const asked = states.filter((state) => state === "ask").length;
  const wrong = wrongCodesOf(piece, model);
  const right = states.filter((state) => state === "right").length;
  const [only] = states;
  const isOne = states.length === 1 && only !== undefined;
  return [
    ...(asked === 0 ? [] : [html`<span class="pill ask">${asked} to decide</span>`]),
    ...(wrong === 0 ? [] : [html`<span class="pill wrong">${counted(wrong, "wrong code")}</span>`]),
    ...(right === states.length
      ? [html`<span class="pill right">${isOne ? "code right" : "all codes right"}</span>`]
      : isOne
        ? only === "ask"
          ? []
          : [html`<span class="coded">${STATE_WORDS[only]}</span>`]
        : [html`<span class="coded">${codesWords(piece, right)}</span>`]),
  ];
}

function codesWords({ family: { recordings } }: Piece, right: number): string {
  return recordings.every(({ codes }) => codes.length === 0)
    ? "no codes"
    : `${right} of ${recordings.length} codes right`;
}

function factsOf({ family: { recordings, stems } }: Piece, input: RescuePageInput): string {
  const files = recordings.reduce((sum, one) => sum + one.files.length, 0) + stems.length;
  const credits = recordings.flatMap(({ artist }) => (artist === null ? [] : [artist]));
  const artists = [...Map.groupBy(credits, (artist) => artist.toLowerCase()).values()].flatMap(
    ([first]) => first ?? [],
  );
  const [only] = recordings;
  const isOneFile = files === 1 && only !== undefined;
  const counts = isOneFile
    ? [only.files[0]?.path ?? "", input.files.get(only.files[0]?.path ?? "")?.length ?? ""]
    : [counted(recordings.length, "recording"), counted(files, "file")];
  return [...artists.slice(0, 2), ...counts].filter((part) => part !== "").join(" · ");
}

function branch(model: PageModel, piece: Piece, recording: RescuedRecording): Markup {
  const below = piece.family.recordings
    .filter(({ from }) => from?.recordingId === recording.id)
    .toSorted((one, other) => Number(other.verdict === "ask") - Number(one.verdict === "ask"));
  const own = recordingBlock(model, recording);
  if (below.length === 0) return own;
  return html`${own}
    <ul class="below">
      ${below.map((one) => html`<li>${branch(model, piece, one)}</li>`)}
    </ul>`;
}

function stemBlock(input: RescuePageInput, stems: readonly RescuedStem[]): Markup {
  return html`<details class="more">
    <summary>${counted(stems.length, "stem")}: parts of the production, which get no code</summary>
    ${stemList(input, stems)}
  </details>`;
}

export function stemList(input: RescuePageInput, stems: readonly RescuedStem[]): Markup {
  return html`<ul class="files">
    ${stems.map(({ path }) => fileRow(input, { path, role: "twin", notes: [], pill: null, remarks: [] }))}
  </ul>`;
}
