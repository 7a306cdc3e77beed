/** What every step of the demo works with: a catalog of its own, and the tools for audio. */
import { createIdSource, initCatalog, type CatalogContext, type Id } from "@deadwax/catalog";
import { systemClock, systemRandomness } from "@deadwax/storage";
import type { CommandContext } from "../../command/command.ts";
import { withAudio, type AudioTools } from "../../session/audio.ts";
import { contextFor, createCatalog } from "../../session/open-catalog.ts";
import { REGISTRANT } from "./answers.ts";
import type { DemoPlaces } from "./demo-folder.ts";

/** Who the history says was at work: the demo plays the person, and says so. */
const ACTOR = "the demo";
export const DEMO_PREFIX = "AA-6Q7";

export interface Stage {
  readonly command: CommandContext;
  readonly places: DemoPlaces;
  readonly catalog: CatalogContext;
  readonly audio: AudioTools;
}

/** A file of the artist's folder as the catalog knows it. */
export interface KnownFile {
  readonly assetId: Id;
  readonly recordingId: Id | null;
}

/** Begins a demo catalog with the prefix of the documentation and lends it for as long as the work takes. */
export async function withStage<Value>(
  command: CommandContext,
  places: DemoPlaces,
  work: (stage: Stage) => Promise<Value>,
): Promise<Value> {
  const address = { kind: "folder", path: places.catalog, label: places.catalog } as const;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const opened = await createCatalog(
    address,
    {
      id: createIdSource(systemClock, systemRandomness).next(),
      revision: 1,
      name: "Deadwax demo",
      isDemo: true,
      codeRoute: "own-prefix",
      territory: null,
      timeZone,
    },
    command.env,
  );
  try {
    const catalog = { ...contextFor(command, opened), actor: ACTOR };
    await initCatalog(catalog, {
      registrant: { name: REGISTRANT, kind: "organization", timeZone },
      prefix: { prefix: DEMO_PREFIX, control: "own", lastUsed: -1 },
    });
    return await withAudio(
      { ...command, catalog: address },
      (audio) => work({ command, places, catalog, audio }),
      catalog,
    );
  } finally {
    await opened.store.close();
  }
}
