import { CatalogError, type TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { codesIn } from "../readings/index.ts";

interface CodeRequest {
  readonly path: string;
  /** Compact form. */
  readonly isrc: string;
  readonly mayReplace: boolean;
}

/**
 * Looks at the codes a file states already. Another one where this writer writes is refused unless it may be replaced;
 * another one in a place that is never written is said.
 * @throws CatalogError AUDIO_TAG_HAS_OTHER_CODE.
 */
export function checkOtherCodes(readings: readonly TagReading[], request: CodeRequest): readonly Issue[] {
  const { path, isrc, mayReplace } = request;
  const issues: Issue[] = [];
  for (const { field, value, carrier } of readings) {
    if (field !== "isrc") continue;
    const codes = codesIn(value);
    const other = codes.find((code) => code !== isrc);
    if (other === undefined) {
      if (isWritten(carrier) && codes.length === 0 && value.trim() !== "")
        issues.push(textReplaced(carrier, value));
    } else if (!isWritten(carrier)) issues.push(otherCodeStays(carrier, value));
    else if (mayReplace) issues.push(codeReplaced(carrier, other, isrc));
    else throw new CatalogError("AUDIO_TAG_HAS_OTHER_CODE", { path, carrier, found: value, wanted: isrc });
  }
  return issues;
}

/** The places for a code. Comments and the like are only read. */
function isWritten(carrier: string): boolean {
  return /^(?:id3\/(?:TSRC|TRC|TXXX?:ISRC)|axml\/identifier|INFO\/ISRC|vorbis\/ISRC|ape\/ISRC|mp4\/(?:----:com\.apple\.iTunes:ISRC|xid ?))$/iu.test(
    carrier,
  );
}

function textReplaced(carrier: string, received: string): Issue {
  return {
    code: "TAG_TEXT_REPLACED",
    severity: "info",
    path: ["tags", carrier],
    message: `${carrier} held text that is no ISRC; the code took its place.`,
    received,
  };
}

function codeReplaced(carrier: string, received: string, expected: string): Issue {
  return {
    code: "TAG_CODE_REPLACED",
    severity: "info",
    path: ["tags", carrier],
    message: `${carrier} held the code ${received}; ${expected} took its place.`,
    received,
    expected,
  };
}

function otherCodeStays(carrier: string, received: string): Issue {
  return {
    code: "TAG_OTHER_CODE_STAYS",
    severity: "warning",
    path: ["tags", carrier],
    message: `${carrier} mentions another code, which was left as it is: nothing is written there.`,
    received,
    hint: "Find out what the other code names, and correct that text in the program that wrote it.",
  };
}
