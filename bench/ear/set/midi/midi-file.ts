/** Standard MIDI files, type 1 (MIDI Manufacturers Association, RP-001, 1996). */
export interface Note {
  /** In beats from the beginning. */
  readonly beat: number;
  readonly beats: number;
  readonly key: number;
  /** 1 to 127. */
  readonly velocity: number;
}

export interface Part {
  readonly name: string;
  /** 0 to 15; 9 is percussion. */
  readonly channel: number;
  readonly program: number;
  /** 0 left, 64 middle, 127 right. */
  readonly pan: number;
  /** 0 to 127. */
  readonly volume: number;
  readonly notes: readonly Note[];
}

export interface TempoChange {
  readonly beat: number;
  readonly beatsPerMinute: number;
}

export interface Sequence {
  readonly tempi: readonly TempoChange[];
  readonly parts: readonly Part[];
}

const TICKS = 960;

export function midiBytes({ tempi, parts }: Sequence): Buffer {
  const header = Buffer.alloc(14);
  header.write("MThd", 0, "latin1");
  header.writeUInt32BE(6, 4);
  header.writeUInt16BE(1, 8);
  header.writeUInt16BE(parts.length + 1, 10);
  header.writeUInt16BE(TICKS, 12);
  return Buffer.concat([
    header,
    trackBytes(tempi.map(tempoEvent)),
    ...parts.map((part) => trackBytes(partEvents(part))),
  ]);
}

interface Event {
  readonly tick: number;
  readonly bytes: readonly number[];
}

function tempoEvent({ beat, beatsPerMinute }: TempoChange): Event {
  const micros = Math.round(60_000_000 / beatsPerMinute);
  return {
    tick: Math.round(beat * TICKS),
    bytes: [0xff, 0x51, 3, (micros >> 16) & 255, (micros >> 8) & 255, micros & 255],
  };
}

function partEvents({ channel, program, pan, volume, notes }: Part): readonly Event[] {
  const setup: readonly Event[] = [
    { tick: 0, bytes: [0xc0 | channel, program] },
    { tick: 0, bytes: [0xb0 | channel, 7, volume] },
    { tick: 0, bytes: [0xb0 | channel, 10, pan] },
  ];
  const sounding = notes.flatMap(({ beat, beats, key, velocity }) => {
    const start = Math.max(0, Math.round(beat * TICKS));
    const end = Math.max(start + 1, Math.round((beat + beats) * TICKS));
    return [
      { tick: start, bytes: [0x90 | channel, key, velocity] },
      { tick: end, bytes: [0x80 | channel, key, 64] },
    ];
  });
  return [...setup, ...sounding];
}

/** Ends of notes go before starts of the same tick, or a repeated note would be cut off as it starts. */
function trackBytes(events: readonly Event[]): Buffer {
  const isEnd = (event: Event): number => ((event.bytes[0] ?? 0) >> 4 === 8 ? 0 : 1);
  const ordered = events.toSorted((a, b) => a.tick - b.tick || isEnd(a) - isEnd(b));
  const bytes: number[] = [];
  let tick = 0;
  for (const event of ordered) {
    bytes.push(...variableLength(event.tick - tick), ...event.bytes);
    tick = event.tick;
  }
  bytes.push(0, 0xff, 0x2f, 0);
  const head = Buffer.alloc(8);
  head.write("MTrk", 0, "latin1");
  head.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([head, Buffer.from(bytes)]);
}

/** Seven bits a byte, the most significant first, the high bit on all but the last. */
export function variableLength(value: number): readonly number[] {
  const bytes = [value & 127];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}
