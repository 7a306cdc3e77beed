import type { Issue } from "@deadwax/identifiers";
import { installedFonts, writePdf, type FontSource } from "../pdf-text/index.ts";
import type { LabelCopyInput } from "./label-copy-input.ts";
import { labelCopyPaper } from "./label-copy-rows.ts";

export interface LabelCopyPdf {
  readonly bytes: Uint8Array;
  /** Letters that could not be printed, if any. */
  readonly issues: readonly Issue[];
}

/**
 * The label copy of a release as PDF: A4, fonts inside, for the same release and moment the same bytes. Covers Latin,
 * Greek, Cyrillic, Vietnamese, Japanese, Chinese, Korean, Arabic and Hebrew; letters of other scripts are replaced by
 * `[?]` and told as issues.
 */
export async function labelCopyPdf(
  input: LabelCopyInput,
  fonts: FontSource = installedFonts(),
): Promise<LabelCopyPdf> {
  const missing = new Map<string, Issue>();
  const bytes = await writePdf(labelCopyPaper(input), fonts, (letters, text) => {
    missing.set(JSON.stringify([letters, text]), notPrinted(letters, text));
  });
  return { bytes, issues: [...missing.values()] };
}

function notPrinted(letters: string, text: string): Issue {
  const points = Array.from(
    letters,
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return {
    code: "LABEL_COPY_LETTERS",
    severity: "warning",
    path: [],
    message: `“${letters.slice(0, 40)}” (${points.slice(0, 6).join(", ")}${points.length > 6 ? " …" : ""}) is in no font of the printed label copy; [?] stands in its place.`,
    received: text.slice(0, 80),
    hint: "Use the label copy as a page (HTML), which a browser shows with the fonts of the computer.",
  };
}
