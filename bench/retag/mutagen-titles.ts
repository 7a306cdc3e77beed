/** mutagen in a process of its own that stays: it changes the title of a file as often as it is told, and says how long each took. */
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

export interface MutagenProcess {
  /** Milliseconds of each change, by Python's own clock around opening and saving. */
  retag(path: string, times: number): Promise<readonly number[]>;
  stop(): void;
}

const SCRIPT = `
import sys, time, json, mutagen
from mutagen.id3 import TIT2
def title(f, text):
    kind = type(f).__name__
    if kind in ("WAVE", "AIFF", "MP3"): f.tags["TIT2"] = TIT2(encoding=1, text=text)
    elif kind == "MP4": f.tags["\\xa9nam"] = [text]
    else: f.tags["TITLE"] = text
    if kind in ("WAVE", "AIFF", "MP3"): f.save(v2_version=f.tags.version[1])
    else: f.save()
done = 0
for line in sys.stdin:
    path, count = line.rstrip("\\n").split("\\t")
    times = []
    for _ in range(int(count)):
        done += 1
        start = time.perf_counter()
        title(mutagen.File(path), "First title" if done % 2 else "Other title")
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times), flush=True)
`;

/** Null where no Python with mutagen is installed. */
export function startMutagen(): MutagenProcess | null {
  const python = ["/usr/bin/python3", "python3"].find(
    (name) => spawnSync(name, ["-c", "import mutagen"]).status === 0,
  );
  if (python === undefined) return null;
  const child = spawn(python, ["-c", SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async retag(path, times) {
      child.stdin.write(`${path}\t${times}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`mutagen could not write ${path}`);
      return JSON.parse(value) as readonly number[];
    },
    stop: () => child.stdin.end(),
  };
}
