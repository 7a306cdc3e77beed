/** One recording on its card: what it is and why, its codes, what is open, and its files with the proposed master. */
import { formatIsrc } from "@deadwax/identifiers";
import {
  factSentence,
  OPINION_WORDS,
  type Remark,
  type RescuedFile,
  type RescuedRecording,
} from "@deadwax/catalog";
import { html, type Markup } from "../html-page/index.ts";
import type { RescuePageInput } from "./page-input.ts";
import type { PageModel } from "./page-model.ts";
import { plainReason } from "./plain-facts.ts";
import { plainPlace, plainReasons, plainRemarks, type PlainRemark } from "./plain-remarks.ts";
import { smallOutline } from "./small-outline.ts";
import { CODE_WORDS, counted, ROLE_WORDS, VERDICT_BADGES } from "./words.ts";

export function recordingBlock(model: PageModel, recording: RescuedRecording): Markup {
  const { input, named } = model;
  const name = named.get(recording.id);
  const isOnly = name?.piece.family.recordings.length === 1;
  const kind = recording.verdict ?? "root";
  const length = input.files.get(recording.files[0]?.path ?? "")?.length ?? null;
  const isUnnamed = !recording.isClaimed && recording.from !== null;
  return html`<div class="recording" id="${name?.anchor ?? ""}">
    <div class="head">
      <h4>${name?.heading ?? recording.title}</h4>
      ${isOnly && kind === "root" ? null : html`<span class="pill ${kind}">${VERDICT_BADGES[kind]}</span>`}
      ${length === null || name?.heading.endsWith("long") === true ? null : html`<span class="quiet">${length} long</span>`}
      ${isUnnamed ? html`<span class="quiet">heard; no name says so</span>` : null}
    </div>
    ${recording.from === null ? null : html`<p class="why">${plainReason(recording.from)}</p>`}
    ${codes(recording)} ${plainRemarks(remarksOfAll(recording)).map(remark)} ${question(model, recording)}
    <ul class="files">
      ${recording.files.map((file) => fileLine(input, file, recording.files.length > 1))}
    </ul>
    ${why(recording)}
  </div>`;
}

/** What is about a file stands with the file. */
function remarksOfAll({ remarks, files }: RescuedRecording): readonly Remark[] {
  const ofFiles = files.flatMap((file) => file.remarks);
  return remarks.filter(
    ({ code, text }) => !ofFiles.some((one) => one.code === code && text.endsWith(one.text)),
  );
}

function fileLine(input: RescuePageInput, file: RescuedFile, isOneOfSeveral: boolean): Markup {
  return fileRow(input, {
    path: file.path,
    role: file.role,
    notes: isOneOfSeveral ? plainReasons(file) : [],
    pill: isOneOfSeveral ? ROLE_WORDS[file.role] : null,
    remarks: plainRemarks(file.remarks),
  });
}

interface FileRow {
  readonly path: string;
  readonly role: RescuedFile["role"];
  readonly notes: readonly string[];
  readonly pill: string | null;
  readonly remarks: readonly PlainRemark[];
}

export function fileRow(input: RescuePageInput, { path, role, notes, pill, remarks }: FileRow): Markup {
  const shown = input.files.get(path);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const small = [shown?.format ?? "", ...notes].filter((part) => part !== "").join(" · ");
  return html`<li class="file ${role}">
    ${smallOutline(shown?.outline ?? [])}
    <span
      ><span class="name"
        >${folder === "" ? null : html`<span class="folder">${folder}</span>`}<b
          >${path.slice(folder.length)}</b
        ></span
      >
      ${pill === null ? null : html`<span class="role">${pill}</span>`}
      <small>${small}</small> ${remarks.map(remark)}</span
    >
  </li>`;
}

function remark({ severity, text, hint, exact }: PlainRemark): Markup {
  return html`<div class="remark ${severity}">
    <p>${text}</p>
    ${hint === "" ? null : html`<p class="quiet">${hint}</p>`}
    ${exact.length === 0 ? null : html`<p class="exact">${exact.join(" ")}</p>`}
  </div>`;
}

function codes({ codes: known, verdict }: RescuedRecording): Markup {
  if (known.length === 0) {
    const words =
      verdict === "ask"
        ? "No code; whether it needs one is open"
        : verdict === "none"
          ? "No code, and none due"
          : "No code found";
    return html`<p class="codes quiet">${words}</p>`;
  }
  return html`<ul class="codes">
    ${known.map(({ isrc, standing, statedBy, isInFile }) => {
      const places = [...statedBy.map(plainPlace), ...(isInFile ? [] : ["not in the file yet"])].join(", ");
      return html`<li>
        <b class="code">${formatIsrc(isrc)}</b> <span class="pill ${standing}">${CODE_WORDS[standing]}</span>
        <span class="quiet">${places}</span>
      </li>`;
    })}
  </ul>`;
}

/** The question is asked once on the page; here stands that it is, and where. */
function question({ questions: groups }: PageModel, recording: RescuedRecording): Markup | null {
  if (recording.verdict !== "ask") return null;
  const at = groups.findIndex(({ places }) => places.some((one) => one.recording === recording));
  const asked = groups[at]?.question;
  return html`<p class="asked">
    ${asked == null ? "Listen, and say which of these belong together." : asked.text}
    <a href="#q${at + 1}">What the answers mean</a>
  </p>`;
}

function why({ from, verdict }: RescuedRecording): Markup | null {
  if (from === null) return null;
  const { comparison, known, asked } = from;
  const rules = comparison.rules.toSorted((one, other) => Number(other.isDeciding) - Number(one.isDeciding));
  return html`<details class="more">
    <summary>
      Why${verdict === "ask" ? "" : `: ${counted(rules.length, "rule")}`}, and all that was measured
    </summary>
    <p class="quiet">
      “${asked}” beside “${known}”${from.isReversed ? ", which is the one in question here" : ""}.
    </p>
    ${comparison.heardClaims.map(({ text }) => html`<p>${text}</p>`)}
    <ul class="measured">
      ${comparison.facts.map((fact) => html`<li>${capital(factSentence(fact))}.</li>`)}
    </ul>
    <ul class="rules">
      ${rules.map(
        (rule) =>
          html`<li>
            <strong
              >${rule.authority}:
              ${OPINION_WORDS[rule.says]}${rule.isDeciding && verdict !== "ask" ? " (decides here)" : ""}.</strong
            >
            ${rule.text}
            <small>${rule.source}, read ${rule.asOf}</small>
          </li>`,
      )}
    </ul>
  </details>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
