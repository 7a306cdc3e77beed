/** How the proof is told. */
import { page, paragraph, spaced, type Block } from "../../../output/block.ts";
import { facts, type Fact } from "../../../output/facts.ts";
import { status } from "../../../output/status.ts";
import type { Proof } from "./prove.ts";

export function showProof(proof: Proof): Block {
  const { life, codesLog, changedSample } = proof;
  const isHeard = changedSample.before !== changedSample.after;
  return spaced(
    paragraph(
      "Every step is in the history, chained so that nothing can be changed unseen; in your catalog your own name stands in it. The life of the radio edit:",
    ),
    facts(life.map(({ entry, sentence }) => [String(entry), sentence])),
    paragraph("And codes.log, a plain file that every number goes into before anybody sees it:"),
    facts(shortened(codesLog)),
    page(
      status(
        proof.isValid ? "ok" : "problem",
        proof.isValid
          ? `The chain holds: ${proof.operations} entries, ${proof.ledgerRows} rows of codes`
          : `The chain breaks at entry ${proof.operations}`,
      ),
      status(
        isHeard ? "ok" : "problem",
        `A test on a copy: one sample, moved by one step of 16 million. ${isHeard ? "It is other audio" : "Not heard"}`,
        `${changedSample.before.slice(0, 24)}… became ${changedSample.after.slice(0, 24)}…`,
      ),
    ),
  );
}

const HEAD = 3;

/** The first lines and the last: those between are alike. */
function shortened(lines: Proof["codesLog"]): readonly Fact[] {
  const pairs = lines.map(({ event, code }): Fact => [event, code]);
  const hidden = pairs.length - HEAD - 1;
  return hidden < 2 ? pairs : [...pairs.slice(0, HEAD), ["…", `${hidden} more`], ...pairs.slice(-1)];
}
