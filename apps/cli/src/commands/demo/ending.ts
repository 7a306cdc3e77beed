/** The last page: what lies where, and what to try. */
import { relative } from "node:path";
import type { CommandContext } from "../../command/command.ts";
import { heading, page, paragraph, spaced, type Block } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { accent, dim } from "../../output/text.ts";

/** The folder as one would type it: short below here, whole elsewhere. */
function shownFolder({ cwd }: CommandContext, folder: string): string {
  const short = relative(cwd, folder);
  return short === "" ? "." : short.startsWith("..") ? folder : short;
}

/** Who came here with `npm run demo` has no `deadwax` to type. */
function isRunByNpm({ env }: CommandContext): boolean {
  return env["npm_lifecycle_event"] !== undefined;
}

export function showEnding(command: CommandContext, folder: string, voidCode: string): Block {
  const shown = shownFolder(command, folder);
  const catalog = /\s/u.test(shown) ? `"${shown}/catalog"` : `${shown}/catalog`;
  const at = accent(`--catalog ${catalog}`);
  return spaced(
    heading("What lies where"),
    facts([
      [`${shown}/artist/`, "the mess, exactly as it was"],
      [`${shown}/deliver/`, "the masters with their codes inside: play them"],
      [`${shown}/master-sheet.xlsx`, "for Excel, Numbers, LibreOffice; and as .csv"],
      [`${shown}/catalog/`, "the catalog, and codes.log"],
    ]),
    heading("Go on"),
    page(
      isRunByNpm(command) ? paragraph(accent('alias deadwax="npm run --silent deadwax --"')) : () => [],
      paragraph([accent("deadwax list "), at]),
      paragraph([accent('deadwax show "Midnight Drive (Radio Edit)" '), at]),
      paragraph([accent(`deadwax show ${voidCode} `), at, dim("  the void one")]),
    ),
    paragraph([
      "With files of your own: ",
      accent("deadwax init"),
      ", ",
      accent("deadwax add FOLDER"),
      ". Codes for them come from your agency or distributor.",
    ]),
  );
}
