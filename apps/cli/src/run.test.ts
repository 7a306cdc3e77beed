import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import { outcome, type CommandContext, type CommandSection, type Outcome } from "./command/command.ts";
import { EXAMPLE_SECTIONS } from "./testing/example-command.ts";
import { keepingSink, runWith } from "./testing/surroundings.ts";
import { run } from "./run.ts";
import { nothing } from "./output/block.ts";

const temporaryFolder = mkdtempSync(join(tmpdir(), "deadwax-run-"));
afterAll(() => {
  rmSync(temporaryFolder, { recursive: true });
});

const surroundings = { sections: EXAMPLE_SECTIONS, cwd: "/", temporaryFolder, now: () => new Date(0) };
const quietResult = outcome({ schema: "deadwax.probe/1" }, () => nothing);

/** A table with one command that does only this. */
function tableOf(doing: (context: CommandContext) => Promise<Outcome>): readonly CommandSection[] {
  const command = { examples: [], positionals: [], flags: {}, run: doing };
  return [{ title: "Test", commands: [{ name: "probe", summary: "Probe", load: () => command }] }];
}

function throwing(thrown: unknown) {
  return runWith(["probe"], {
    ...surroundings,
    sections: tableOf(async () => {
      throw thrown;
    }),
  });
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: no`), { code, syscall: "write", path: "/disk/a.wav" });
}

describe("exit codes", () => {
  it("is 0 for what is done and 1 for what is done with problems", async () => {
    expect((await runWith(["press", "A"], surroundings)).code).toBe(0);
    expect((await runWith(["press", "A", "--loud"], surroundings)).code).toBe(1);
  });

  it.each<[unknown, number]>([
    [new CatalogError("FILE_NOT_FOUND", { path: "a" }), 2],
    [new CatalogError("FILE_EXISTS", { path: "a" }), 2],
    [new CatalogError("COMMAND_UNKNOWN", { name: "a" }), 2],
    [new CatalogError("FILE_NOT_READABLE", { path: "a", reason: "b" }), 3],
    [new CatalogError("FILE_DISK_FULL", { path: "a" }), 3],
    [systemError("ENOSPC"), 3],
    [systemError("EROFS"), 3],
    [systemError("ENOENT"), 70],
    [new Error("a"), 70],
    ["text", 70],
    [undefined, 70],
    [systemError("EPIPE"), 0],
  ])("maps what a command throws: %s → %i", async (thrown, expected) => {
    expect((await throwing(thrown)).code).toBe(expected);
  });
});

describe("refusals", () => {
  it("are an error with its code and a hint, on standard error", async () => {
    const { code, stdout, stderr } = await runWith(["pres"], surroundings);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "error[COMMAND_UNKNOWN]: There is no command “pres”; the nearest is deadwax press.\n" +
        "hint: `deadwax help` lists every command.\n",
    );
  });

  it("are the document deadwax.error/1 on standard output with --json, also when the line cannot be read", async () => {
    const { code, stdout, stderr } = await runWith(["pres", "--json"], surroundings);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      schema: "deadwax.error/1",
      error: {
        code: "COMMAND_UNKNOWN",
        kind: "invalid_input",
        message: "There is no command “pres”; the nearest is deadwax press.",
        hint: "`deadwax help` lists every command.",
        issues: [],
      },
    });
  });

  it("list the findings behind them, aligned, the hint of each under it", async () => {
    const issues = [
      { code: "A_B", severity: "error", path: ["row", 14], message: "One.", hint: "Do this." },
      { code: "C", severity: "warning", path: [], message: "Two\u001b[31m red." },
    ] as const;
    const { stderr } = await throwing(new CatalogError("FILE_NOT_FOUND", { path: "a" }, { issues }));
    expect(stderr).toBe(
      "error[FILE_NOT_FOUND]: There is no file or folder at “a”.\n" +
        "problem  row 14: One. [A_B]\n" +
        "         Do this.\n" +
        "warning  Two red. [C]\n" +
        "hint: Check the spelling, or whether the disk it is on is connected.\n",
    );
  });
});

describe("a mistake of ours", () => {
  it("is told calmly, with a private report that holds the stack and no password", async () => {
    const line = ["press", "bug", "--catalog", "postgres://ann:s3cret@db/label"];
    const { code, stdout, stderr } = await runWith(line, surroundings);
    expect({ code, stdout }).toEqual({ code: 70, stdout: "" });
    expect(stderr).toMatch(
      /^error\[COMMAND_BUG\]: Deadwax met a mistake of its own and stopped: “the lathe is on fire”/u,
    );
    expect(stderr).not.toMatch(/^\s+at /mu);
    const folder = readdirSync(temporaryFolder).find((name) => stderr.includes(name)) ?? "";
    const path = join(temporaryFolder, folder, "report.txt");
    const report = readFileSync(path, "utf8");
    expect(report).toContain("TypeError: the lathe is on fire\n    at ");
    expect(report).toContain("1970-01-01T00:00:00.000Z");
    expect(report).not.toContain("s3cret");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is told also where no report can be written, and as JSON", async () => {
    const { code, stdout } = await runWith(["press", "bug", "--json"], {
      ...surroundings,
      temporaryFolder: join(temporaryFolder, "not", "there"),
    });
    expect(code).toBe(70);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "deadwax.error/1",
      error: { code: "COMMAND_BUG", kind: "internal" },
    });
    expect(stdout).toContain("no file, because the temporary folder cannot be written");
  });
});

describe("the result", () => {
  it("is one JSON document with --json, the same one the page is made from", async () => {
    const { stdout, stderr } = await runWith(
      ["press", "Nočné\u009b31m", "-a", "Ann", "--json", "--dry-run"],
      surroundings,
    );
    expect(stderr).toBe("");
    expect(stdout).not.toContain("\u009b");
    expect(JSON.parse(stdout)).toEqual({
      schema: "deadwax.press/1",
      title: "Nočné\u009b31m",
      sideFile: [],
      mode: "stereo",
      artist: ["Ann"],
      loud: false,
      isDryRun: true,
      catalog: "/",
    });
  });

  it("is a page for a person otherwise", async () => {
    const { stdout } = await runWith(["press", "Night Bus", "-a", "Ann", "-a", "Bo"], surroundings);
    expect(stdout).toBe("Title  Night Bus\nCut    stereo\n\nArtist  No.\nAnn       1\nBo        2\n");
  });

  it("has colors on a terminal, none with NO_COLOR, --no-color or TERM=dumb, and some in a pipe with --color", async () => {
    const page = async (line: readonly string[], more: object) =>
      (await runWith(["press", "A", ...line], { ...surroundings, ...more })).stdout;
    expect(await page([], { columns: 80 })).toContain("\u001b[");
    expect(await page([], { columns: 80, env: { NO_COLOR: "1" } })).not.toContain("\u001b[");
    expect(await page([], { columns: 80, env: { NO_COLOR: "" } })).toContain("\u001b[");
    expect(await page([], { columns: 80, env: { TERM: "dumb" } })).not.toContain("\u001b[");
    expect(await page(["--no-color"], { columns: 80 })).not.toContain("\u001b[");
    expect(await page([], {})).not.toContain("\u001b[");
    expect(await page(["--color"], {})).toContain("\u001b[");
  });
});

describe("notes and questions", () => {
  it("puts notes on standard error, and leaves them out with --quiet and --json", async () => {
    const line = ["plant", "ship", "--to", "Porto", "--yes"];
    expect((await runWith(line, surroundings)).stderr).toBe("Packing  Porto\n");
    expect((await runWith([...line, "--quiet"], surroundings)).stderr).toBe("");
    expect((await runWith([...line, "--json"], surroundings)).stderr).toBe("");
  });

  it("answers a confirmation with --yes, and without a terminal names the flag that would", async () => {
    expect((await runWith(["plant", "ship", "--to", "Porto", "--yes"], surroundings)).code).toBe(0);
    const { code, stderr } = await runWith(["plant", "ship", "--to", "Porto", "-q"], surroundings);
    expect(code).toBe(2);
    expect(stderr).toContain("error[COMMAND_ANSWER_NEEDED]: “Ship it?” needs an answer");
    expect(stderr).toContain("give it with --yes");
  });
});

describe("being stopped", () => {
  it("lets the running step finish and ends with 130 after Ctrl-C, 143 after SIGTERM, 0 after a closed pipe", async () => {
    const codes: Record<string, number> = {};
    for (const reason of ["sigint", "sigterm", "closed-pipe"]) {
      const controller = new AbortController();
      let isFinished = false;
      const sections = tableOf(async ({ signal }) => {
        controller.abort(reason);
        isFinished = true;
        signal.throwIfAborted();
        return quietResult;
      });
      const { code } = await runWith(["probe"], { ...surroundings, sections, interrupt: controller.signal });
      codes[reason] = code;
      expect(isFinished).toBe(true);
    }
    expect(codes).toEqual({ sigint: 130, sigterm: 143, "closed-pipe": 0 });
  });

  it("still shows the result of a command that was done before it noticed", async () => {
    const controller = new AbortController();
    const sections = tableOf(async () => {
      controller.abort("sigint");
      return quietResult;
    });
    const { code, stdout } = await runWith(["probe", "--json"], {
      ...surroundings,
      sections,
      interrupt: controller.signal,
    });
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toEqual({ schema: "deadwax.probe/1" });
  });

  it("counts a reader that has gone as success, even while saying what went wrong", async () => {
    const closed = {
      ...keepingSink(),
      write: () => {
        throw systemError("EPIPE");
      },
    };
    const io = { stdout: closed, stderr: closed, stdin: process.stdin, env: {}, cwd: "/" };
    expect(await run(["press", "A"], io, EXAMPLE_SECTIONS)).toBe(0);
    expect(await run(["pres"], io, EXAMPLE_SECTIONS)).toBe(0);
  });
});
