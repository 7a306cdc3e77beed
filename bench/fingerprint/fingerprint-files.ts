/**
 * Prints a fingerprint for each WAV file it is given, as a process of its own: what `fingerprint.ts` measures.
 * Seconds that the fingerprint alone took, reading aside, follow it.
 */
import { fingerprintFile } from "./fingerprint-file.ts";

for (const path of process.argv.slice(2)) {
  const { text, seconds } = await fingerprintFile(path);
  process.stdout.write(`${text} ${seconds.toFixed(3)}\n`);
}
process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`);
