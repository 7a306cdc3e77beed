import type { ProbeDepth } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { hashWhileReading } from "../file-digest/index.ts";
import { decodeOggFlac } from "../flac-decoder/index.ts";
import type { Heard } from "../listener/index.ts";
import { decodeOpus, decodeVorbis, hashOgg } from "../ogg-decoder/index.ts";
import { oggTags, readOggAudio, type OggAudio } from "../ogg/index.ts";
import type { ByteSource, FileSource } from "../riff/index.ts";
import { hearDecoded } from "./hear-decoded.ts";
import { NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";

/** Everything about an Ogg file with Vorbis, Opus or FLAC. @throws CatalogError the refusals of `readOggAudio`. */
export async function probeOgg(file: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const { source, finish } = hashWhileReading(file);
  const audio = await readOggAudio(source);
  const tags = oggTags(audio);
  const { codec, sampleRate, channels } = audio;
  const { frames = audio.frames, issues, ...heard } = await hear(source, audio, depth);
  return {
    codec: codec.name,
    ...{ sampleRate, channels, frames, ...heard },
    channelMask: null,
    bitDepth: codec.name === "flac" ? codec.head.bitDepth : null,
    durationMs: frames === null ? null : (frames / sampleRate) * 1000,
    size: file.size,
    sha256: await finish(),
    tags: tags.readings,
    issues: [...audio.issues, ...tags.issues, ...issues],
  };
}

type HeardOgg = Heard & { readonly frames?: number; readonly issues: readonly Issue[] };

/** FLAC is known by its samples, the others by their packets. */
async function hear(source: ByteSource, audio: OggAudio, depth: ProbeDepth): Promise<HeardOgg> {
  if (audio.codec.name === "flac")
    return hearDecoded(decodeOggFlac(source, audio), { isHashed: true, depth });
  const { hash: audioHash, issues } = await hashOgg(source, audio);
  if (depth === "identity") return { ...NOT_HEARD, audioHash, issues };
  const decoding = audio.codec.name === "opus" ? decodeOpus(source, audio) : decodeVorbis(source, audio);
  const { frames: _frames, ...heard } = await hearDecoded(decoding, { isHashed: false, depth });
  return { ...heard, audioHash, issues: [...issues, ...heard.issues] };
}
