/** The drawing: A above, B below, what joins them between, what is left over underneath. */
import { timeWords, type Comparison } from "@deadwax/catalog";
import { bandPath, joinedStretches, longest } from "./bands.ts";
import { html, ready, type Markup } from "../html-page/index.ts";
import { badgesOf, type Mark } from "./marks.ts";
import { outlinePath } from "./outline.ts";
import type { PageSide } from "./page-input.ts";
import { FLOOR, residualPaths } from "./residual-curve.ts";
import { round, ticksOf, WIDTH, type Scales, type TimeScale } from "./time-scale.ts";

const WAVE = 96;
const A_TOP = 58;
const A_BOTTOM = A_TOP + WAVE;
const B_TOP = A_BOTTOM + 70;
const B_BOTTOM = B_TOP + WAVE;
const CURVE_TOP = B_BOTTOM + 98;
const CURVE_HEIGHT = 76;
/** A mark is at least so wide that it can be seen. */
const LEAST = 2.5;
const BADGE_ROOM = 24;
const LONGEST_NAME = 84;

interface Drawn {
  readonly comparison: Comparison;
  readonly a: PageSide;
  readonly b: PageSide;
  readonly scales: Scales;
  readonly marks: readonly Mark[];
}

export function picture(drawn: Drawn): Markup {
  const { comparison, scales, marks, a, b } = drawn;
  const hasCurve = comparison.residual.values.some((value) => value !== null);
  const height = hasCurve ? CURVE_TOP + CURVE_HEIGHT + 12 : B_BOTTOM + 68;
  return html`<svg
    viewBox="0 0 ${WIDTH} ${height}"
    role="img"
    aria-label="Both outlines one above the other; the list of what was heard tells the same in words"
  >
    ${PATTERNS} ${sideName("A", a.name, 16)} ${ticks(scales.a, { text: 36, from: A_TOP, to: A_BOTTOM })}
    ${bands(comparison, scales)} ${wave(a, scales.a, A_TOP)}
    ${marksOn(marks, "a", { scale: scales.a, top: A_TOP, badges: 47 })}
    ${ticks(scales.b, { text: B_BOTTOM + 36, from: B_TOP, to: B_BOTTOM })} ${wave(b, scales.b, B_TOP)}
    ${marksOn(marks, "b", { scale: scales.b, top: B_TOP, badges: B_BOTTOM + 13 })}
    ${sideName("B", b.name, B_BOTTOM + 56)} ${hasCurve ? residual(comparison, scales.b) : null}
  </svg>`;
}

const PATTERNS = ready(`<defs>
<pattern id="taken" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="taken-ground"/><rect width="2.6" height="7" class="taken-line"/></pattern>
<pattern id="added" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="7" height="7" class="added-ground"/><rect width="2.6" height="7" class="added-line"/></pattern>
</defs>`);

function sideName(side: "A" | "B", name: string, y: number): Markup {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  const role = side === "A" ? "the known recording" : "the file in question";
  return html`<text x="10" y="${y}" class="name"
    ><tspan class="side">${side}</tspan> ${shown} <tspan class="quiet">${role}</tspan></text
  >`;
}

function ticks(
  scale: TimeScale,
  { text, from, to }: { readonly text: number; readonly from: number; readonly to: number },
): Markup {
  const at = ticksOf(scale);
  const line = at.map((seconds) => `M${scale.x(seconds)} ${from}V${to}`).join("");
  const words = at.map((seconds) => {
    const x = scale.x(seconds);
    const anchor = x > WIDTH - 40 ? "end" : x < 40 ? "start" : "middle";
    return html`<text x="${x}" y="${text}" text-anchor="${anchor}" class="tick">${tickWords(seconds)}</text>`;
  });
  return html`<path d="${ready(line)}" class="grid" />${words}`;
}

/** `1:30`; tenths only where the axis has them. */
function tickWords(seconds: number): string {
  return timeWords(seconds).replace(/\.0$/u, "");
}

function bands({ stretches }: Comparison, scales: Scales): Markup {
  const room = { top: A_BOTTOM + 2, bottom: B_TOP - 2 };
  return html`${longest(joinedStretches(stretches), (one) => one.bEnd - one.bStart).map(
    (one) =>
      html`<path d="${ready(bandPath(one, scales, room))}" class="band"
        ><title>
          ${timeWords(one.aStart)} to ${timeWords(one.aEnd)} of A is ${timeWords(one.bStart)} to
          ${timeWords(one.bEnd)} of B
        </title></path
      >`,
  )}`;
}

function wave({ waveform }: PageSide, scale: TimeScale, top: number): Markup {
  const [left, right] = [scale.x(0), scale.x(scale.duration)];
  const middle = top + WAVE / 2;
  const frame = html`<rect
    x="${left}"
    y="${top}"
    width="${round(right - left)}"
    height="${WAVE}"
    class="frame"
  />`;
  const path = waveform === null ? "" : outlinePath(waveform, { left, right, top, height: WAVE });
  if (path !== "") return html`${frame}<path d="${ready(path)}" class="wave" />`;
  return html`${frame}<path d="${ready(`M${left} ${middle}H${right}`)}" class="grid" /><text
      x="${round((left + right) / 2)}"
      y="${middle - 6}"
      text-anchor="middle"
      class="tick"
      >no outline of this file</text
    >`;
}

interface Row {
  readonly scale: TimeScale;
  readonly top: number;
  readonly badges: number;
}

function marksOn(marks: readonly Mark[], side: Mark["side"], { scale, top, badges }: Row): Markup {
  const own = longest(
    marks.filter((mark) => mark.side === side),
    ({ start, end }) => end - start,
  );
  const middle = (mark: Mark): number => round((scale.x(mark.start) + scale.x(mark.end)) / 2);
  return html`${own.map((mark) => markShape(mark, scale, top))}${badgesOf(own, middle, BADGE_ROOM).map(
    ({ x, text, look }) =>
      html`<rect
          x="${x - 4 - text.length * 4}"
          y="${badges - 9}"
          width="${8 + text.length * 8}"
          height="17"
          rx="8.5"
          class="badge ${look}"
        /><text x="${x}" y="${badges + 4}" text-anchor="middle" class="badge-text">${text}</text>`,
  )}`;
}

function markShape({ look, start, end, number }: Mark, scale: TimeScale, top: number): Markup {
  const left = scale.x(start);
  const width = Math.max(LEAST, round(scale.x(end) - left));
  const title = html`<title>${number}: ${timeWords(start)} to ${timeWords(end)}</title>`;
  if (look === "fade-in" || look === "fade-out") {
    const [high, low] = look === "fade-in" ? [left + width, left] : [left, left + width];
    const wedge = `M${low} ${top + WAVE / 2}L${high} ${top}M${low} ${top + WAVE / 2}L${high} ${top + WAVE}`;
    return html`<path d="${ready(wedge)}" class="wedge">${title}</path>`;
  }
  return html`<rect x="${left}" y="${top}" width="${width}" height="${WAVE}" class="mark ${look}"
    >${title}</rect
  >`;
}

function residual({ residual: curve }: Comparison, scale: TimeScale): Markup {
  const [left, right] = [scale.x(0), scale.x(scale.duration)];
  const bottom = CURVE_TOP + CURVE_HEIGHT;
  const paths = residualPaths(curve, scale, { top: CURVE_TOP, height: CURVE_HEIGHT });
  const frame = html`<rect
    x="${left}"
    y="${CURVE_TOP}"
    width="${round(right - left)}"
    height="${CURVE_HEIGHT}"
    class="frame"
  />`;
  return html`<text x="10" y="${CURVE_TOP - 8}" class="tick"
      >What is left of B when everything is taken away that A explains</text
    >
    ${frame}${paths.map((path) => html`<path d="${ready(path)}" class="rest" />`)}
    <text x="${left + 6}" y="${CURVE_TOP + 14}" class="tick halo">nothing explained: other sound</text>
    <text x="${left + 6}" y="${bottom - 6}" class="tick halo"
      >nothing left over: the same sound (${FLOOR} dB)</text
    >`;
}
