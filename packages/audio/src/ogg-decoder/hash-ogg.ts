import type { Issue } from "@deadwax/identifiers";
import type { OggAudio } from "../ogg/index.ts";
import { createPacketHasher, type CodedSound } from "../packet-hash/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { findHeardSpan } from "./heard-span.ts";
import * as oggIssue from "./issues.ts";
import { locatePages } from "./locate-pages.ts";
import { readOpusSetup } from "./opus-setup.ts";
import { createPacketClock } from "./packet-clock.ts";
import { readAudioPages } from "./read-audio-pages.ts";

export interface OggHash {
  /** Null where the file has none: it holds several streams, or one that is not whole. `issues` say which. */
  readonly hash: string | null;
  readonly issues: readonly Issue[];
}

/**
 * The audio hash of Vorbis or Opus, from its packets (docs/reference/audio-hash.md, “Ogg Vorbis”, “Ogg Opus”). The file is
 * read forward once.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD, AUDIO_CHANGED_WHILE_READING; Error for FLAC, which is hashed by its samples.
 */
export async function hashOgg(source: ByteSource, audio: OggAudio): Promise<OggHash> {
  const clock = createPacketClock(audio);
  const hasher = createPacketHasher(describe(source, audio));
  if (audio.serials.length > 1) return without(oggIssue.severalUnhashed(audio.serials.length));
  let position: number | null = null;
  let isFirst = true;
  for await (const event of locatePages(readAudioPages(source, audio), clock)) {
    if (event.kind === "gap") return without(oggIssue.notWhole(event.problem.message));
    if (event.kind === "chained") return without(oggIssue.chainedUnhashed());
    if (isFirst) ({ position } = event);
    isFirst = false;
    for (const packet of event.packets) hasher.add(packet);
  }
  return { hash: hasher.finish([findHeardSpan(audio, position)]), issues: [] };
}

function without(issue: Issue): OggHash {
  return { hash: null, issues: [issue] };
}

function describe(source: ByteSource, { codec, channels, sampleRate, headers }: OggAudio): CodedSound {
  const [first = new Uint8Array(0), , third = new Uint8Array(0)] = headers;
  if (codec.name === "opus") {
    return { codec: "opus", sampleRate, channels, setup: [readOpusSetup(first, source.name).hashed] };
  }
  return { codec: "vorb", sampleRate, channels, setup: [first, third] };
}
