/** Gives recordings their rows and codes. */
import { foldText } from "../text/fold-text.ts";
import { heardVersionTypes } from "./describe-recording.ts";
import { bySeverity, judgeCodes, type CodeStatement } from "./code-findings.ts";
import { matchRows, versionOf, type MatchedRow, type RowTarget } from "./match-rows.ts";
import { openRows } from "./open-rows.ts";
import type { RescueFile, RescueRow } from "./rescue-input.ts";
import type { CodeFinding, RescuedRecording } from "./rescue.ts";
import { claimsOf, codesIn, durationsOf } from "./sounds.ts";

/** A recording whose codes nobody has looked at yet. */
export interface Uncoded extends Omit<RescuedRecording, "codes" | "rows"> {
  readonly sources: readonly RescueFile[];
  /** Whether sound alone says that it is a recording of its own, whatever names and tags contradict. */
  readonly isDistinct: boolean;
}

interface UncodedFamily {
  readonly title: string;
  readonly recordings: readonly Uncoded[];
}

export interface Coded {
  readonly families: readonly { readonly title: string; readonly recordings: readonly RescuedRecording[] }[];
  readonly findings: readonly CodeFinding[];
  readonly looseRows: readonly RescueRow[];
}

export function withCodes(families: readonly UncodedFamily[], rows: readonly RescueRow[]): Coded {
  const matched = matchRows(rows, families.flatMap(targetsOf));
  const named = families.map((family) => ({
    title: titleOf(family, matched),
    recordings: family.recordings.map((recording) => calledBySheet(recording, rowsOf(recording.id, matched))),
  }));
  const recordings = named.flatMap((family) =>
    family.recordings.map((one) => ({ ...one, title: one.title })),
  );
  const looseRows = matched.filter(({ targets }) => targets.length === 0).map(({ row }) => row);
  const { byRecording, findings } = judgeCodes(
    recordings.map(({ id, title, versionTitle, isDistinct }) => ({
      id,
      name: versionTitle === null ? title : `${title} (${versionTitle})`,
      isSettled: isDistinct,
    })),
    [...recordings.flatMap(statementsOf), ...matched.flatMap(statementOfRow)],
    looseRows,
  );
  return {
    families: named.map(({ title, recordings: own }) => ({
      title,
      recordings: own.map(({ sources: _sources, isDistinct: _isDistinct, ...recording }) => ({
        ...recording,
        rows: rowsOf(recording.id, matched),
        codes: byRecording.get(recording.id) ?? [],
      })),
    })),
    findings: [...findings, ...openRows(matched, recordings)].sort(bySeverity),
    looseRows,
  };
}

function targetsOf({ title, recordings }: UncodedFamily): readonly RowTarget[] {
  return recordings.map(({ id, title: own, sources, isClaimed, verdict, from, ...version }) => ({
    id,
    paths: sources.map(({ path }) => path),
    titles: [...new Set([own, title])],
    // What was only heard is no name that a sheet would use.
    versionTitle: isClaimed || verdict === null ? version.versionTitle : "heard only",
    versionTypes: version.versionTypes,
    heardTypes: heardVersionTypes(from),
    isAlone: recordings.length === 1,
    durations: sources.flatMap(durationsOf),
    codes: sources.flatMap(codesIn),
  }));
}

function rowsOf(id: string, matched: readonly MatchedRow[]): readonly RescueRow[] {
  return matched.filter(({ isPlain, targets }) => isPlain && targets[0] === id).map(({ row }) => row);
}

/** A sheet that plainly describes it knows better what it is called than the name of a file. */
function calledBySheet(recording: Uncoded, rows: readonly RescueRow[]): Uncoded {
  const [row] = rows;
  if (row?.title == null) return recording;
  const { title, types } = versionOf(row);
  const isTitleNew = foldText(row.title) !== foldText(recording.title);
  return {
    ...recording,
    title: isTitleNew
      ? row.title.replace(/\s*[([][^()[\]]*[)\]]\s*$/u, (rest) => (title === null ? rest : ""))
      : recording.title,
    versionTitle: title ?? (recording.isClaimed ? recording.versionTitle : null),
    versionTypes: types.length > 0 ? types : recording.versionTypes,
    artist: row.artist ?? recording.artist,
    isClaimed: true,
  };
}

function titleOf({ title, recordings }: UncodedFamily, matched: readonly MatchedRow[]): string {
  const [root] = recordings;
  return root === undefined ? title : calledBySheet(root, rowsOf(root.id, matched)).title;
}

function statementsOf({ id, sources }: Uncoded): readonly CodeStatement[] {
  return sources.flatMap((file) =>
    claimsOf(file).codes.map(({ isrc, carrier, trust }): CodeStatement => ({
      isrc,
      recordingId: id,
      place: `${file.path} (${carrier})`,
      by: trust === "carrier" ? "tag" : "hint",
    })),
  );
}

function statementOfRow({ row, targets, isPlain }: MatchedRow): readonly CodeStatement[] {
  const { isrc } = row;
  if (isrc === null) return [];
  return targets.map((recordingId): CodeStatement => ({
    isrc,
    recordingId,
    place: `${row.sheet}, row ${row.row}`,
    by: isPlain ? "row" : "asked",
  }));
}
