/** What stands around the picture, in words. */
import {
  ANSWER_WORDS,
  factSentence,
  OPINION_WORDS,
  relationWords,
  verdictWords,
  type Comparison,
  type RuleOpinion,
  type RuleQuestion,
  type Verdict,
} from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { Mark } from "./marks.ts";
import type { ComparisonPageInput, PageSide } from "./page-input.ts";

/** A list beyond this is read by nobody, and would not fit the page. */
const MOST_FACTS = 120;

export function verdictSection({ comparison, a, b }: ComparisonPageInput, marks: readonly Mark[]): Markup {
  const { verdict, relation } = comparison;
  const isPlain = relation === "unrelated" || relation === "unsure";
  const heard = isPlain
    ? null
    : html`<p class="lead">
        “${b.name}” is ${relationWords(relation)}${firstFacts(marks)}.${codeWords(a, verdict)}
      </p>`;
  return html`<section class="verdict ${verdict}">
    <h1>${verdictWords(verdict)}</h1>
    ${heard}${why(comparison)}
  </section>`;
}

/** The first passages, for who reads no further. */
function firstFacts(marks: readonly Mark[]): string {
  if (marks.length === 0) return "";
  const more = marks.length > 2 ? `, and ${marks.length - 2} more` : "";
  const first = marks.slice(0, 2).map(({ fact }) => factSentence(fact));
  return `: ${first.join(", ")}${more}`;
}

/** The known code stands where somebody may want to copy it. */
function codeWords({ codes }: PageSide, verdict: Verdict): Markup | null {
  if (verdict !== "reuse" || codes.length === 0) return null;
  return html` A carries <strong>${codes.join(", ")}</strong>.`;
}

/** What contradicts, else the rule that decides, else the first that speaks where a person is asked. */
function why({ rules, contradictions, verdict }: Comparison): Markup | null {
  const [worst] = contradictions;
  if (worst !== undefined && verdict === "ask") return html`<p>${worst.text}</p>`;
  const deciding = rules.find(({ isDeciding }) => isDeciding) ?? (verdict === "ask" ? rules[0] : undefined);
  if (deciding === undefined) return null;
  return html`<p>${deciding.authority} says: ${deciding.text}</p>`;
}

/** What was heard, and which claims it goes with. */
export function factsSection({ facts, heardClaims }: Comparison, marks: readonly Mark[]): Markup {
  const numbered = new Map(marks.map((mark) => [mark.fact, mark]));
  const untimed = facts.filter((fact) => !numbered.has(fact));
  const lines = [
    ...marks.map(
      ({ fact, number, look, side }) =>
        html`<li>
          <span class="badge ${look}">${number}</span>${sentence(factSentence(fact))}
          <small>time of ${side.toUpperCase()}</small>
        </li>`,
    ),
    ...untimed.map((fact) => html`<li><span class="dot"></span>${sentence(factSentence(fact))}</li>`),
  ];
  const left = lines.length - MOST_FACTS;
  const rest = left > 0 ? html`<li><span class="dot"></span>And ${left} more.</li>` : null;
  const list =
    lines.length === 0
      ? html`<p>No difference was measured.</p>`
      : html`<ul class="facts">
          ${lines.slice(0, MOST_FACTS)}${rest}
        </ul>`;
  return html`<section>
    <h2>What was heard in B, beside A</h2>
    ${list} ${heardClaims.map(({ text }) => html`<p>${text}</p>`)}
  </section>`;
}

export function contradictionsSection({ contradictions }: Comparison): Markup | null {
  if (contradictions.length === 0) return null;
  const items = contradictions.map(
    ({ severity, text, hint }) => html`<li class="${severity}"><strong>${text}</strong><br />${hint}</li>`,
  );
  return html`<section>
    <h2>What contradicts the sound</h2>
    <ul class="cards">
      ${items}
    </ul>
  </section>`;
}

export function questionsSection({ questions }: Comparison): Markup | null {
  if (questions.length === 0) return null;
  return html`<section>
    <h2>${questions.length === 1 ? "One question is open" : "What is open"}</h2>
    ${questions.map(questionCard)}
  </section>`;
}

function questionCard({ text, help, answers }: RuleQuestion): Markup {
  const offered = answers.map(
    (answer) => html`<li>${answer.text} <span class="then">${ANSWER_WORDS[answer.verdict]}</span></li>`,
  );
  return html`<div class="question">
    <h3>${text}</h3>
    <p>${help}</p>
    <ul class="answers">
      ${offered}
    </ul>
  </div>`;
}

export function rulesSection({ rules }: Comparison): Markup | null {
  if (rules.length === 0) return null;
  const rows = rules.map(
    (rule) =>
      html`<tr class="${rule.isDeciding ? "deciding" : ""}">
        <th scope="row">
          ${rule.authority}${rule.isDeciding ? html` <span class="then">decides</span>` : null}
        </th>
        <td class="says">${OPINION_WORDS[rule.says]}</td>
        <td>${rule.text}</td>
        <td class="source">${sourceLinks(rule.source)}<br />read ${rule.asOf} · ${rule.rule}</td>
      </tr>`,
  );
  return html`<section>
    <h2>What the rules say</h2>
    ${disagreement(rules)}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Who</th>
            <th>Says</th>
            <th>Rule</th>
            <th>Where it is written</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function disagreement(rules: readonly RuleOpinion[]): Markup | null {
  const of = (says: RuleOpinion["says"]): string =>
    [...new Set(rules.filter((rule) => rule.says === says).map(({ authority }) => authority))].join(", ");
  const [same, other] = [of("same"), of("new")];
  if (same === "" || other === "") return null;
  return html`<p>They do not agree. Same recording: ${same}. New code: ${other}.</p>`;
}

/** Addresses of the web can be followed; anything else is only shown. */
function sourceLinks(source: string): readonly Markup[] {
  return source.split("; ").map((address, index) => {
    const comma = index === 0 ? "" : ", ";
    if (!/^https?:\/\/[^\s"'<>]+$/u.test(address)) return html`${comma}${address}`;
    const host = address.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/\/.*$/u, "");
    return html`${comma}<a href="${address}" rel="noreferrer">${host}</a>`;
  });
}

export function footSection({ comparison, a, b, madeAt, madeBy }: ComparisonPageInput): Markup {
  const file = (side: string, { name, format, codes, sha256, audioHash }: PageSide): Markup =>
    html`<dt>${side}</dt>
      <dd>
        ${name}<br />${format}${codes.length === 0 ? "" : `, carries ${codes.join(", ")}`}<br /><code
          >sha256 ${sha256}</code
        >${audioHash === null ? null : html`<br /><code>${audioHash}</code>`}
      </dd>`;
  return html`<footer>
    <h2>How this was made</h2>
    <dl>
      ${file("A", a)}${file("B", b)}
      <dt>Compared</dt>
      <dd>by ${comparison.comparedBy}, ${madeAt}</dd>
      <dt>Page</dt>
      <dd>
        ${madeBy}. A verdict is a proposal; a person decides. It says nothing about who owns a recording.
      </dd>
    </dl>
  </footer>`;
}

function sentence(text: string): Markup {
  const [first = "", ...rest] = text;
  return html`${first.toUpperCase()}${rest.join("")}.`;
}
