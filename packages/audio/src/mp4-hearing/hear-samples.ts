import type { ProbeDepth } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { createListener, type Heard } from "../listener/index.ts";
import type { Mp4Track } from "../mp4/index.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { decodeMp4 } from "./decode-mp4.ts";
import { notHashed } from "./issues.ts";
import { problemOf } from "./problem.ts";
import type { Pass } from "./run-together.ts";

export interface HeardSamples extends Heard {
  readonly format: PcmFormat;
  readonly frames: number;
}

export interface HeardTrackSamples {
  /** Null where the samples cannot be read at all. */
  readonly heard: HeardSamples | null;
  readonly issues: readonly Issue[];
}

/** Listens to a track that is known by its samples. One that is not whole has no hash. */
export async function* hearSamples(
  source: ByteSource,
  track: Mp4Track,
  { isHashed, depth }: { readonly isHashed: boolean; readonly depth: ProbeDepth },
): Pass<HeardTrackSamples> {
  try {
    const decoding = await decodeMp4(source, track);
    if (decoding === null) throw new Error("a track of samples that is not decoded");
    const { format } = decoding;
    const listener = createListener({ format, isHashed, depth });
    let frames = 0;
    for await (const block of decoding.blocks()) {
      listener.add(block.samples);
      frames += block.frames;
      yield frames / format.sampleRate;
    }
    const issues = decoding.issues();
    const heard = { ...listener.finish(frames), format, frames };
    if (!isHashed || issues.every(({ severity }) => severity !== "error")) return { heard, issues };
    return { heard: { ...heard, audioHash: null }, issues: [...issues, notHashed("its audio is damaged")] };
  } catch (thrown) {
    return { heard: null, issues: [notHashed(problemOf(thrown))] };
  }
}
