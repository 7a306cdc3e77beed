/** The shells that deadwax can be completed in. */
import type { CommandEntry } from "../command/command.ts";
import { bashCompletion } from "./bash.ts";
import { fishCompletion } from "./fish.ts";
import { powershellCompletion } from "./powershell.ts";
import { completionNodes, type CompletionNode } from "./tree.ts";
import { zshCompletion } from "./zsh.ts";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

const WRITERS: Readonly<Record<Shell, (nodes: readonly CompletionNode[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** The script that completes these commands in this shell. */
export async function completionScript(shell: Shell, entries: readonly CommandEntry[]): Promise<string> {
  return WRITERS[shell](await completionNodes(entries));
}
