import type { Isrc } from "@deadwax/identifiers";
import type { CodeSource } from "../../domain/code/recording-code.ts";
import { CODE_SOURCES } from "../../domain/code/recording-code.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { SheetContributor, SheetRow } from "../../domain/sheet/sheet-row.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ChangeTransaction, New, Patch } from "../change/change-transaction.ts";
import { enterInto } from "../code/enter-code.ts";
import { partyNamed } from "../party/party-named.ts";
import { workInto } from "../work/add-work.ts";
import type { NameIndexes } from "./name-index.ts";
import { placeOnRelease, type RowNote } from "./place-on-release.ts";
import { RowRefused, type RowToImport } from "./sheet-import-types.ts";

interface Setting {
  readonly source: string;
  readonly maySkipAhead: boolean;
  readonly names: NameIndexes;
}

/** Column names of fields of the recording that a sheet may empty. */
const CLEARABLE: Readonly<Record<string, keyof Patch<"recording">>> = {
  version_title: "versionTitle",
  display_artist: "displayArtist",
  duration: "durationMs",
  first_published: "firstPublishedOn",
  recorded_on: "recordedOn",
  language: "language",
  p_line: "pLine",
  c_line: "cLine",
  label: "label",
  owner: "ownerPartyId",
  responsible: "responsible",
  notes: "notes",
};

/** The fields of a recording that a row states. */
export async function recordingPatch(
  transaction: ChangeTransaction,
  row: RowToImport,
  { parties }: NameIndexes,
): Promise<Patch<"recording">> {
  const { values } = row;
  const stated: Partial<Record<keyof Patch<"recording">, unknown>> = {
    title: values.title,
    versionTitle: values.versionTitle,
    versionTypes: values.versionTypes,
    displayArtist: values.displayArtist,
    durationMs: values.durationMs,
    contentType: values.contentType,
    recordingMode: values.recordingMode,
    advisory: values.advisory,
    firstPublishedOn: values.firstPublished,
    recordedOn: values.recordedOn,
    language: values.language,
    pLine: values.pLine,
    cLine: values.cLine,
    label: values.label,
    responsible: values.responsible,
    notes: values.notes,
    ownerPartyId:
      values.owner == null
        ? undefined
        : (await partyNamed(transaction, values.owner, { kind: "organization", known: parties })).id,
  };
  const patch = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== undefined && value !== null),
  );
  for (const column of row.clear) {
    const field = CLEARABLE[column];
    if (field !== undefined) patch[field] = null;
    if (column === "version_types") patch["versionTypes"] = [];
  }
  return patch;
}

/** Everything a row says beside the recording's own fields. Resolves to what a person should know of it. */
export async function applyAround(
  transaction: ChangeTransaction,
  recording: Recording,
  given: { readonly values: Partial<SheetRow>; readonly setting: Setting },
): Promise<readonly RowNote[]> {
  const { values } = given;
  const { names } = given.setting;
  await applyCodes(transaction, recording, given);
  if (values.workTitle != null || values.iswc != null)
    await applyWork(transaction, recording, { values, works: names.works });
  if (values.contributors !== undefined && values.contributors.length > 0) {
    await applyContributors(transaction, recording.id, {
      contributors: values.contributors,
      parties: names.parties,
    });
  }
  if (values.release == null) return [];
  const row = { ...values, release: values.release };
  return placeOnRelease(transaction, recording, { row, releases: names.releases });
}

async function applyCodes(
  transaction: ChangeTransaction,
  recording: Recording,
  { values, setting }: { readonly values: Partial<SheetRow>; readonly setting: Setting },
): Promise<void> {
  const codes = await transaction.find("recordingCode", { recordingId: recording.id });
  const has = (isrc: Isrc): boolean => codes.some((code) => code.isrc === isrc);
  if (values.isrc != null && !has(values.isrc)) {
    const preferred = codes.find((code) => code.status === "preferred");
    if (preferred !== undefined) {
      const message = `“${recordingName(recording)}” has ${preferred.isrc} here, and the row says ${values.isrc}.`;
      throw new RowRefused(
        "ROW_OTHER_CODE",
        message,
        "deadwax enter CODE RECORDING --prefer (or --superseded) keeps both.",
      );
    }
    await enter(transaction, recording.id, { isrc: values.isrc, values, setting });
  }
  for (const isrc of values.supersededCodes ?? []) {
    if (!has(isrc)) await enter(transaction, recording.id, { isrc, values, setting, standing: "superseded" });
  }
}

async function enter(
  transaction: ChangeTransaction,
  recordingId: Id,
  given: {
    readonly isrc: Isrc;
    readonly values: Partial<SheetRow>;
    readonly setting: Setting;
    readonly standing?: "superseded";
  },
): Promise<void> {
  const [source, name] = splitSource(given.values.codeSource ?? null, given.setting.source);
  await enterInto(transaction, {
    recordingId,
    isrc: given.isrc,
    source,
    sourceName: name,
    // A sheet tells what history did: a code on two recordings is kept, and stays visible until it is resolved.
    isConflict: true,
    maySkipAhead: given.setting.maySkipAhead,
    ...(given.standing === undefined ? {} : { standing: given.standing }),
  });
}

function splitSource(text: string | null, sheet: string): readonly [Exclude<CodeSource, "assigned">, string] {
  const [word = "", ...rest] = (text ?? "").split(":");
  const source = CODE_SOURCES.find((known) => known === word.trim().toLowerCase());
  if (source === undefined || source === "assigned")
    return ["sheet", text === null || text === "" ? sheet : text];
  return [source, rest.join(":").trim() || sheet];
}

async function applyWork(
  transaction: ChangeTransaction,
  recording: Recording,
  { values, works }: { readonly values: Partial<SheetRow>; readonly works: NameIndexes["works"] },
): Promise<void> {
  const title = values.workTitle ?? recording.title;
  const byCode = values.iswc == null ? [] : await transaction.find("work", { iswc: values.iswc });
  const byTitle = byCode.length > 0 ? [] : await works.find(title);
  // A work of that title with another ISWC is another work.
  const work =
    byCode[0] ??
    byTitle.find((one) => values.iswc == null || one.iswc === null) ??
    (await workInto(transaction, { title, ...(values.iswc == null ? {} : { iswc: values.iswc }) }));
  works.add(work.title, work.id);
  if (values.iswc != null && work.iswc === null)
    await transaction.update("work", work, { iswc: values.iswc });
  const known = await transaction.count("recordingWork", { recordingId: recording.id, workId: work.id });
  if (known === 0) await transaction.insert("recordingWork", { recordingId: recording.id, workId: work.id });
}

/** The cell is the whole list: who is not in it any more is no contributor any more. */
async function applyContributors(
  transaction: ChangeTransaction,
  recordingId: Id,
  given: { readonly contributors: readonly SheetContributor[]; readonly parties: NameIndexes["parties"] },
): Promise<void> {
  const known = await transaction.find("credit", { subjectId: recordingId });
  const kept = new Set<string>();
  const added: New<"credit">[] = [];
  let position = Math.max(0, ...known.map((credit) => credit.position));
  for (const { name, role: said } of given.contributors) {
    const { id: partyId } = await partyNamed(transaction, name, { known: given.parties });
    const stated = said?.trim().toLowerCase() ?? "";
    const role = stated === "" ? "contributor" : stated;
    const key = `${partyId} ${role}`;
    const isKnown = kept.has(key) || known.some((one) => one.partyId === partyId && one.role === role);
    kept.add(key);
    if (isKnown) continue;
    position += 1;
    added.push({ subjectKind: "recording", subjectId: recordingId, partyId, role, position });
  }
  if (added.length > 0) await transaction.insertAll("credit", added);
  await transaction.remove(
    "credit",
    known.filter(({ partyId, role }) => !kept.has(`${partyId} ${role}`)),
  );
}
