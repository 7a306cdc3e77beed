/** How the steps about codes are told. */
import { formatIsrc } from "@deadwax/identifiers";
import { count } from "@deadwax/catalog";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { facts, type Fact } from "../../../output/facts.ts";
import { status } from "../../../output/status.ts";
import { dim, strong, type Text } from "../../../output/text.ts";
import { DEMO_PREFIX } from "../stage.ts";
import { familyTree, type Family } from "./family.ts";
import type { EnteredCode, OwnCodes, Refused } from "./give-codes.ts";

export function showEntered({ name, isrc, sourceName }: EnteredCode): Block {
  return spaced(
    paragraph(
      "The live take went out last year, and the distributor gave it a code. A recording keeps its code wherever it goes, so it is entered as it was given, with its source.",
    ),
    status("ok", [strong(formatIsrc(isrc)), `  “${name}”`], `given by the distributor “${sourceName}”`),
  );
}

export function showOwnCodes(codes: OwnCodes, family: Family): Block {
  const [first] = codes.assigned;
  const last = codes.assigned.at(-1);
  return spaced(
    paragraph([
      `The others get theirs from the range of the prefix ${DEMO_PREFIX}. `,
      dim("(The standard keeps it for examples; Deadwax assigns from it in a demo and nowhere else.)"),
    ]),
    facts([
      ["dry run", `${codes.rehearsed}  no number yet: one that was shown is spent`],
      ["undone", `${formatIsrc(codes.void.isrc)}  void for ever: it was taken, then undone`],
      [
        "assigned",
        first === undefined || last === undefined
          ? undefined
          : [
              strong(`${formatIsrc(first.isrc)} to ${last.isrc.slice(-5)}`),
              codes.left === null ? "" : `  ${count(codes.left, "number")} left this year`,
            ],
      ],
      ...codes.refused.map((refused, at): Fact => [at === 0 ? "refused" : "", refusal(refused)]),
    ]),
    familyTree(family),
  );
}

function refusal({ file, message }: Refused): Text {
  return file === null ? message : [`once more for ${file}: `, message];
}
