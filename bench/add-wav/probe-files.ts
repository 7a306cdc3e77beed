/** Probes the files it is given and prints one line for each, as a process of its own: what `bench.ts` measures. */
import { createAudioProbe, createProbePool } from "../../packages/audio/src/index.ts";

const [threads = "1", ...paths] = process.argv.slice(2);

if (threads === "1") {
  const probe = createAudioProbe();
  for (const path of paths) print(path, (await probe.probe(path)).audioHash);
} else {
  const pool = createProbePool({ threads: Number(threads) });
  await Promise.all(
    paths.map(async (path) => {
      print(path, (await pool.probe(path)).audioHash);
    }),
  );
  await pool.close();
}
process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`);

function print(path: string, audioHash: string | null): void {
  process.stdout.write(`${audioHash ?? "-"} ${path}\n`);
}
