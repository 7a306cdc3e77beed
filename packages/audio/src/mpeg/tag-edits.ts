/** What becomes of each kind of tag in an MP3 file. */
import { CatalogError, type TagField, type TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { applyApePlan, readApe, writeApe } from "../ape/index.ts";
import { applyPlan, readId3, writeId3, type PlanResult, type PlanScope } from "../id3/index.ts";
import { applyId3v1Plan } from "../id3v1/index.ts";

export interface TagEdit {
  /** The tag as it is to be; null where it stays as it is. */
  readonly bytes: Uint8Array | null;
  /** Whether it takes the zeros behind it up. */
  readonly usesZeros: boolean;
  readonly stated: PlanResult["stated"];
  readonly issues: readonly Issue[];
}

interface Id3v2Place {
  readonly content: Uint8Array;
  readonly path: string;
  /** Bytes of zeros behind the tag, into which it may grow. */
  readonly zeros: number;
  readonly scope: PlanScope;
}

/** An ID3v2 tag. It keeps its length where its padding allows it, and else grows into zeros behind it. */
export function planId3v2({ content, path, zeros, scope }: Id3v2Place, plan: TagPlan): TagEdit {
  const read = readId3(content);
  if (!read.ok) throw damaged(path, "ID3v2 tag", read.error.problem);
  const { tag, isChanged, stated, unplaced } = applyPlan(read.value, plan, scope);
  const issues = unplaced.map((field) =>
    unsaidIssue("id3v2", field, `ID3v2.${tag.version}, which the file uses, has no frame for it`),
  );
  if (!isChanged) return { bytes: null, usesZeros: false, stated, issues };
  const kept = writeId3(tag, content.length);
  if (kept.length === content.length || zeros === 0) return { bytes: kept, usesZeros: false, stated, issues };
  const grown = writeId3(tag, content.length + zeros);
  const usesZeros = grown.length === content.length + zeros;
  return { bytes: usesZeros ? grown : kept, usesZeros, stated, issues };
}

/** An APE tag, kept in step. */
export function planApe(
  { content, path }: { readonly content: Uint8Array; readonly path: string },
  plan: TagPlan,
): TagEdit {
  const read = readApe(content);
  if (!read.ok) throw damaged(path, "APE tag", read.error.problem);
  const { tag, isChanged, unsaid } = applyApePlan(read.value, plan);
  const why = read.value.version === 1 ? "APEv1 has ASCII only" : "the item says that it must not be changed";
  return inStep(
    isChanged ? writeApe(tag) : null,
    unsaid.map((field) => unsaidIssue("ape", field, why)),
  );
}

interface Id3v1Place {
  readonly content: Uint8Array;
  readonly enhanced: Uint8Array | undefined;
}

/** An ID3v1 tag, kept in step, or the TAG+ tag in front of it. */
export function planId3v1(
  { content, enhanced }: Id3v1Place,
  plan: TagPlan,
  which: "enhanced" | "plain",
): TagEdit {
  const result = applyId3v1Plan(content, plan, enhanced);
  const [before, after] = which === "plain" ? [content, result.tag] : [enhanced, result.enhanced];
  const isChanged = before !== undefined && after !== undefined && Buffer.compare(before, after) !== 0;
  const why = "ID3v1 has no way to say the new value, so the old one still stands there";
  const issues = which === "plain" ? result.unsaid.map((field) => unsaidIssue("id3v1", field, why)) : [];
  return inStep(isChanged ? after : null, issues);
}

function inStep(bytes: Uint8Array | null, issues: readonly Issue[]): TagEdit {
  return { bytes, usesZeros: false, stated: [], issues };
}

function unsaidIssue(carrier: string, field: TagField, why: string): Issue {
  return {
    code: "TAG_FIELD_WITHOUT_FRAME",
    severity: "warning",
    path: [carrier, field],
    message: `The ${field} was not written: ${why}.`,
  };
}

function damaged(path: string, carrier: string, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_DAMAGED", { path, carrier, problem });
}
