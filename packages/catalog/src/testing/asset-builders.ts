/** A disk in memory, and recordings to test assets with. */
import type { Asset } from "../domain/asset/asset.ts";
import type { AudioFacts, TagField, TagReading } from "../domain/asset/audio-facts.ts";
import type { SoundFacts } from "../domain/asset/sound-facts.ts";
import type { Recording } from "../domain/recording/recording.ts";
import type { RecordingCode } from "../domain/code/recording-code.ts";
import { CatalogError } from "../errors/index.ts";
import type { AudioProbe, TagWriter } from "../ports/audio.ts";
import type { FileTree, FoundFile } from "../ports/files.ts";
import { measuredFields } from "../services/asset/asset-from-facts.ts";
import type { CatalogContext } from "../services/change/catalog-context.ts";
import { change } from "../services/change/change.ts";
import type { New } from "../services/change/change-transaction.ts";
import { requireIsrc } from "../services/code/parse-code.ts";
import { recordingInto } from "../services/recording/add-recording.ts";

/** What stands in a file of the disk. Files with the same audio have the same audio hash. */
export interface FakeAudio {
  readonly audio: string;
  readonly tags?: Partial<Record<TagField, string>>;
  readonly facts?: Partial<AudioFacts>;
}

export interface FakeDisk {
  readonly files: FileTree;
  readonly probe: AudioProbe;
  /** Writes tags into the files of the disk. Confirms what it was told: for tests of what happens around a write. */
  readonly tags: TagWriter;
  /** The paths that were read, in order. */
  readonly reads: string[];
  put(path: string, content: FakeAudio | "not audio"): void;
  move(from: string, to: string): void;
  remove(path: string): void;
  /** Everything below is on a disk that is not connected any more. */
  disconnect(folder: string): void;
}

const CARRIERS: Partial<Record<TagField, string>> = {
  isrc: "id3/TSRC",
  title: "id3/TIT2",
  artist: "id3/TPE1",
};

/** Facts as a probe tells them: the bytes follow from audio, tags and container. */
export function factsOf(digest: CatalogContext["digest"], content: FakeAudio): AudioFacts {
  const tags = Object.entries(content.tags ?? {}).map(([field, value]): TagReading => {
    const known = field as TagField;
    return { field: known, value, carrier: CARRIERS[known] ?? `id3/${field}`, trust: "carrier" };
  });
  const facts: AudioFacts = {
    container: "wav",
    codec: "pcm_s24le",
    sampleRate: 48_000,
    channels: 2,
    channelMask: null,
    bitDepth: 24,
    frames: 8_640_000,
    durationMs: 180_000,
    modulation: { firstFrame: 0, endFrame: 8_640_000, thresholdDbfs: -60, blockMs: 10 },
    sound: null,
    waveform: null,
    fingerprint: null,
    size: 1000 + JSON.stringify(content).length,
    sha256: "",
    audioHash: `dwa1:${digest.sha256(content.audio)}`,
    tags,
    issues: [],
    measuredBy: "test",
    ...content.facts,
  };
  const { container, codec, audioHash } = facts;
  return {
    ...facts,
    sha256: digest.sha256(JSON.stringify([content.audio, tags, container, codec, audioHash])),
  };
}

/** What is known of audio that was not listened to: no sound, and of lossy audio no modulation either. */
function identityOf(facts: AudioFacts): AudioFacts {
  return { ...facts, modulation: null, sound: null, waveform: null, fingerprint: null };
}

/** The sound of a file without anything odd, but for what is given. */
export function aSound(given: Partial<SoundFacts> = {}): SoundFacts {
  return {
    measuredBy: "bs1770-5/1 signal/1",
    integratedLufs: -9.4,
    rangeLu: 5.2,
    maxMomentaryLufs: -6.1,
    maxShortTermLufs: -7.3,
    truePeakDbtp: -0.8,
    samplePeakDbfs: -1,
    dcOffset: 0.000_02,
    startSilenceMs: 120,
    endSilenceMs: 900,
    longestSilence: null,
    clipping: { runs: 0, firstMs: null, longestFrames: 0 },
    usedBits: 24,
    areChannelsEqual: false,
    isMonoSumSilent: false,
    ...given,
  };
}

export function createFakeDisk(digest: CatalogContext["digest"]): FakeDisk {
  const contents = new Map<
    string,
    { readonly content: FakeAudio | "not audio"; readonly modifiedMs: number }
  >();
  const reads: string[] = [];
  const away: string[] = [];
  let time = 1_700_000_000_000;

  function statOf(path: string): FoundFile | undefined {
    const there = contents.get(path);
    if (there === undefined || away.some((folder) => path.startsWith(folder))) return undefined;
    const size = there.content === "not audio" ? 10 : factsOf(digest, there.content).size;
    return { kind: "file", path, size, modifiedMs: there.modifiedMs, isNamed: false };
  }

  function put(path: string, content: FakeAudio | "not audio"): void {
    time += 1000;
    contents.set(path, { content, modifiedMs: time });
  }

  return {
    reads,
    put,
    move(from, to) {
      const there = contents.get(from);
      if (there === undefined) throw new Error(`nothing at ${from}`);
      contents.delete(from);
      contents.set(to, there);
    },
    remove: (path) => void contents.delete(path),
    disconnect: (folder) => void away.push(folder),
    files: {
      async *walk(paths) {
        for (const path of [...contents.keys()].sort()) {
          const file = statOf(path);
          const isNamed = paths.includes(path);
          if (file !== undefined && (isNamed || paths.some((folder) => path.startsWith(`${folder}/`))))
            yield { ...file, isNamed };
        }
      },
      stat: async (path) =>
        statOf(path) ?? (away.some((folder) => path.startsWith(folder)) ? "away" : "missing"),
      join: (folder, name) => `${folder}/${name}`,
      split: (path) => path.split("/").filter((part) => part !== ""),
    },
    tags: {
      foresee: () => Promise.resolve({ isChanged: true, issues: [] }),
      async embed({ source, target, plan }) {
        const content = contents.get(source)?.content;
        if (content === undefined || content === "not audio")
          throw new CatalogError("FILE_NOT_FOUND", { path: source });
        if (target !== "in-place" && contents.has(target))
          throw new CatalogError("FILE_EXISTS", { path: target });
        const { artists, ...texts } = plan;
        const tags = {
          ...content.tags,
          ...texts,
          ...(artists === undefined ? {} : { artist: artists.join(", ") }),
        };
        const isChanged = JSON.stringify(tags) !== JSON.stringify(content.tags);
        const path = target === "in-place" ? source : target;
        if (isChanged || path !== source) put(path, { ...content, tags });
        const { sha256, audioHash } = factsOf(digest, { ...content, tags });
        const facts = identityOf(factsOf(digest, { ...content, tags }));
        return { path, isChanged, sha256, audioHash, facts, confirmations: [], issues: [] };
      },
      recover: async () => [],
    },
    probe: {
      async probe(path, depth) {
        reads.push(path);
        const content = statOf(path) === undefined ? undefined : contents.get(path)?.content;
        if (content === undefined) throw new CatalogError("FILE_NOT_FOUND", { path });
        if (content === "not audio") throw new CatalogError("AUDIO_NOT_AUDIO", { path, seems: "a picture" });
        const facts = factsOf(digest, content);
        return depth === "identity" ? identityOf(facts) : facts;
      },
    },
  };
}

/** A recording, with a preferred code when one is given. */
export async function aRecording(
  context: CatalogContext,
  given: Partial<New<"recording">> & {
    readonly isrc?: string;
    readonly source?: RecordingCode["source"];
  } = {},
): Promise<Recording> {
  const { isrc, source = "distributor", ...fields } = given;
  const { value } = await change(context, { action: "addRecording" }, async (transaction) => {
    const recording = await recordingInto(transaction, { title: "Midnight Drive", ...fields });
    if (isrc === undefined) return recording;
    await transaction.insert("recordingCode", {
      recordingId: recording.id,
      isrc: requireIsrc(isrc),
      status: "preferred",
      source,
      sourceName: null,
      note: null,
      since: transaction.now,
    });
    return recording;
  });
  return value;
}

/** An asset without a place; `audio` names what is heard in it. */
export async function anAsset(
  context: CatalogContext,
  given: FakeAudio & Partial<Omit<New<"asset">, "tags">> & Pick<New<"asset">, "recordingId">,
): Promise<Asset> {
  const { audio, tags, facts, ...fields } = given;
  const content = {
    audio,
    ...(tags === undefined ? {} : { tags }),
    ...(facts === undefined ? {} : { facts }),
  };
  const { value } = await change(context, { action: "addFiles" }, async (transaction) =>
    transaction.insert("asset", {
      ...measuredFields(factsOf(context.digest, content)),
      role: "master",
      name: `${audio}.wav`,
      isVaulted: false,
      madeFromId: null,
      addedAt: transaction.now,
      ...fields,
    }),
  );
  return value;
}
