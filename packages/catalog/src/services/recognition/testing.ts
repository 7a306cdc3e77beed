/** What tests of what is told by ear have in common. */
import type { HeardComparison, Relation } from "../../domain/comparison/index.ts";
import type { Id } from "../../domain/values/id.ts";
import type { SoundCandidate } from "../../ports/fingerprints.ts";
import {
  aSound,
  createFakeDisk,
  createFakeEar,
  createFakeFingerprints,
  createFakeSounds,
  fakeFingerprint,
  type FakeAudio,
} from "../../testing.ts";
import { addFiles } from "../asset/add-files.ts";
import { attachFile } from "../asset/attach-file.ts";
import type { CatalogContext } from "../change/catalog-context.ts";

/** Audio that is like other audio with an item in common. */
export function sounding(audio: string, ...items: readonly number[]): FakeAudio {
  return { audio, facts: { sound: aSound(), fingerprint: fakeFingerprint(...items) } };
}

/** What is around a store in such a test: a disk, fingerprints, and an ear that hears what it is told. */
export function createEarPlace(place: Omit<CatalogContext, "actor" | "isDryRun">) {
  const context: CatalogContext = { ...place, actor: "Ada" };
  const disk = createFakeDisk(place.digest);
  const kept = createFakeFingerprints();

  /** What a service that listens is given. The ear hears nothing in common but what stands in the answers. */
  function hearing(
    answers: Readonly<Record<string, Relation | HeardComparison>> = {},
    supposed: Readonly<Record<string, readonly SoundCandidate[]>> = {},
  ) {
    const ear = createFakeEar(answers);
    const sounds = createFakeSounds(kept, supposed);
    const { fingerprints } = kept;
    return { ...context, files: disk.files, probe: disk.probe, ear, sounds, fingerprints };
  }

  /** The assets of files that are put there and read in. */
  async function add(
    contents: Readonly<Record<string, FakeAudio>>,
    recordingFor: "each" | "none" = "none",
  ): Promise<readonly { readonly assetId: Id; readonly recordingId: Id | null }[]> {
    for (const [path, content] of Object.entries(contents)) disk.put(path, content);
    const { files } = await addFiles(hearing(), { paths: Object.keys(contents), recordingFor });
    return files.map(({ assetId, recordingId }) => {
      if (assetId === null) throw new Error("nothing was added");
      return { assetId, recordingId };
    });
  }

  /** The same with the recording they are files of. */
  async function file(
    recordingId: Id,
    contents: Readonly<Record<string, FakeAudio>>,
  ): Promise<readonly Id[]> {
    const assetIds = (await add(contents)).map(({ assetId }) => assetId);
    for (const assetId of assetIds) await attachFile(context, { assetId, recordingId });
    return assetIds;
  }

  return { context, disk, kept, hearing, add, file };
}

export type EarPlace = ReturnType<typeof createEarPlace>;
