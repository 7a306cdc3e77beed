/** The page becomes a catalog, once a person says yes. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  adoptable,
  adoptRescue,
  count,
  createIdSource,
  enterable,
  initCatalog,
  type AdoptedRescue,
  type RescueResult,
  type Waveforms,
} from "@deadwax/catalog";
import { systemClock, systemRandomness } from "@deadwax/storage";
import type { CommandContext } from "../../command/command.ts";
import { withAudio } from "../../session/audio.ts";
import { contextFor, createCatalog, withCatalog, type OpenedContext } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";

export interface Adopted extends AdoptedRescue {
  readonly catalog: string;
  /** False where the person said no, and in a dry run. */
  readonly isDone: boolean;
}

/** Throws COMMAND_ANSWER_NEEDED where nobody can be asked and --yes was not said. */
export async function adopt(
  command: CommandContext,
  found: RescueResult,
  waveforms: Waveforms | undefined,
): Promise<Adopted> {
  const { catalog } = command;
  const isThere = catalog.kind === "postgres" || existsSync(join(catalog.path, "catalog.sqlite"));
  const recordings = adoptable(found.rescue);
  const codes = enterable(recordings).length;
  const nothing = { recordings: 0, files: 0, entered: 0, left: [], catalog: catalog.label, isDone: false };
  if (recordings.length === 0) return nothing;
  if (command.isDryRun) {
    const files = recordings.reduce((sum, { files: own }) => sum + own.length, 0);
    return { ...nothing, recordings: recordings.length, files, entered: codes };
  }
  const entering = codes === 0 ? "" : `, with the ${count(codes, "code")} that sheet and sound agree on`;
  const isYes = await command.prompt.confirm({
    question: `${isThere ? "Add" : "Begin a catalog with"} ${count(recordings.length, "recording")} in ${catalog.label}${entering}?`,
  });
  if (!isYes) return nothing;
  const work = async (context: OpenedContext): Promise<Adopted> => ({
    ...(await adoptInto(command, context, { found, waveforms })),
    catalog: catalog.label,
    isDone: true,
  });
  return isThere ? withCatalog(command, work) : withNewCatalog(command, work);
}

/** Who gives the codes, and from which prefix, can be said later. */
async function withNewCatalog<Value>(
  command: CommandContext,
  work: (context: OpenedContext) => Promise<Value>,
): Promise<Value> {
  const { catalog: address } = command;
  const opened = await createCatalog(
    address,
    {
      id: createIdSource(systemClock, systemRandomness).next(),
      revision: 1,
      name: address.kind === "folder" ? basename(address.path) : "Deadwax catalog",
      isDemo: false,
      codeRoute: "unknown",
      territory: null,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    command.env,
  );
  try {
    const context = contextFor(command, opened);
    await initCatalog(context, {});
    return await work(context);
  } finally {
    await opened.store.close();
  }
}

async function adoptInto(
  command: CommandContext,
  catalog: OpenedContext,
  { found, waveforms }: { readonly found: RescueResult; readonly waveforms: Waveforms | undefined },
): Promise<AdoptedRescue> {
  const { rescue, places, files, fingerprints } = found;
  const before = waveforms === undefined ? {} : { readBefore: { files, fingerprints, waveforms } };
  return withAudio(
    command,
    (audio) =>
      withProgress(command, { label: "Reading in" }, (shown) =>
        adoptRescue(
          { ...catalog, ...audio },
          { ...shown, rescue, places, ...before, concurrency: audio.concurrency },
        ),
      ),
    catalog,
  );
}
