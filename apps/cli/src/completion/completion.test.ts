import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EXAMPLE_SECTIONS } from "../testing/example-command.ts";
import { runWith } from "../testing/surroundings.ts";
import { completionScript, SHELLS } from "./completion-script.ts";

const entries = EXAMPLE_SECTIONS.flatMap(({ commands }) => commands);
const folder = mkdtempSync(join(tmpdir(), "deadwax-completion-"));
mkdirSync(join(folder, "masters"));
writeFileSync(join(folder, "night bus.wav"), "");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function has(shell: string): boolean {
  return spawnSync(shell, ["--version"]).status === 0;
}

/** What bash would offer for the last of these words. */
async function bashOffers(words: readonly string[]): Promise<readonly string[]> {
  const script = await completionScript("bash", entries);
  const line = words.map((word) => `'${word}'`).join(" ");
  const test = `${script}
COMP_WORDS=(deadwax ${line}); COMP_CWORD=${words.length}
_deadwax
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync("bash", ["--norc", "-u", "-c", test], { cwd: folder, encoding: "utf8" });
  return text.split("\n").filter((word) => word !== "");
}

describe.skipIf(!has("bash"))("completion in bash", () => {
  it.each<[readonly string[], readonly string[]]>([
    [[""], ["press", "plant", "help"]],
    [["pl"], ["plant"]],
    [
      ["plant", ""],
      ["ship", "list"],
    ],
    [["--json", "--catalog", "press", "plant", "s"], ["ship"]],
    [["help", "pr"], ["press"]],
    [
      ["press", "--mode", ""],
      ["stereo", "mono"],
    ],
    [["press", "--mode", "m"], ["mono"]],
    [["press", "--mode", "=", "m"], ["mono"]],
    [
      ["press", "--mode", "="],
      ["stereo", "mono"],
    ],
    [["stamp", "--exp"], ["--explicit"]],
    [
      ["press", "--no-"],
      ["--no-explicit", "--no-color"],
    ],
    [["press", "--dry"], ["--dry-run"]],
    [["plant", "ship", "--dry"], []],
    [["press", "n"], ["night bus.wav"]],
    [["press", "--plant", ""], ["masters"]],
    [["--catalog", "m"], ["masters"]],
    [["plant", "ship", "--to", ""], []],
  ])("offers for %j: %j", async (words, expected) => {
    expect(await bashOffers(words)).toEqual(expected);
  });
});

describe("completion scripts", () => {
  const checks: Readonly<Record<string, readonly string[]>> = {
    bash: ["bash", "-n"],
    zsh: ["zsh", "-n"],
    fish: ["fish", "--no-execute"],
  };
  it.each(Object.entries(checks))(
    "are read without complaint by %s, where it is installed",
    async (shell, [program = "", flag = ""]) => {
      if (!has(program)) return;
      const file = join(folder, `deadwax.${shell}`);
      writeFileSync(
        file,
        await completionScript(shell === "zsh" ? "zsh" : shell === "fish" ? "fish" : "bash", entries),
      );
      expect(spawnSync(program, [flag, file], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    },
  );

  it.each(SHELLS)("name every command and flag in %s", async (shell) => {
    const script = await completionScript(shell, entries);
    for (const word of ["press", "stamp", "plant", "ship", "cut-on", "no-explicit", "dry-run", "catalog"]) {
      expect(script).toContain(word);
    }
  });

  it.each(SHELLS)("are printed by the command for %s, and say the same as JSON", async (shell) => {
    const { code, stdout } = await runWith(["completion", shell]);
    expect(code).toBe(0);
    const json = await runWith(["completion", shell, "--json"]);
    expect(JSON.parse(json.stdout)).toEqual({ schema: "deadwax.completion/1", shell, script: stdout });
  });
});
