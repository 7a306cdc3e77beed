import { createHash } from "node:crypto";
import { html, ready, type Markup } from "./html.ts";

export interface HtmlPage {
  readonly title: string;
  /** Small print above everything else. */
  readonly brand: string;
  /** The style sheet: the program's own. */
  readonly style: string;
  /** The program's own script. The page is whole without it. */
  readonly script?: string;
  readonly body: Markup;
  /** What a program knows such a page by. */
  readonly generator?: string;
}

/**
 * One HTML file that loads nothing, sends nothing, and runs nothing but the program's own script, known by its hash: a
 * browser is told to refuse everything else (Content Security Policy Level 3, 2.3.1).
 */
export function htmlPage({ title, brand, style, script, body, generator }: HtmlPage): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'${script === undefined ? "" : `; script-src ${hashOf(script)}`}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${generator === undefined ? null : html`<meta name="generator" content="${generator}" />`}
        <meta http-equiv="Content-Security-Policy" content="${ready(policy)}" />
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
        ${script === undefined ? null : ready(`<script>${script}</script>`)}
      </body>
    </html> `;
  return page.markup;
}

function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
