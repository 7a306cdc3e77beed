import { html, ready, type Markup } from "../html-page/index.ts";

const HEIGHT = 30;

/** The outline of a file as one path of bars: small enough for hundreds of them on a page. */
export function smallOutline(peaks: readonly number[]): Markup {
  const columns = Math.max(1, peaks.length);
  const bars = peaks.map((peak, column) => {
    const half = Math.max(1, Math.round((Math.max(0, Math.min(255, peak)) / 255) * (HEIGHT / 2)));
    return `M${column} ${HEIGHT / 2 - half}v${half * 2}`;
  });
  const path = bars.length === 0 ? `M0 ${HEIGHT / 2}h${columns}` : bars.join("");
  return html`<svg
    class="wave"
    viewBox="0 0 ${columns} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path d="${ready(path)}" />
  </svg>`;
}
