/** Where files meet the probe, the ear, the vault and the tag writer. */
import { availableParallelism } from "node:os";
import {
  createEarPool,
  createKnownSounds,
  createSuppositionPool,
  createProbePool,
  createTagWriter,
  MEASURED_BY,
  type EarPool,
} from "@deadwax/audio";
import {
  catalogFolder,
  createFileTree,
  createFileVault,
  createFileWaveforms,
  type CatalogFolder,
} from "@deadwax/storage";
import type {
  AudioProbe,
  Ear,
  Fingerprints,
  FileTree,
  KnownSounds,
  TagWriter,
  Vault,
  Waveforms,
} from "@deadwax/catalog";
import type { CommandContext } from "../command/command.ts";

export interface AudioTools {
  readonly probe: AudioProbe;
  /** Starts its threads with the first comparison. */
  readonly ear: Pick<EarPool, "compare">;
  readonly measuredBy: string;
  readonly files: FileTree;
  readonly tags: TagWriter;
  /** Only a catalog in a folder has a vault. */
  readonly vault?: Vault;
  /** Likewise. */
  readonly waveforms?: Waveforms;
  /** Over the fingerprints of the catalog that was given. */
  readonly sounds?: KnownSounds;
  /** The same over any others. */
  readonly searchOver: (fingerprints: Fingerprints) => KnownSounds;
  /** How many files are read at once. */
  readonly concurrency: number;
}

/** The outlines that are kept beside a catalog. A database has no folder for them. */
export function waveformsOf({ catalog }: Pick<CommandContext, "catalog">): Waveforms | undefined {
  return catalog.kind === "folder" ? createFileWaveforms(catalogFolder(catalog.path).waveforms) : undefined;
}

/** An ear that gives a comparison up in the middle once the command is stopped: for who tells nothing of a part of it. */
export function earUntilStopped(
  { ear }: Pick<AudioTools, "ear">,
  { signal }: Pick<CommandContext, "signal">,
): Ear {
  return { compare: (pathA, pathB) => ear.compare(pathA, pathB, { signal }) };
}

/** Lends the tools for as long as the work takes; with a catalog also what finds its recordings by ear. */
export async function withAudio<Value>(
  command: CommandContext,
  work: (tools: AudioTools) => Promise<Value>,
  catalog?: { readonly fingerprints: Fingerprints },
): Promise<Value> {
  const threads = availableParallelism();
  const probe = createProbePool({ threads });
  const ear = createEarPool({ threads });
  const suppositions = createSuppositionPool({ threads });
  const { suppose } = suppositions;
  const own = command.catalog.kind === "folder" ? catalogFolder(command.catalog.path) : undefined;
  try {
    return await work({
      probe,
      ear,
      measuredBy: MEASURED_BY,
      files: createFileTree({ leaveOut: own === undefined ? [] : foldersOf(own) }),
      tags: createTagWriter({
        measure: async (path) => {
          const facts = await probe.probe(path, "identity");
          const { sha256, audioHash } = facts;
          return { sha256, audioHash, facts };
        },
      }),
      ...(own === undefined
        ? {}
        : { vault: createFileVault(own.vault), waveforms: createFileWaveforms(own.waveforms) }),
      ...(catalog === undefined ? {} : { sounds: createKnownSounds(catalog.fingerprints, { suppose }) }),
      searchOver: (fingerprints) => createKnownSounds(fingerprints, { suppose }),
      concurrency: threads * 2,
    });
  } finally {
    await Promise.all([probe.close(), ear.close(), suppositions.close()]);
  }
}

/** What lies in the folder of a catalog and is not to be added to it. */
function foldersOf({ vault, backups, waveforms, fingerprints }: CatalogFolder): readonly string[] {
  return [vault, backups, waveforms, fingerprints];
}
