import { answerCommands } from "./answer.ts";
import { blockCommands } from "./blocks.ts";
import { clockCommands } from "./clock.ts";
import type { Command } from "./command.ts";
import { copyCommands } from "./copies.ts";
import { crashCommands } from "./crash.ts";
import { dryRun } from "./dry-run.ts";
import { enterCommands } from "./enter.ts";
import { issueCommands } from "./issue.ts";
import { logDamageCommands } from "./log-damage.ts";
import { restore } from "./restore.ts";

export const COMMANDS: readonly Command[] = [
  ...issueCommands,
  dryRun,
  ...answerCommands,
  ...enterCommands,
  ...clockCommands,
  ...blockCommands,
  ...copyCommands,
  restore,
  ...crashCommands,
  ...logDamageCommands,
];
