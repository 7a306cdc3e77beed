/** A catalog, a disk and an ear for tests of what is told by ear. */
import { afterEach, beforeEach } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
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
  type FakeDisk,
  type FakeFingerprints,
} from "../../testing.ts";
import { addFiles } from "../asset/add-files.ts";
import { attachFile } from "../asset/attach-file.ts";
import type { CatalogContext } from "../change/catalog-context.ts";

/** Audio that is like other audio with an item in common. */
export function sounding(audio: string, ...items: readonly number[]): FakeAudio {
  return { audio, facts: { sound: aSound(), fingerprint: fakeFingerprint(...items) } };
}

interface Things {
  readonly place: TestStore;
  readonly context: CatalogContext;
  readonly disk: FakeDisk;
  readonly kept: FakeFingerprints;
}

/** New ones for each test. Returns how to reach those of the running test. */
export function withEar() {
  let things: Things | undefined;
  beforeEach(async () => {
    const place = await openTestStore();
    const disk = createFakeDisk(place.digest);
    things = { place, context: { ...place, actor: "Ada" }, disk, kept: createFakeFingerprints() };
  });
  afterEach(() => things?.place.close());
  const now = (): Things => {
    if (things === undefined) throw new Error("there is a catalog only inside a test");
    return things;
  };

  /** What a service that listens is given. The ear hears nothing in common but what stands in the answers. */
  function hearing(
    answers: Readonly<Record<string, Relation | HeardComparison>> = {},
    supposed: Readonly<Record<string, readonly SoundCandidate[]>> = {},
  ) {
    const { context, disk, kept } = now();
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
    for (const [path, content] of Object.entries(contents)) now().disk.put(path, content);
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
    for (const assetId of assetIds) await attachFile(now().context, { assetId, recordingId });
    return assetIds;
  }

  return {
    hearing,
    add,
    file,
    get context() {
      return now().context;
    },
    get disk() {
      return now().disk;
    },
    get kept() {
      return now().kept;
    },
  };
}
