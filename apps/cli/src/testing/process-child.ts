/** A process with commands that only tests know: something slow, something long, a question. */
import { setTimeout as wait } from "node:timers/promises";
import { defineCommand, outcome } from "../command/command.ts";
import { paragraph, verbatim } from "../output/block.ts";
import { runProcess } from "../process.ts";

const none = { examples: [], positionals: [], flags: {} } as const;

const slow = defineCommand({
  ...none,
  async run({ signal, out }) {
    out.note(paragraph("begun"));
    // One step: not to be torn apart by a signal.
    await wait(500);
    out.note(paragraph("step finished"));
    signal.throwIfAborted();
    return outcome({ schema: "deadwax.slow/1" }, () => paragraph("done"));
  },
});

const long = defineCommand({
  ...none,
  async run() {
    const lines = Array.from({ length: 50_000 }, (_, index) => `line ${index}`).join("\n");
    return outcome({ schema: "deadwax.long/1" }, () => verbatim(lines));
  },
});

const ask = defineCommand({
  ...none,
  async run({ prompt }) {
    const title = await prompt.text({ question: "Title?", flag: "--title TITLE" });
    const mode = await prompt.choose({
      question: "Mode?",
      flag: "--mode",
      choices: [
        { value: "stereo", label: "Stereo" },
        { value: "mono", label: "Mono" },
      ],
    });
    const isSure = await prompt.confirm({ question: "Sure?" });
    return outcome({ schema: "deadwax.ask/1" }, () => paragraph(`${title} ${mode} ${String(isSure)}`));
  },
});

await runProcess(process.argv.slice(2), [
  {
    title: "Test",
    commands: [
      { name: "slow", summary: "Wait", load: () => slow },
      { name: "long", summary: "Say a lot", load: () => long },
      { name: "ask", summary: "Ask", load: () => ask },
    ],
  },
]);
