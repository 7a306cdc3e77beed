import { resolve } from "node:path";
import { formatIsrc } from "@deadwax/identifiers";
import { defineCommand, outcome } from "../../command/command.ts";
import { page, paragraph, type Block } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { dim, strong } from "../../output/text.ts";
import { checkFolder, demoPlaces, prepareFolder } from "./demo-folder.ts";
import { showEnding } from "./ending.ts";
import { tellStory, type Story } from "./story.ts";

/** Eight bars: the step from the verse into the chorus, with every part in it. */
const DEFAULT_SECONDS = 20;

export const demo = defineCommand({
  description: `An artist's untidy folder is rendered by a small synthesiser ("Midnight Drive", an original piece), and Deadwax works on it before
  your eyes: listens, sorts out, approves, gives codes, writes tags, makes a release and a master sheet, and proves it all. Nothing is scripted
  but the answers of the person, whom the demo plays.

  Everything stays in one folder, to look at, listen to and go on with. The codes are examples and must not be used for recordings.`,
  examples: [
    { command: "deadwax demo", says: "In ./deadwax-demo" },
    { command: "deadwax demo ~/try --full", says: "With the whole piece, 1:50 long" },
    { command: "deadwax demo --force --seconds 8", says: "Again, and quicker" },
  ],
  positionals: [
    {
      name: "folder",
      help: "Where it is to be; left out, deadwax-demo in this folder",
      optional: true,
      completes: "folder",
    },
  ],
  flags: {
    seconds: {
      type: "number",
      placeholder: "SECONDS",
      min: 4,
      max: 110,
      default: DEFAULT_SECONDS,
      help: "How long the studio master is",
    },
    full: { type: "boolean", help: "Render the whole piece; takes some five times as long" },
    force: { type: "boolean", help: "Replace an earlier demo" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const folder = resolve(command.cwd, positionals.folder ?? "deadwax-demo");
    const found = await checkFolder(folder, flags.force);
    const seconds = flags.full ? null : flags.seconds;
    const story = command.isDryRun ? null : await play();
    return outcome(
      { schema: "deadwax.demo/1" as const, isDryRun: command.isDryRun, folder, seconds, story },
      (done) =>
        done.story === null
          ? status("ok", `Would ${found === "free" ? "make" : "replace"} the demo in ${folder}`)
          : showEnding(command, folder, formatIsrc(done.story.codes.void.isrc)),
    );

    async function play(): Promise<Story> {
      const places = demoPlaces(folder);
      await prepareFolder(places);
      command.out.human(showOpening());
      return tellStory(command, places, seconds ?? undefined);
    }
  },
});

function showOpening(): Block {
  return page(
    paragraph([strong("deadwax demo"), "  files go in; recordings with codes come out"]),
    paragraph(""),
    paragraph(
      "An ISRC is the code of one recording. Shops, radio and the people who pay royalties go by it, so each recording gets one, once, and it should stand in the file. Here is how that goes.",
    ),
    paragraph(dim("The piece and everybody in it are invented. What you see really happens.")),
    paragraph(""),
    paragraph(""),
  );
}
