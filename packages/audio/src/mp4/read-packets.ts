/** The coded samples of a track in decoding order, for sound and for pictures. */
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import type { Mp4Track } from "./mp4-map.ts";
import type { Grain } from "./sound-fields.ts";
import { runSize, type SampleRun } from "./sample-runs.ts";
import { outside, trackRuns } from "./track-runs.ts";

export interface Mp4Packet {
  /** Number of the (first) sample in the track, from 0. */
  readonly index: number;
  /** Valid as long as it is held; may share memory with its neighbours. */
  readonly bytes: Uint8Array;
  /** In units of the track. */
  readonly duration: number;
  /** 1; more in codings of constant density (linear samples, ADPCM), of which a packet holds many frames. */
  readonly samples: number;
  /** From 0: which entry of the track describes it. */
  readonly entry: number;
}

/** What is read at once. */
const BLOCK = 1024 * 1024;
/** Bytes of other tracks that are rather read than passed over. */
const MAX_GAP = 32 * 1024;
/** A picture without loss in 16K is smaller. */
const MAX_PACKET = 256 * 1024 * 1024;
/** Bytes of a packet in codings of constant density. */
const GRAIN_PACKET = 64 * 1024;

/**
 * Reads the packets forward, a block of up to 1 MiB at once.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where a table cannot be read, AUDIO_PACKET_DAMAGED where a packet lies outside
 *   of the file, AUDIO_CHANGED_WHILE_READING.
 */
export async function* readPackets(source: ByteSource, track: Mp4Track): AsyncGenerator<Mp4Packet> {
  const reader = createBlockReader(source);
  for await (const group of groupRuns(source, trackRuns(source, track))) {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) continue;
    reader.expect(last.offset + runSize(last));
    for (const run of group)
      yield* run.grain === null ? eachSample(reader, run) : eachGrain(reader, run, run.grain);
  }
}

/** Neighbours that are read together. A run that reaches beyond the file comes alone: what is there of it is still given. */
async function* groupRuns(
  source: ByteSource,
  runs: AsyncIterable<SampleRun>,
): AsyncGenerator<readonly SampleRun[]> {
  let group: SampleRun[] = [];
  let start = 0;
  let end = 0;
  for await (const run of runs) {
    const runEnd = run.offset + runSize(run);
    if (run.offset < 0 || run.offset > source.size) {
      if (group.length > 0) yield group;
      throw outside(source, run.first, "it lies outside of the file");
    }
    const joins = run.offset >= end && run.offset - end <= MAX_GAP && runEnd - start <= BLOCK;
    if (group.length > 0 && !joins) {
      yield group;
      group = [];
    }
    if (group.length === 0) start = run.offset;
    group.push(run);
    end = runEnd;
  }
  if (group.length > 0) yield group;
}

interface BlockReader {
  /** Up to where reading goes on without a gap worth passing over. */
  expect(end: number): void;
  /** Bytes of a packet. */
  take(packet: number, offset: number, size: number): Uint8Array | Promise<Uint8Array>;
}

function createBlockReader(source: ByteSource): BlockReader {
  let block: Uint8Array = new Uint8Array(0);
  let start = 0;
  let expected = 0;
  const load = async (offset: number, size: number): Promise<Uint8Array> => {
    const wanted = Math.max(size, Math.min(BLOCK, expected - offset, source.size - offset));
    block = await source.read(offset, wanted);
    start = offset;
    if (block.length < size) throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
    return block.subarray(0, size);
  };
  return {
    expect(end) {
      expected = end;
    },
    take(packet, offset, size) {
      const at = offset - start;
      if (at >= 0 && at + size <= block.length) return block.subarray(at, at + size);
      if (offset + size > source.size) throw outside(source, packet, "it lies outside of the file");
      if (size > MAX_PACKET) throw outside(source, packet, `it claims ${size.toLocaleString("en-US")} bytes`);
      return load(offset, size);
    },
  };
}

async function* eachSample(reader: BlockReader, run: SampleRun): AsyncGenerator<Mp4Packet> {
  const { sizes, durations, entry } = run;
  let { offset } = run;
  for (let i = 0; i < run.count; i++) {
    const size = sizes === null ? run.size : (sizes[i] ?? 0);
    const index = run.first + i;
    const taken = reader.take(index, offset, size);
    const bytes = taken instanceof Uint8Array ? taken : await taken;
    yield {
      index,
      bytes,
      duration: durations === null ? run.duration : (durations[i] ?? 0),
      samples: 1,
      entry,
    };
    offset += size;
  }
}

async function* eachGrain(reader: BlockReader, run: SampleRun, grain: Grain): AsyncGenerator<Mp4Packet> {
  const step = Math.max(1, Math.floor(GRAIN_PACKET / grain.bytes)) * grain.frames;
  let { offset } = run;
  for (let done = 0; done < run.count; done += step) {
    const samples = Math.min(step, run.count - done);
    const size = Math.ceil(samples / grain.frames) * grain.bytes;
    const index = run.first + done;
    const bytes = await reader.take(index, offset, size);
    yield { index, bytes, duration: durationOf(run, done, samples), samples, entry: run.entry };
    offset += size;
  }
}

function durationOf({ durations, duration }: SampleRun, from: number, count: number): number {
  if (durations === null) return count * duration;
  return durations.subarray(from, from + count).reduce((sum, value) => sum + value, 0);
}
