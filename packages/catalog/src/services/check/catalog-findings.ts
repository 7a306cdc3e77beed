import { formatIsrc } from "@deadwax/identifiers";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { FENCE_ANSWERS, FENCE_REASONS, findFence } from "../instance/find-fence.ts";
import { readPrefixStocks } from "../view/prefix-view.ts";
import { readRecordingViews, type RecordingView } from "../view/recording-view.ts";

/** Something about the catalog that wants a person. */
export interface CatalogFinding {
  readonly code:
    | "FENCED"
    | "NO_WITNESS"
    | "CODE_CONFLICT"
    | "CODE_FOUND"
    | "APPROVAL_ENDED"
    | "RELEASED_WITHOUT_CODE"
    | "RELEASED_WITHOUT_MASTER"
    | "PREFIX_LOW"
    | "PREFIX_START_UNKNOWN"
    | "TWO_PREFERRED_CODES";
  readonly severity: "error" | "warning";
  /** One sentence. */
  readonly text: string;
  /** What to do next. */
  readonly hint: string;
}

const PAGE = 500;

/** What is open or wrong in the catalog itself: codes, approvals, prefixes, the copy. Files and chain are looked at apart. */
export async function findCatalogFindings(
  reader: StoreReader,
  context: CatalogContext,
): Promise<readonly CatalogFinding[]> {
  const findings: CatalogFinding[] = [];
  const fence = await findFence(reader, context);
  if (fence !== null) {
    const hint = `Say what happened with ${FENCE_ANSWERS[fence.reason]}.`;
    findings.push({
      code: "FENCED",
      severity: "error",
      text: `It issues no codes: ${FENCE_REASONS[fence.reason]}.`,
      hint,
    });
  }
  if (!(await context.witness.isKept())) {
    findings.push({
      code: "NO_WITNESS",
      severity: "warning",
      text: "Nothing can be kept in this user's state folder: an old copy of the whole folder put back here would not be noticed.",
      hint: "Give the user a home it can write to, or set XDG_STATE_HOME.",
    });
  }
  for (const { isrc, recordingIds } of await reader.codesOnSeveralRecordings()) {
    const names = (await reader.find("recording", { id: recordingIds })).map(recordingName).join("”, “");
    const text = `${formatIsrc(isrc)} is on several recordings: “${names}”.`;
    findings.push({
      code: "CODE_CONFLICT",
      severity: "error",
      text,
      hint: "deadwax resolve CODE --keep RECORDING --reason …, or deadwax merge",
    });
  }
  findings.push(...(await prefixFindings(reader, context.clock.now())));
  let page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE });
  while (page.length > 0) {
    for (const view of await readRecordingViews(reader, page)) findings.push(...findingsOf(view));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    page = await reader.find("recording", { mergedIntoId: null }, { limit: PAGE, afterId: last.id });
  }
  return findings;
}

async function prefixFindings(reader: StoreReader, now: Instant): Promise<readonly CatalogFinding[]> {
  const findings: CatalogFinding[] = [];
  for (const { prefix, start, isLow, left } of await readPrefixStocks(reader, now)) {
    if (prefix.closedOn !== null) continue;
    if (start === undefined) {
      const text = `Nobody has said which numbers of ${prefix.prefixCode} were used this year, so none is issued.`;
      findings.push({
        code: "PREFIX_START_UNKNOWN",
        severity: "warning",
        text,
        hint: "deadwax prefix start PREFIX --unused, or --last-used 00041",
      });
    } else if (isLow) {
      const text = `${prefix.prefixCode} has ${left.toLocaleString("en-US")} numbers left this year.`;
      findings.push({
        code: "PREFIX_LOW",
        severity: "warning",
        text,
        hint: "Ask the agency for another prefix in time.",
      });
    }
  }
  return findings;
}

function findingsOf(view: RecordingView): readonly CatalogFinding[] {
  const name = `“${recordingName(view.recording)}”`;
  const findings: CatalogFinding[] = [];
  for (const claim of view.claims) {
    const text = `${formatIsrc(claim.isrc)} stands in ${claim.carrier} of ${name}, and nobody has entered or refused it.`;
    findings.push({
      code: "CODE_FOUND",
      severity: "warning",
      text,
      hint: "deadwax enter CODE RECORDING, or deadwax resolve CODE --refuse --reason …",
    });
  }
  const preferred = view.codes.filter((code) => code.status === "preferred");
  if (preferred.length > 1) {
    const text = `${name} has ${preferred.length} preferred codes.`;
    findings.push({
      code: "TWO_PREFERRED_CODES",
      severity: "error",
      text,
      hint: "deadwax resolve CODE --prefer RECORDING --reason …",
    });
  }
  const releases = view.tracks.map(({ release }) => `“${release.title}”`).join(", ");
  const ended = view.approval === null ? view.approvals.at(-1) : undefined;
  if (ended !== undefined) {
    const where = releases === "" ? "" : ` It is on ${releases}.`;
    const text = `The approval of ${name} ended: ${ended.endedWhy ?? "its audio changed"}.${where}`;
    findings.push({
      code: "APPROVAL_ENDED",
      severity: "error",
      text,
      hint: "deadwax approve says which audio is the master now.",
    });
  }
  if (releases === "") return findings;
  if (view.preferred === null) {
    findings.push({
      code: "RELEASED_WITHOUT_CODE",
      severity: "warning",
      text: `${name} is on ${releases} and has no code.`,
      hint: "deadwax assign, or deadwax enter",
    });
  }
  if (view.approval === null && ended === undefined) {
    findings.push({
      code: "RELEASED_WITHOUT_MASTER",
      severity: "warning",
      text: `${name} is on ${releases} and has no approved master.`,
      hint: "deadwax approve",
    });
  }
  return findings;
}
