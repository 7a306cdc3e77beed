/**
 * Where the program begins. `--version` is answered before anything is loaded; everything else is in run.ts. The bundle
 * is one file, so the threads of the probe and of the ear begin here too; they are no command line.
 */
import { isMainThread } from "node:worker_threads";
import { VERSION } from "./version.ts";

async function main(argv: readonly string[]): Promise<void> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  const [{ runProcess }, { COMMANDS }] = await Promise.all([
    import("./process.ts"),
    import("./commands/table.ts"),
  ]);
  await runProcess(argv, COMMANDS);
}

if (isMainThread) await main(process.argv.slice(2));
else (await import("@deadwax/audio")).runIfAudioWorker();
