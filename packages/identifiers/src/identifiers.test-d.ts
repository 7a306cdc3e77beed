/** Checked by the compiler: a checked code cannot be confused with text or with another identifier. */
import { formatIsrc, isCompactGtin, isCompactIsrc, parseIsrc, prefixCodeOf } from "./index.ts";
import type { Gtin, Isrc, IsrcIssueCode, Iswc, PrefixCode } from "./index.ts";

declare function assign(isrc: Isrc): void;
declare function offer(code?: IsrcIssueCode, candidate?: Isrc, gtin?: Gtin): void;
declare const text: string;
declare const iswc: Iswc;

// @ts-expect-error plain text is not an ISRC
assign(text);
// @ts-expect-error an ISWC is not an ISRC
assign(iswc);
// @ts-expect-error the printed form is not the stored form
assign(formatIsrc(text));

if (isCompactIsrc(text)) {
  assign(text);
  const prefix: PrefixCode = prefixCodeOf(text);
  // @ts-expect-error a prefix code is not an ISRC
  assign(prefix);
}

// @ts-expect-error the parts of an ISRC exist only for a checked one
prefixCodeOf(text);

if (isCompactGtin(text)) {
  const gtin: Gtin = text;
  // @ts-expect-error a GTIN is not an ISRC
  assign(gtin);
}

const parsed = parseIsrc(text);
if (parsed.ok) {
  assign(parsed.value.value);
} else {
  offer(parsed.error[0]?.code, parsed.error[0]?.candidate, parsed.error[0]?.gtin);
}
