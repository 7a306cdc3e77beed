import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { demoSession, renderSession } from "@deadwax/demo-song";
import type { CommandContext } from "../../command/command.ts";
import { translateFileProblem } from "../../session/file-problem.ts";

export interface RenderedPlace {
  /** Relative to the artist's folder, with slashes. */
  readonly path: string;
  readonly size: number;
}

/** Plays the piece in all its versions into the artist's folder, one file after the other. */
export async function renderFiles(
  command: CommandContext,
  folder: string,
  seconds: number | undefined,
): Promise<readonly RenderedPlace[]> {
  const places: RenderedPlace[] = [];
  const progress = command.out.progress({ label: "Playing", total: demoSession().length });
  try {
    const session = renderSession(seconds === undefined ? {} : { seconds });
    for (const { path, bytes } of session) {
      const target = join(folder, ...path.split("/"));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
      places.push({ path, size: bytes.length });
      progress.advance(1, path);
      // Rendering keeps this thread busy: a signal is seen only when it is let in.
      await new Promise((resolve) => setImmediate(resolve));
      command.signal.throwIfAborted();
    }
  } catch (thrown) {
    throw translateFileProblem(thrown, folder);
  } finally {
    progress.end();
  }
  return places;
}
