import { formatIsrc, parseIsrc } from "@deadwax/identifiers";
import type { Entities } from "../../domain/entity.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { isId, shortId, type Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader, Where } from "../../ports/store.ts";

/** Kinds that people name on a command line, by title, name or id. */
export type NamedKind = "recording" | "release" | "work" | "party" | "registrant" | "asset";

const ID_END = /^#?([0-9a-f]{6,32})$/u;
const AMBIGUITY_SHOWN = 5;

/**
 * The recording a person means: an id or its last digits, a code in any form, a title, or `Title (Version)`.
 * Refuses what fits none or several; it never picks one.
 */
export async function findRecording(reader: StoreReader, text: string): Promise<Recording> {
  const byId = await findById(reader, "recording", text);
  if (byId !== undefined) return byId;
  const matches = (await recordingsByCode(reader, text)) ?? (await recordingsByTitle(reader, text));
  return only(
    "recording",
    text,
    matches.map((row) => ({ row, label: recordingLabel(row) })),
  );
}

/** The release, work, party, registrant or asset a person means, by id or by exact name. */
export async function findNamed<Kind extends Exclude<NamedKind, "recording">>(
  reader: StoreReader,
  kind: Kind,
  text: string,
): Promise<Entities[Kind]> {
  const byId = await findById(reader, kind, text);
  if (byId !== undefined) return byId;
  const rows = await byName(reader, kind, text);
  return only(
    kind,
    text,
    rows.map((row) => ({ row, label: `${shortId(row.id)} ${text}` })),
  );
}

async function findById<Kind extends NamedKind>(
  reader: StoreReader,
  kind: Kind,
  text: string,
): Promise<Entities[Kind] | undefined> {
  const trimmed = text.trim().toLowerCase();
  if (isId(trimmed)) return reader.get(kind, trimmed);
  const end = ID_END.exec(trimmed)?.[1];
  if (end === undefined) return undefined;
  const [id, another] = await reader.findByIdEnd(kind, end, 2);
  return id === undefined || another !== undefined ? undefined : reader.get(kind, id);
}

async function recordingsByCode(
  reader: StoreReader,
  text: string,
): Promise<readonly Recording[] | undefined> {
  const parsed = parseIsrc(text);
  if (!parsed.ok) return undefined;
  const codes = await reader.find("recordingCode", { isrc: parsed.value.value });
  const reserved = await reader.ledger.latest(
    parsed.value.value.slice(0, 5),
    parsed.value.value.slice(5, 7),
    Number(parsed.value.value.slice(7)),
  );
  const ids = [
    ...codes.map((code) => code.recordingId),
    reserved?.event === "reserved" ? reserved.recordingId : null,
  ];
  const known = ids.filter((id): id is Id => id !== null);
  return known.length === 0
    ? undefined
    : reader.find("recording", { id: [...new Set(known)], mergedIntoId: null });
}

async function recordingsByTitle(reader: StoreReader, text: string): Promise<readonly Recording[]> {
  const trimmed = text.trim().normalize("NFC");
  const byTitle = await reader.find("recording", { title: trimmed, mergedIntoId: null });
  const [plain, another] = byTitle.filter((recording) => recording.versionTitle === null);
  // The bare title means the plain version where there is exactly one.
  if (plain !== undefined && another === undefined) return [plain];
  if (byTitle.length > 0) return byTitle;
  const [, title, versionTitle] = /^(.+) \(([^()]+)\)$/u.exec(trimmed) ?? [];
  if (title === undefined || versionTitle === undefined) return [];
  return reader.find("recording", { title, versionTitle, mergedIntoId: null });
}

async function byName<Kind extends Exclude<NamedKind, "recording">>(
  reader: StoreReader,
  kind: Kind,
  text: string,
): Promise<readonly Entities[Kind][]> {
  const name = text.trim().normalize("NFC");
  if (kind === "registrant") {
    const parties = await reader.find("party", { name });
    const ids = parties.map((party) => party.id);
    return (await reader.find("registrant", { partyId: ids })) as readonly Entities[Kind][];
  }
  // The compiler does not follow which kind goes with which field; the two branches do.
  const where = kind === "party" || kind === "asset" ? { name } : { title: name };
  return reader.find(kind, where as Where<Entities[Kind]>);
}

function only<Row>(
  kind: string,
  text: string,
  matches: readonly { readonly row: Row; readonly label: string }[],
): Row {
  const [match] = matches;
  if (match === undefined) throw new CatalogError("THING_NOT_FOUND", { kind, text });
  if (matches.length === 1) return match.row;
  const shown = matches.slice(0, AMBIGUITY_SHOWN).map((one) => one.label);
  const more = matches.length > AMBIGUITY_SHOWN ? [`and ${matches.length - AMBIGUITY_SHOWN} more`] : [];
  throw new CatalogError("THING_AMBIGUOUS", { kind, text, matches: [...shown, ...more].join(", ") });
}

function recordingLabel(recording: Recording): string {
  return `${shortId(recording.id)} ${recordingName(recording)}`;
}

/** What a message calls a code: formatted when it is one. */
export function shownCode(text: string): string {
  const parsed = parseIsrc(text);
  return parsed.ok ? formatIsrc(parsed.value.value) : text;
}
