import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Decoding } from "../decoding/index.ts";
import { createHeardBlocks, type HeardBlocks } from "../decoding/heard-blocks.ts";
import { readFrameHeader } from "../mpeg/frame-header.ts";
import type { Mp3Map } from "../mpeg/index.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog } from "./damage-log.ts";
import { createFrameCheck } from "./frame-check.ts";
import { findHeardSpan } from "./heard-span.ts";
import { lengthDiffers } from "./issues.ts";
import { openMpg123, type Mpg123 } from "./mpg123.ts";
import { readMp3Frames } from "./read-mp3-frames.ts";

/**
 * The samples of a file of MPEG audio, of every layer, as floats with full scale 1. What the encoder put in front and
 * behind is left out, so that there are as many as `map.samples` says. Memory does not depend on the length.
 * @throws CatalogError AUDIO_CODING_UNSUPPORTED for free format; `blocks` AUDIO_CHANGED_WHILE_READING, AUDIO_NOT_UNDERSTOOD.
 */
export function decodeMp3(source: ByteSource, map: Mp3Map): Decoding {
  if (map.bitrateMode === "free") {
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", {
      path: map.name,
      coding: "MPEG audio in free format",
    });
  }
  let found: readonly Issue[] = [];
  return {
    format: formatOf(map),
    blocks: () =>
      decodeFrames(source, map, (issues) => {
        found = issues;
      }),
    issues: () => found,
  };
}

function formatOf({ format, issues }: Mp3Map): PcmFormat {
  // Where some frames have two channels nothing of them is to be lost.
  const channels = issues.some(({ code }) => code === "MPEG_CHANNELS_CHANGE") ? 2 : format.channels;
  return {
    kind: "float",
    width: 4,
    validBits: 32,
    channels,
    sampleRate: format.sampleRate,
    channelMask: null,
  };
}

async function* decodeFrames(
  source: ByteSource,
  map: Mp3Map,
  report: (issues: readonly Issue[]) => void,
): AsyncGenerator<FrameBlock, void> {
  const { channels, sampleRate } = formatOf(map);
  const skip = findHeardSpan(map).start ?? 0;
  const heard = createHeardBlocks({ order: channels === 1 ? [0] : [0, 1], skip });
  heard.setLimit(map.samples);
  const damage = createDamageLog(sampleRate);
  const isWhole = createFrameCheck();
  const decoder = await openMpg123(source.name);
  try {
    let start = -skip;
    let last: Uint8Array | null = null;
    for await (const frame of readMp3Frames(source, map)) {
      const header = readFrameHeader(frame, 0);
      if (header === null) throw new Error("a frame without a header was read");
      const { planes, samples, isDoubtful } = decoder.decode(frame);
      const [given, owed] = [Math.min(samples, header.samples), header.samples - samples];
      damage.add({ isWhole: isWhole(frame, header) && !isDoubtful && owed === 0, start });
      for (const block of heard.add(planes, given)) yield block;
      for (const block of heard.addSilence(Math.max(0, owed))) yield block;
      start += header.samples;
      last = frame;
    }
    if (last !== null) yield* drain(decoder, heard, last);
    for (const block of heard.end()) yield block;
    const differs = heard.frames === map.samples ? [] : [lengthDiffers(heard.frames, map.samples)];
    report([...damage.issues(), ...differs]);
  } finally {
    decoder.free();
  }
}

/** A decoder of layer III is late: where an encoder added less than that at the end, a silent frame brings out the rest. */
function* drain(decoder: Mpg123, heard: HeardBlocks, last: Uint8Array): Generator<FrameBlock, void> {
  if (heard.isFull || ((last[1] ?? 0) & 0x06) !== 0x02) return;
  const silent = new Uint8Array(last.length);
  silent.set(last.subarray(0, 4));
  // Without a checksum, which would have to be right.
  silent[1] = (silent[1] ?? 0) | 1;
  const { planes, samples } = decoder.decode(silent);
  yield* heard.add(planes, samples);
}
