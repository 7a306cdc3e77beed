import { parseIsrcList, type Isrc, type Issue } from "@deadwax/identifiers";
import type { TagReading } from "./audio-facts.ts";
import type { FoundCode } from "./match/match-types.ts";

export interface FoundCodes {
  /** Each code and each place once, those of full trust first. */
  readonly codes: readonly FoundCode[];
  /** Values in places for a code that are none, or that stand for a missing one. */
  readonly issues: readonly Issue[];
}

/**
 * The codes that a file's tags and name state. Fillers are findings, no codes; so are the standard's example codes,
 * except in a demo catalog.
 */
export function findCodes(tags: readonly TagReading[], options: { readonly isDemo: boolean }): FoundCodes {
  const codes = new Map<string, FoundCode>();
  const issues: Issue[] = [];
  const stated = tags.filter((tag) => tag.field === "isrc");
  for (const tag of [...stated.filter(isTrusted), ...stated.filter((one) => !isTrusted(one))]) {
    const { isrcs, issues: found } = parseIsrcList(tag.value);
    const wrong = found.filter(({ code, severity }) =>
      code === "ISRC_DOCUMENTATION_PREFIX" ? !options.isDemo : severity !== "info",
    );
    issues.push(...wrong.map((issue) => ({ ...issue, path: ["tags", tag.carrier] })));
    const refused = new Set(wrong.map(({ received }) => received));
    for (const isrc of isrcs.filter((one) => !refused.has(one))) {
      codes.set(`${isrc} ${tag.carrier}`, { isrc, carrier: tag.carrier, trust: tag.trust });
    }
  }
  return { codes: [...codes.values()], issues };
}

/** The places of each code. */
export function carriersByCode(codes: readonly FoundCode[]): ReadonlyMap<Isrc, readonly string[]> {
  const groups = Map.groupBy(codes, ({ isrc }) => isrc);
  return new Map([...groups].map(([isrc, found]) => [isrc, found.map(({ carrier }) => carrier)]));
}

function isTrusted(tag: TagReading): boolean {
  return tag.trust === "carrier";
}
