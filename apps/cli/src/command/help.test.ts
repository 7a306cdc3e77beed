import { describe, expect, it } from "vitest";
import { EXAMPLE_SECTIONS } from "../testing/example-command.ts";
import { runWith } from "../testing/surroundings.ts";

async function help(line: readonly string[], columns?: number): Promise<string> {
  const surroundings = { sections: EXAMPLE_SECTIONS, env: { NO_COLOR: "1" } };
  const { code, stdout } = await runWith(
    line,
    columns === undefined ? surroundings : { ...surroundings, columns },
  );
  expect(code).toBe(0);
  return stdout;
}

describe("help", () => {
  it("shows the commands and the flags they share", async () => {
    expect((await help([])).replace(/deadwax \d+\.\d+\.\d+/u, "deadwax VERSION")).toMatchInlineSnapshot(`
      "deadwax VERSION  the system of record for recordings
      Gives every finished master its ISRC and keeps file, catalog and delivery in
      agreement.

      Usage: deadwax COMMAND [ARGUMENT...] [FLAG...]

      Making records
        press  Press a record
        plant  Work with a pressing plant

      Flags of every command
            --catalog PLACE  Catalog folder or postgres:// address; else
                             DEADWAX_CATALOG, else the nearest folder upwards that
                             holds one
            --json           Print the result as one JSON document
        -q, --quiet          Leave out progress and notes
            --[no-]color     Use colors, or not; else only on a terminal and without
                             NO_COLOR
        -y, --yes            Answer yes to confirmations; questions of fact are still
                             asked
        -h, --help           Explain the command
        -V, --version        Print the version

      \`deadwax help COMMAND\` explains a command and shows examples.
      "
    `);
  });

  it("shows one command with its arguments, flags and examples", async () => {
    expect(await help(["help", "press"])).toMatchInlineSnapshot(`
      "deadwax press  Press a record

      Usage: deadwax press TITLE [SIDE-FILE...] [FLAG...]
      Also called: stamp

      Presses a record.

      Nothing else happens.

      Arguments
        TITLE      What is printed on it
        SIDE-FILE  The audio of its sides

      Flags
            --mode MODE      How it is cut (stereo, mono; default stereo)
        -s, --speed RPM      How fast it turns (a whole number from 16 to 78)
        -a, --artist NAME    Who performs (may be repeated)
            --cut-on DATE    When it was cut (2026, 2026-03 or 2026-03-14)
            --[no-]explicit  Whether it carries the sticker
        -l, --loud           Cut it hot
            --plant CITY     Where it is pressed
            --dry-run        Say what would happen and write nothing

      Examples
        $ deadwax press "Night Bus" --speed 33 --color
          Press one record

      \`deadwax help\` lists the flags that every command understands.
      "
    `);
  });

  it("shows a group and what belongs to it", async () => {
    expect(await help(["plant", "--help"])).toMatchInlineSnapshot(`
      "deadwax plant  Work with a pressing plant

      Usage: deadwax plant COMMAND

      Everything around the plant.

      Commands
        ship  Send the records off
        list  Show the plants
      "
    `);
  });

  it.each([40, 80, 200])("keeps within %i columns, and within 100 where there are more", async (columns) => {
    for (const line of [[], ["press", "-h"], ["plant", "ship", "-h"]]) {
      const widest = Math.max(...(await help(line, columns)).split("\n").map((text) => text.length));
      expect(widest).toBeLessThanOrEqual(Math.min(columns, 100));
    }
  });
});
