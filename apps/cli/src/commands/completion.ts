import { defineCommand, outcome } from "../command/command.ts";
import { completionScript, SHELLS } from "../completion/completion-script.ts";
import { verbatim } from "../output/block.ts";

export const completion = defineCommand({
  description: `The script is printed, nothing is installed. It knows commands, flags and their values.`,
  examples: [
    {
      command: "source <(deadwax completion bash)",
      says: "Complete in this bash; put the line into ~/.bashrc to keep it",
    },
    { command: "deadwax completion fish | source", says: "Complete in this fish" },
  ],
  positionals: [{ name: "shell", help: "The shell to complete in", choices: SHELLS }],
  flags: {},
  async run({ sections }, { positionals: { shell } }) {
    const script = await completionScript(
      shell,
      sections.flatMap(({ commands }) => commands),
    );
    return outcome({ schema: "deadwax.completion/1", shell, script }, (result) => verbatim(result.script));
  },
});
