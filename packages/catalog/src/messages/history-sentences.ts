/** What each action of the history reads like, in English. Another language is another table. */
import { formatIsrc, formatPrefixCode, isCompactIsrc } from "@deadwax/identifiers";
import type { Json } from "../domain/history/canonical-json.ts";

type Parameters = Readonly<Record<string, Json>>;

const text = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const title = (p: Parameters, name = "title"): string => `“${text(p[name])}”`;
const code = (value: Json | undefined): string => {
  const compact = text(value);
  return isCompactIsrc(compact) ? formatIsrc(compact) : compact;
};
const prefix = (p: Parameters): string => formatPrefixCode(text(p["prefix"]));
const because = (p: Parameters): string => (text(p["reason"]) === "" ? "" : `: ${text(p["reason"])}`);
const madeVoid = (value: Json | undefined): string =>
  Array.isArray(value) && value.length > 0 ? `; ${value.map(code).join(", ")} became void` : "";
const amount = (p: Parameters, noun: string, name = "count"): string => {
  const number = Number(p[name] ?? 0);
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : `${noun}s`}`;
};
const oneOrMany = (p: Parameters): string => (Number(p["count"]) > 1 ? amount(p, text(p["kind"])) : title(p));
const decided = (p: Parameters): string => {
  if (text(p["answer"]) === "none") return "needs no code";
  if (text(p["answer"]) === "new") return `is a recording of its own, ${title(p)}`;
  return `is ${title(p)}${text(p["merged"]) === "" ? "" : `, which ${title(p, "merged")} became part of`}`;
};

export const HISTORY_SENTENCES: Readonly<Record<string, (p: Parameters) => string>> = {
  init: (p) => `began the catalog ${title(p, "name")}`,
  addRegistrant: (p) => `recorded ${title(p, "registrant")} as a registrant`,
  addPrefix: (p) => `recorded the ${text(p["control"])} prefix ${prefix(p)}`,
  setPrefixStart: (p) =>
    `said that ${prefix(p)} goes on at ${text(p["start"]).padStart(5, "0")} in 20${text(p["year"])}`,
  closePrefix: (p) => `closed ${prefix(p)} from ${text(p["on"])} on`,
  addMandate: (p) => `recorded the mandate of ${title(p, "client")} for ${prefix(p)}`,
  addBlock: (p) => `set ${text(p["range"])} of ${prefix(p)} aside as ${title(p, "name")}`,
  delegateBlock: (p) => `gave ${text(p["range"])} of ${prefix(p)} to ${title(p, "holder")}`,
  assign: (p) =>
    Number(p["count"]) > 1
      ? `assigned ${amount(p, "code")}, ${code(p["isrc"])} to ${code(p["last"])}`
      : `assigned ${code(p["isrc"])} to ${title(p)}`,
  reserve: (p) =>
    Number(p["count"]) > 1
      ? `reserved ${amount(p, "code")} from ${code(p["isrc"])} on`
      : `reserved ${code(p["isrc"])} for ${title(p)}`,
  enter: (p) =>
    `entered ${code(p["isrc"])} for ${title(p)}, given by ${text(p["sourceName"]) || text(p["source"])}`,
  enterCodes: (p) => `entered ${amount(p, "code")} given by ${text(p["sourceName"]) || text(p["source"])}`,
  void: (p) => `made ${code(p["isrc"])} void${because(p)}`,
  refuseFoundCode: (p) => `refused ${code(p["isrc"])}, which was found${because(p)}`,
  resolveConflict: (p) => `kept ${code(p["isrc"])} with ${title(p)}${because(p)}`,
  preferCode: (p) => `made ${code(p["isrc"])} the code of ${title(p)}${because(p)}`,
  removeCode: (p) => `took ${code(p["isrc"])} off ${title(p)}${because(p)}`,
  instanceMoved: (p) => `said that the catalog moved to ${title(p, "place")}`,
  instanceCopied: () => "said that this is a copy, with blocks of its own",
  instanceRestored: () => "said that this catalog was restored, and what was issued last",
  addFiles: (p) => `added ${amount(p, "file")}`,
  adoptRescue: (p) => `sorted ${amount(p, "file")} into ${amount(p, "recording", "recordings")}`,
  attachFile: (p) => `attached ${title(p, "asset")} to ${title(p)}`,
  attachMatches: (p) => `attached ${amount(p, "file")} to the recordings they were matched with`,
  approve: (p) =>
    Number(p["count"]) > 1
      ? `approved the masters of ${amount(p, "recording")}${because(p)}`
      : `approved ${title(p, "asset")} as the master of ${title(p)}${because(p)}`,
  embed: (p) => `wrote the tags of ${title(p)} into ${title(p, "asset")}`,
  split: (p) => `made ${title(p)} a recording of its own${because(p)}`,
  merge: (p) => `merged ${amount(p, "recording")} into ${title(p)}${because(p)}`,
  decide: (p) => `decided that ${title(p, "asset")} ${decided(p)}${because(p)}`,
  refreshLocations: (p) => `looked for ${amount(p, "file")}`,
  addRecording: (p) => `added the recording ${title(p)}`,
  removeRecording: (p) => `removed the recording ${title(p)}${because(p)}${madeVoid(p["voided"])}`,
  set: (p) =>
    Number(p["count"]) > 1
      ? `set ${text(p["fields"])} of ${amount(p, text(p["kind"]))}`
      : `set ${text(p["fields"])} of ${title(p)}`,
  addParty: (p) => `added the party ${title(p, "party")}`,
  eraseParty: () => "erased the personal values of a party",
  credit: (p) => `credited ${title(p, "party")} as ${text(p["role"])} of ${oneOrMany(p)}`,
  uncredit: (p) => `removed ${title(p, "party")} as ${text(p["role"])} of ${oneOrMany(p)}`,
  addWork: (p) => `added the work ${title(p)}`,
  linkWork: (p) => `said that ${title(p, "recording")} embodies the work ${title(p)}`,
  addRelease: (p) => `added the release ${title(p)}`,
  addTracks: (p) => `put ${amount(p, "recording")} on ${title(p)}`,
  orderTracks: (p) => `changed the order of ${title(p)}`,
  removeTrack: (p) => `took ${title(p, "recording")} off ${title(p)}`,
  addEvidence: (p) => `kept evidence for ${title(p)}: ${text(p["statement"])}`,
  importSheet: (p) => `imported ${title(p, "source")}: ${amount(p, "row")}`,
  importCatalog: (p) => `imported the export of ${title(p, "name")}`,
  undo: (p) =>
    `undid entry ${text(p["sequence"])}: ${sentenceOf(text(p["action"]), (p["of"] ?? {}) as Parameters)}`,
};

/** The sentence of an action, without its actor: `assigned AA-6Q7-26-00001 to “Midnight Drive”`. */
export function sentenceOf(action: string, parameters: Parameters): string {
  return HISTORY_SENTENCES[action]?.(parameters) ?? action;
}
