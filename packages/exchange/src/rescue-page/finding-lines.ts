/** What was found about codes, told with the names and links of the page. */
import { formatIsrc } from "@deadwax/identifiers";
import type { CodeFinding, RescuedCode } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { Named } from "./names.ts";
import type { PageModel } from "./page-model.ts";
import { plainPlace } from "./plain-remarks.ts";

/** The heading of findings of one kind; how many they are stands beside it. */
export const FINDING_TITLES: Readonly<Record<string, string>> = {
  CODE_ON_DIFFERENT: "One code is on recordings that differ",
  CODE_ON_UNSETTLED: "A code waits for one of the answers above",
  CODES_ON_ONE: "A recording has more than one code",
  CODE_OF_OTHER_ROW: "A file carries a code that the sheet gives to something else",
  CODE_HINTED: "A code stands where no code belongs",
  CODE_EXAMPLE: "A code is an example out of a manual",
  ROW_LENGTH_DIFFERS: "A row has the name of a recording here, and another length",
  ROW_ONLY_AS_LONG: "A row goes with a recording here by its length alone",
  ROW_OF_SEVERAL: "A row goes with several recordings here",
};

export function findingLine(model: PageModel, finding: CodeFinding): Markup {
  const about = finding.about.flatMap((id) => model.named.get(id) ?? []);
  const told = LINES[finding.code]?.(model, finding, about);
  return told ?? html`${finding.text} ${links(about)}`;
}

type Line = (model: PageModel, finding: CodeFinding, about: readonly Named[]) => Markup | undefined;

const onSeveral: Line = (_model, { isrc }, about) =>
  about.length < 2 || isrc === null ? undefined : html`${code(formatIsrc(isrc))} ${links(about)}`;

const LINES: Readonly<Record<string, Line>> = {
  CODE_ON_DIFFERENT: onSeveral,
  CODE_ON_UNSETTLED: onSeveral,
  CODE_EXAMPLE: (_model, { isrc }, about) =>
    isrc === null ? undefined : html`${code(formatIsrc(isrc))} ${links(about)}`,
  CODES_ON_ONE: (_model, _finding, [first]) =>
    first === undefined
      ? undefined
      : html`${links([first])}:
        ${first.recording.codes
          .filter(({ standing }) => standing !== "wrong")
          .map(
            (known, at) => html`${at > 0 ? " and " : ""}${code(formatIsrc(known.isrc))} (${places(known)})`,
          )}`,
  CODE_OF_OTHER_ROW: ({ input }, { isrc }, [first]) => {
    const row = input.rescue.looseRows.find((other) => other.isrc === isrc);
    const known = first?.recording.codes.find((other) => other.isrc === isrc);
    if (isrc === null || first === undefined || row === undefined || known === undefined) return undefined;
    const name = [row.title ?? "a row without a title", row.versionTitle].filter((part) => part !== null);
    return html`${links([first])}: ${code(formatIsrc(isrc))} is in the ${places(known)}; on the sheet it is
    “${name.join(" · ")}” (${row.sheet}, row ${row.row})`;
  },
};

function places({ statedBy }: RescuedCode): string {
  return statedBy.map(plainPlace).join(", ");
}

function links(about: readonly Named[]): Markup {
  return html`${about.map(
    ({ anchor, full }, at) => html`${at > 0 ? " and " : ""}<a href="#${anchor}">${full}</a>`,
  )}`;
}

function code(formatted: string): Markup {
  return html`<b class="code">${formatted}</b>`;
}
