import type { ColumnSuggestion, SuggestionReason } from "./column-suggestion.ts";

/** Lower is stronger. */
const STRENGTH: Partial<Record<SuggestionReason, number>> = {
  "own-header": 0,
  "header-and-content": 1,
  header: 2,
};

/** A column without content is weaker than one with, whatever its header says. */
function strength({ because, samples }: ColumnSuggestion): number {
  return (STRENGTH[because] ?? 3) + (samples.length === 0 ? 0.5 : 0);
}

/**
 * Two source columns cannot be the same column of ours. The strongest keeps the match; where two are equally strong
 * all of them become questions.
 */
export function settleRivals(suggestions: readonly ColumnSuggestion[]): readonly ColumnSuggestion[] {
  return suggestions.map((suggestion) => {
    if (suggestion.status !== "matched") return suggestion;
    const rivals = suggestions.filter(
      (other) => other !== suggestion && other.status === "matched" && other.target === suggestion.target,
    );
    const rival = rivals.find((other) => strength(other) <= strength(suggestion));
    if (rival === undefined) return suggestion;
    const message = `“${rival.name}” can be ${suggestion.target ?? ""}, too. Which of them is it?`;
    return { ...suggestion, status: "uncertain", because: "rival", message };
  });
}
