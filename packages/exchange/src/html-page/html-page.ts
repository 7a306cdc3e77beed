import { html, ready, type Markup } from "./html.ts";

export interface HtmlPage {
  readonly title: string;
  /** Small print above everything else. */
  readonly brand: string;
  /** The style sheet: the program's own. */
  readonly style: string;
  readonly body: Markup;
  /** What a program knows such a page by. */
  readonly generator?: string;
}

/** One HTML file that loads nothing, runs nothing, and sends nothing: a browser is told to refuse all of it. */
export function htmlPage({ title, brand, style, body, generator }: HtmlPage): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${generator === undefined ? null : html`<meta name="generator" content="${generator}" />`}
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${ready(style)}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">${brand}</p>
          ${body}
        </main>
      </body>
    </html> `;
  return page.markup;
}
