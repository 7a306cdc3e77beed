import type { Issue } from "@deadwax/identifiers";
import { applyAxmlPlan, createAxml, type AxmlRefusal } from "../axml/index.ts";
import { isBlank } from "../wav-tags/index.ts";
import type { ChunkEdit, NewChunk, TagEdits } from "../chunk-edits/index.ts";
import type { Expectation } from "../tagging/index.ts";
import type { EditContext } from "./edit-context.ts";

const ID = "axml";

/**
 * The EBUCore identifier. A first `axml` chunk gets it, further ones are only kept from naming another code. XML that
 * cannot be merged into is left alone and said; the code still goes into the other carriers.
 */
export function axmlEdits({ plan, chunks }: EditContext): TagEdits {
  const { isrc } = plan;
  if (isrc === undefined) return { edits: [], additions: [], expectations: [], issues: [] };
  const found = chunks.filter((chunk) => chunk.carrier === "axml");
  const additions: NewChunk[] = found.length === 0 ? [{ id: ID, content: createAxml(isrc) }] : [];
  const edits: ChunkEdit[] = [];
  const issues: Issue[] = [];
  let isStated = found.length === 0;
  for (const [order, { index, content }] of found.entries()) {
    if (content === null) {
      issues.push(notTouched("too-large"));
      continue;
    }
    const result = isBlank(content)
      ? { ok: true as const, bytes: createAxml(isrc), isChanged: order === 0 }
      : applyAxmlPlan(content, isrc, order === 0);
    if (!result.ok) {
      issues.push(notTouched(result.refusal));
      continue;
    }
    if (result.isChanged) edits.push({ index, id: ID, content: () => result.bytes });
    if (order === 0) isStated = true;
  }
  const expectations: Expectation[] = isStated
    ? [{ carrier: "axml", place: "identifier", field: "isrc", values: [isrc] }]
    : [];
  return { edits, additions, expectations, issues };
}

const REASONS: Readonly<Record<AxmlRefusal | "too-large", string>> = {
  "not-well-formed": "it is not well-formed XML",
  "encoding-unknown": "its bytes do not follow the encoding it names, or that encoding is not known",
  "not-ebu-core": "its root is not ebuCoreMain, so the code has no place in it",
  "identifier-not-plain": "its ISRC identifier holds more than text",
  "too-large": "it is larger than the 16 MiB that are read",
};

function notTouched(reason: keyof typeof REASONS): Issue {
  return {
    code: "TAG_AXML_NOT_TOUCHED",
    severity: "warning",
    path: ["axml"],
    message: `The axml chunk was left as it is: ${REASONS[reason]}. The code was written elsewhere.`,
  };
}
