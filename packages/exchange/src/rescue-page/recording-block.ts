/** One recording on its card: what it is and why, its files with the proposed master, its codes, and what is open. */
import { formatIsrc } from "@deadwax/identifiers";
import { OPINION_WORDS, type RescuedFile, type RescuedRecording } from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { RescuePageInput } from "./page-input.ts";
import { smallOutline } from "./small-outline.ts";
import {
  allFacts,
  CODE_WORDS,
  counted,
  nameOf,
  reasonSentence,
  ROLE_WORDS,
  VERDICT_BADGES,
} from "./words.ts";

export function recordingBlock(input: RescuePageInput, recording: RescuedRecording, title: string): Markup {
  const kind = recording.verdict ?? "root";
  const length = input.files.get(recording.files[0]?.path ?? "")?.length ?? null;
  const heard =
    recording.isClaimed || recording.versionTitle === null
      ? null
      : html`<span class="quiet">by its sound; nobody named it</span>`;
  return html`<div class="recording ${kind}">
    <div class="head">
      <h3>
        ${recording.versionTitle ?? (recording.title === title ? "The plain version" : nameOf(recording))}
      </h3>
      <span class="badge">${VERDICT_BADGES[kind]}</span>
      ${length === null ? null : html`<span class="quiet">${length}</span>`} ${heard}
    </div>
    ${recording.from === null ? null : html`<p class="why">${reasonSentence(recording)}</p>`}
    ${codes(recording)} ${recording.remarks.map(remark)} ${questions(recording)}
    <ul class="files">
      ${recording.files.map((file) => fileLine(input, file, recording.files.length > 1))}
    </ul>
    ${why(recording)}
  </div>`;
}

function fileLine(input: RescuePageInput, file: RescuedFile, isOneOfSeveral: boolean): Markup {
  const shown = input.files.get(file.path);
  const reasons = file.reasons.map(({ text }) => text).join(" · ");
  return html`<li class="file ${file.role}">
    ${smallOutline(shown?.outline ?? [])}
    <span
      ><span class="name">${file.path}</span>
      ${isOneOfSeveral ? html`<span class="pill">${ROLE_WORDS[file.role]}</span>` : null}
      <small>${shown?.format ?? ""}${isOneOfSeveral ? html` · ${reasons}` : null}</small></span
    >
  </li>`;
}

export function remark({
  severity,
  text,
  hint,
}: {
  readonly severity: string;
  readonly text: string;
  readonly hint: string;
}): Markup {
  return html`<div class="remark ${severity}">
    <p>${text}</p>
    ${hint === "" ? null : html`<p class="hint">${hint}</p>`}
  </div>`;
}

function codes({ codes: known, verdict }: RescuedRecording): Markup {
  if (known.length === 0) {
    const words =
      verdict === "ask"
        ? "no code; whether it needs one is open"
        : verdict === "none"
          ? "no code, and none due"
          : "no code found";
    return html`<p class="codes"><span class="code missing">${words}</span></p>`;
  }
  return html`<p class="codes">
    ${known.map(
      (code) =>
        html`<span class="code ${code.standing}"
            ><b>${formatIsrc(code.isrc)}</b> ${CODE_WORDS[code.standing]}</span
          >
          <span class="quiet"
            >${code.statedBy.join(", ")}${code.isInFile ? "" : " · not in the file yet"}</span
          >`,
    )}
  </p>`;
}

function questions({ questions: open, verdict }: RescuedRecording): Markup | null {
  const [first] = open;
  if (first === undefined || verdict !== "ask") return null;
  return html`<div class="question">
    <p><strong>${first.text}</strong></p>
    <p class="quiet">${first.help}</p>
    <dl>
      ${first.answers.map(
        ({ text, verdict: then }) =>
          html`<dt>${text}</dt>
            <dd>${THEN[then]}</dd>`,
      )}
    </dl>
  </div>`;
}

const THEN = {
  reuse: "Then it is the same recording, and keeps its code.",
  new: "Then it is a recording of its own, with a code of its own.",
  ask: "Then it stays open.",
  none: "Then no code is due.",
  unrelated: "Then the two have nothing to do with each other.",
} as const;

function why({ from, verdict }: RescuedRecording): Markup | null {
  if (from === null) return null;
  const { comparison, known, asked } = from;
  const rules = comparison.rules.toSorted((one, other) => Number(other.isDeciding) - Number(one.isDeciding));
  return html`<details>
    <summary>
      Why${verdict === "ask" ? "" : `: ${counted(rules.length, "rule")}`}, and all that was heard
    </summary>
    <p class="quiet">
      “${asked}” beside “${known}”${from.isReversed ? ", which is the one in question here" : ""}.
    </p>
    <ul>
      ${allFacts(comparison.facts).map((fact) => html`<li>${fact}</li>`)}
    </ul>
    <ul class="rules">
      ${rules.map(
        (rule) =>
          html`<li>
            <strong
              >${rule.authority}:
              ${OPINION_WORDS[rule.says]}${rule.isDeciding ? " (decides here)" : ""}.</strong
            >
            ${rule.text}
            <small>${rule.source}, read ${rule.asOf}</small>
          </li>`,
      )}
    </ul>
  </details>`;
}
