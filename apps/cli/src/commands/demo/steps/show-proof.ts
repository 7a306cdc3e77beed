/** How the proof and the end are told. */
import { bullets, heading, page, paragraph, spaced, type Block } from "../../../output/block.ts";
import { facts } from "../../../output/facts.ts";
import { status } from "../../../output/status.ts";
import { dim, strong } from "../../../output/text.ts";
import { accent } from "../../../output/text.ts";
import type { Proof } from "./prove.ts";

export function showProof(proof: Proof): Block {
  const { life, codesLog, changedSample } = proof;
  return spaced(
    paragraph(
      "Every step above is in the history, chained so that nothing can be changed unseen. This is the life of the radio edit:",
    ),
    facts(life.map(({ entry, sentence }) => [String(entry), sentence])),
    page(
      status(
        proof.isValid ? "ok" : "problem",
        proof.isValid
          ? `The chain holds: ${proof.operations} entries, ${proof.ledgerRows} rows of codes, last link ${(proof.lastHash ?? "").slice(0, 12)}…`
          : `The chain breaks at entry ${proof.operations}`,
      ),
      status(
        changedSample.before === changedSample.after ? "problem" : "ok",
        "One sample changed by one step, in a copy of the radio edit: Deadwax hears other audio",
        `${changedSample.before.slice(0, 24)}… became ${changedSample.after.slice(0, 24)}…`,
      ),
    ),
    paragraph("catalog/codes.log, a plain file that every number goes into before anybody sees it:"),
    facts(summary(codesLog)),
  );
}

/** The first lines and the last: the others are alike. */
function summary(lines: Proof["codesLog"]): readonly (readonly [string, string])[] {
  return lines.map(({ event, code }) => [event, code]);
}

export interface Ending {
  /** The folder as a person would type it from where they are. */
  readonly shown: string;
}

export function showEnding({ shown }: Ending): Block {
  return spaced(
    heading("Now it is yours"),
    facts([
      [`${shown}/artist/`, "the mess, exactly as it was"],
      [`${shown}/deliver/`, "eight masters with their codes inside: play them"],
      [`${shown}/catalog/`, "the catalog, and codes.log"],
      [`${shown}/master-sheet.xlsx`, "open it in Excel, Numbers or LibreOffice (there is a .csv, too)"],
    ]),
    page(
      paragraph(["Try, in ", strong(`${shown}/catalog`), ":"]),
      bullets([
        accent("deadwax list"),
        accent('deadwax show "Midnight Drive (Radio Edit)"'),
        accent("deadwax history"),
        accent("deadwax undo"),
      ]),
    ),
    paragraph([
      "With your own files: ",
      accent("deadwax init"),
      ", then ",
      accent("deadwax add FOLDER"),
      ". ",
      dim("deadwax help lists the rest."),
    ]),
  );
}
