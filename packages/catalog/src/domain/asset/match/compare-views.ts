/** Compares one recording with one group of files, field by field. */
import { editDistance } from "../../text/edit-distance.ts";
import type { FoundCode } from "./match-types.ts";
import type { Claim, FileView, Reading, RecordingView } from "./match-view.ts";

export interface Comparison {
  readonly code: "carrier" | "hint" | "other" | "none";
  /** The code that agrees, or the one that stands in its place. */
  readonly foundCode: FoundCode | undefined;
  readonly title: "same" | "near" | "other" | "unsaid";
  /** same: both say it, or neither says any. unsaid: only the recording has one. */
  readonly version: "same" | "unsaid" | "other";
  readonly artist: "same" | "some" | "other" | "unsaid";
  readonly differenceMs: number | null;
  /** What the file says where it differs. */
  readonly said: { readonly title?: string; readonly version?: string; readonly artist?: string };
}

export function compareViews(view: RecordingView, group: FileView): Comparison {
  const judged = group.claims.map((claim) => judge(view, claim));
  const tagged = judged.filter(({ claim }) => claim.from === "tag");
  // A name is looked at for the title only where no tag states one; names are abbreviated in a thousand ways.
  const deciding = tagged.length > 0 ? tagged : judged;
  const title = worst(deciding.map((one) => one.title));
  const said = {
    ...saidIn(
      deciding.find((one) => one.title === "other"),
      (one) => ["title", one.claim.text],
    ),
    ...saidIn(
      judged.find((one) => one.version === "other"),
      (one) => ["version", one.reading.version],
    ),
    ...saidIn(
      deciding.find((one) => one.artist === "other"),
      (one) => ["artist", [...one.reading.artists].join(", ")],
    ),
  };
  return {
    ...compareCodes(view, group),
    title,
    // The version counts from anywhere: a radio edit is often called one in its name only.
    version: versionOf(view, judged),
    artist: artistOf(deciding),
    differenceMs: difference(view.recording.durationMs, group.durations),
    said,
  };
}

interface Judged {
  readonly claim: Claim;
  readonly reading: Reading;
  readonly title: Exclude<Comparison["title"], "unsaid">;
  readonly version: Comparison["version"];
  readonly artist: Comparison["artist"];
}

const TITLE_ORDER = ["same", "near", "other"] as const;

/** The reading of a claim that fits best. */
function judge(view: RecordingView, claim: Claim): Judged {
  const judged = claim.readings.map((reading): Judged => ({
    claim,
    reading,
    title: compareTitle(view, claim, reading),
    version: compareVersion(view, reading),
    artist: compareArtists(view.artists, reading.artists),
  }));
  judged.sort((a, b) => rank(a) - rank(b));
  const [best] = judged;
  if (best === undefined) throw new Error("a claim has a reading");
  return best;
}

function rank(judged: Judged): number {
  return TITLE_ORDER.indexOf(judged.title) * 10 + ["same", "some", "unsaid", "other"].indexOf(judged.artist);
}

const SHORTEST_INSIDE = 4;

function compareTitle(view: RecordingView, claim: Claim, reading: Reading): Judged["title"] {
  if (reading.title === view.title) return "same";
  if (isNear(view.title, reading.title)) return "near";
  // `maralind_midnightdrive_24bit`: the title stands in the name, but so may another one.
  const isInside = view.squashed.length >= SHORTEST_INSIDE && claim.squashed.includes(view.squashed);
  return claim.from === "name" && isInside ? "near" : "other";
}

const NUMBER = /^(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|[a-d])$/u;

/** Spelled a little differently. Titles that differ in a number (`Part 1`, `Part 2`) are different titles. */
function isNear(one: string, other: string): boolean {
  const limit = Math.min(3, Math.floor(Math.max(one.length, other.length) / 8));
  if (limit === 0 || editDistance(one, other, limit) > limit) return false;
  return numbersIn(one) === numbersIn(other);
}

function numbersIn(text: string): string {
  return text
    .split(" ")
    .filter((word) => NUMBER.test(word) || /\d/u.test(word))
    .join(" ");
}

function compareVersion(view: RecordingView, reading: Reading): Comparison["version"] {
  if (reading.version === view.version) return "same";
  return reading.version === "" ? "unsaid" : "other";
}

function versionOf(view: RecordingView, judged: readonly Judged[]): Comparison["version"] {
  if (judged.some((one) => one.version === "other")) return "other";
  if (view.version === "") return "same";
  return judged.some((one) => one.version === "same") ? "same" : "unsaid";
}

function artistOf(deciding: readonly Judged[]): Comparison["artist"] {
  const order = ["other", "some", "same"] as const;
  return order.find((status) => deciding.some((one) => one.artist === status)) ?? "unsaid";
}

export function compareArtists(one: ReadonlySet<string>, other: ReadonlySet<string>): Comparison["artist"] {
  if (one.size === 0 || other.size === 0) return "unsaid";
  const shared = [...one].filter((name) => other.has(name)).length;
  if (shared === one.size && shared === other.size) return "same";
  return shared > 0 ? "some" : "other";
}

function compareCodes(view: RecordingView, group: FileView): Pick<Comparison, "code" | "foundCode"> {
  const codes: readonly string[] = view.recording.codes;
  const mine = group.codes.filter(({ isrc }) => codes.includes(isrc));
  const carried = mine.find(({ trust }) => trust === "carrier");
  if (carried !== undefined) return { code: "carrier", foundCode: carried };
  const other = group.codes.find(({ isrc, trust }) => trust === "carrier" && !codes.includes(isrc));
  if (other !== undefined && codes.length > 0) return { code: "other", foundCode: other };
  const [hint] = mine;
  if (hint !== undefined) return { code: "hint", foundCode: hint };
  const otherHint = codes.length > 0 ? group.codes[0] : undefined;
  return otherHint === undefined
    ? { code: "none", foundCode: undefined }
    : { code: "other", foundCode: otherHint };
}

export function difference(declared: number | null, measured: readonly number[]): number | null {
  if (declared === null || measured.length === 0) return null;
  return Math.min(...measured.map((duration) => Math.abs(duration - declared)));
}

function worst(titles: readonly Judged["title"][]): Comparison["title"] {
  return TITLE_ORDER.toReversed().find((status) => titles.includes(status)) ?? "unsaid";
}

function saidIn(judged: Judged | undefined, pick: (judged: Judged) => [string, string]): Comparison["said"] {
  return judged === undefined ? {} : Object.fromEntries([pick(judged)]);
}
