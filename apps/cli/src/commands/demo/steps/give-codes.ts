/** Steps 5 and 6: a code that somebody else gave is kept, the others come from the own range. */
import {
  assignCodes,
  enterCode,
  recordingName,
  undo,
  type AssignOutcome,
  type AssignRequest,
  type Id,
} from "@deadwax/catalog";
import { formatIsrc, parseIsrc, type Isrc } from "@deadwax/identifiers";
import { CODED_BY_DISTRIBUTOR, DRAFTS, TO_ASSIGN, TWIN_FILE } from "../answers.ts";
import type { KnownFile, Stage } from "../stage.ts";
import { memberOf, type Cast } from "./sort-out.ts";

export interface EnteredCode {
  readonly name: string;
  readonly isrc: Isrc;
  readonly sourceName: string;
}

/** A request for a code that was turned down. */
export interface Refused {
  readonly name: string;
  /** The file that was asked for, where it was one. */
  readonly file: string | null;
  readonly code: string;
  readonly message: string;
}

export interface OwnCodes {
  /** What a dry run shows in place of a number. */
  readonly rehearsed: string;
  /** The number that was taken, undone, and is void for ever. */
  readonly void: { readonly isrc: Isrc; readonly name: string };
  readonly assigned: readonly { readonly name: string; readonly isrc: Isrc }[];
  readonly refused: readonly Refused[];
  readonly left: number | null;
}

interface Given {
  readonly codes: OwnCodes;
  /** The row of the code that was undone: it is gone, and the history still knows it. */
  readonly undoneRow: Id;
}

const DECLARATIONS = { neverCoded: true, weControlIt: true };

export async function enterGivenCode({ catalog }: Stage, cast: Cast): Promise<EnteredCode> {
  const { version, code, sourceName } = CODED_BY_DISTRIBUTOR;
  const parsed = parseIsrc(code);
  if (!parsed.ok) throw new Error(`${code} is no code`);
  const { value } = await enterCode(catalog, {
    recordingId: memberOf(cast, version),
    isrc: parsed.value.value,
    source: "distributor",
    sourceName,
  });
  return { name: recordingName(value.recording), isrc: value.code.isrc, sourceName };
}

export async function assignOwnCodes(
  stage: Stage,
  { known, cast }: { readonly known: ReadonlyMap<string, KnownFile>; readonly cast: Cast },
): Promise<Given> {
  const { catalog } = stage;
  const radio = memberOf(cast, "radio-edit");
  const rehearsal = await assignCodes({ ...catalog, isDryRun: true }, request([radio]));
  const undone = await takeAndUndo(stage, radio);
  const everything = [...TO_ASSIGN, CODED_BY_DISTRIBUTOR.version, ...DRAFTS.slice(0, 1)];
  const { value } = await assignCodes(catalog, request(everything.map((version) => memberOf(cast, version))));
  const twin = known.get(TWIN_FILE)?.recordingId ?? null;
  if (twin === null) throw new Error(`${TWIN_FILE} became no recording`);
  const { value: again } = await assignCodes(catalog, request([twin]));
  const codes: OwnCodes = {
    rehearsed: rehearsal.value.assigned[0]?.shown ?? "",
    void: undone.void,
    assigned: value.assigned.map(({ recording, isrc }) => ({
      name: recordingName(recording),
      isrc: requireCode(isrc),
    })),
    refused: [...refusedOf(again, TWIN_FILE), ...refusedOf(value)],
    left: value.left,
  };
  return { codes, undoneRow: undone.row };
}

function request(recordingIds: readonly Id[]): AssignRequest {
  return { recordingIds, declarations: DECLARATIONS };
}

/** Somebody assigns too early and takes it back. */
async function takeAndUndo(
  { catalog }: Stage,
  recordingId: Id,
): Promise<{ readonly void: OwnCodes["void"]; readonly row: Id }> {
  const { value } = await assignCodes(catalog, request([recordingId]));
  const [taken] = value.assigned;
  const isrc = requireCode(taken?.isrc ?? null);
  const [row] = await catalog.store.read((reader) => reader.find("recordingCode", { recordingId }));
  if (taken === undefined || row === undefined) throw new Error("a code was assigned and is not there");
  const { value: undone } = await undo(catalog);
  if (!undone.spent.includes(formatIsrc(isrc))) throw new Error("an undone number is not void");
  return { void: { isrc, name: recordingName(taken.recording) }, row: row.id };
}

function requireCode(isrc: Isrc | null): Isrc {
  if (isrc === null) throw new Error("a code was assigned without a number");
  return isrc;
}

function refusedOf({ refused }: AssignOutcome, file: string | null = null): readonly Refused[] {
  return refused.map(({ recording, error }) => ({
    name: recordingName(recording),
    file,
    code: error.code,
    message: error.message,
  }));
}
