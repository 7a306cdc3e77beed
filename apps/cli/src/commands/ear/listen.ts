/** Comparing two files with progress, beside the catalog where there is one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compareFiles, type CatalogStore, type ComparedFiles, type CompareRequest } from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";
import { earUntilStopped, withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";

/** Both files are read, then they are heard. */
const STEPS = 3;

/** Throws FILE_… and AUDIO_… for a file that cannot be read or heard. */
async function listen(
  command: CommandContext,
  request: CompareRequest,
  store?: CatalogStore,
): Promise<ComparedFiles> {
  return withAudio(command, async (audio) => {
    const { probe, files } = audio;
    const ear = earUntilStopped(audio, command);
    const beside = store === undefined ? {} : { store };
    return withProgress(command, { label: "Comparing", total: STEPS }, (_, advance) => {
      advance(0, "reading both");
      const counted: typeof probe = {
        probe: async (path, depth) => {
          const facts = await probe.probe(path, depth);
          advance(1, "listening");
          return facts;
        },
      };
      return compareFiles({ probe: counted, ear, files, ...beside }, request);
    });
  });
}

/** The same with what the catalog knows, where one is open or named; comparing needs none. */
export async function listenBesideCatalog(
  command: CommandContext,
  request: CompareRequest,
): Promise<ComparedFiles> {
  if (!hasCatalog(command)) return listen(command, request);
  return withCatalog(command, ({ store }) => listen(command, request, store));
}

export function hasCatalog({ catalog }: Pick<CommandContext, "catalog">): boolean {
  return catalog.kind === "postgres" || existsSync(join(catalog.path, "catalog.sqlite"));
}
