import type { Issue } from "@deadwax/identifiers";
import type { Decoding } from "../decoding/index.ts";
import type { OggAudio } from "../ogg/index.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { placeOggChannels } from "./channel-order.ts";
import * as oggIssue from "./issues.ts";
import { openLibopus } from "./libopus.ts";
import { openLibvorbis } from "./libvorbis.ts";
import { locatePages } from "./locate-pages.ts";
import { readOpusSetup } from "./opus-setup.ts";
import { createPacketClock } from "./packet-clock.ts";
import type { PacketDecoder } from "./packet-decoder.ts";
import { createPacketPlayer } from "./packet-player.ts";
import { readAudioPages } from "./read-audio-pages.ts";

/**
 * The samples of the first audio stream of an Ogg file, floats with full scale 1, as many as `audio.frames` says. Missing
 * packets become silence, so that what is behind them stays in its place. Memory does not depend on
 * the length. @throws from `blocks`: CatalogError AUDIO_NOT_UNDERSTOOD, AUDIO_CHANGED_WHILE_READING.
 */
export function decodeVorbis(source: ByteSource, audio: OggAudio): Decoding {
  return decodeOgg(source, audio, () => openLibvorbis(audio.headers, source.name));
}

/**
 * The same of Opus, at 48 kHz, with the gain that its header asks for. @throws from `blocks` also
 * AUDIO_CODING_UNSUPPORTED, for ambisonics with a matrix.
 */
export function decodeOpus(source: ByteSource, audio: OggAudio): Decoding {
  const [head = new Uint8Array(0)] = audio.headers;
  return decodeOgg(source, audio, () => openLibopus(readOpusSetup(head, source.name), source.name));
}

function decodeOgg(source: ByteSource, audio: OggAudio, open: () => Promise<PacketDecoder>): Decoding {
  const { order, mask } = placeOggChannels(audio);
  const { channels, sampleRate } = audio;
  const format: PcmFormat = {
    kind: "float",
    width: 4,
    validBits: 32,
    channels,
    sampleRate,
    channelMask: mask,
  };
  let found: readonly Issue[] = [];
  const report = (issues: readonly Issue[]): void => {
    found = issues;
  };
  return { format, blocks: () => decodePackets(source, audio, { order, open, report }), issues: () => found };
}

interface Way {
  readonly order: readonly number[];
  readonly open: () => Promise<PacketDecoder>;
  readonly report: (issues: readonly Issue[]) => void;
}

async function* decodePackets(
  source: ByteSource,
  audio: OggAudio,
  { order, open, report }: Way,
): AsyncGenerator<FrameBlock, void> {
  const clock = createPacketClock(audio);
  const decoder = await open();
  try {
    const player = createPacketPlayer({ path: source.name, audio, order, clock, decoder });
    let isChained = false;
    for await (const event of locatePages(readAudioPages(source, audio), clock)) {
      if (event.kind === "packets") for (const block of player.play(event)) yield block;
      if (event.kind === "chained") isChained = true;
    }
    for (const block of player.end()) yield block;
    report([...findOthers(audio, isChained), ...player.issues(), ...compareLength(audio, player.frames)]);
  } finally {
    decoder.free();
  }
}

/** Streams that were not decoded, where reading the headers has not told of them. */
function findOthers({ serials, issues }: OggAudio, isChained: boolean): Issue[] {
  const isTold = (told: string): boolean => issues.some(({ code }) => code === told);
  const others: Issue[] = [];
  if (serials.length > 1 && !isTold("OGG_SEVERAL_STREAMS"))
    others.push(oggIssue.otherStreams(serials.length));
  if (isChained && !isTold("OGG_CHAINED")) others.push(oggIssue.chainedDecoded());
  return others;
}

function compareLength({ frames }: OggAudio, decoded: number): Issue[] {
  return frames === null || frames === decoded ? [] : [oggIssue.lengthDiffers(decoded, frames)];
}
