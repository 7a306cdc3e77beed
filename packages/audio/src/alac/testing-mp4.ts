/** Takes the packets out of an MP4 or QuickTime file with one sound track. For tests: it believes every size. */

export interface DemuxedTrack {
  /** The atom with the configuration, and what follows it. */
  readonly cookie: Uint8Array;
  readonly packets: readonly Uint8Array[];
}

export function demuxMp4(file: Uint8Array): DemuxedTrack {
  const table = ["moov", "trak", "mdia", "minf", "stbl"].reduce(findBox, file);
  const description = findBox(table, "stsd");
  const names = Buffer.from(description).toString("latin1");
  const wave = names.indexOf("wave");
  const name = wave > 0 ? wave : names.indexOf("alac", 16);
  const offsets = readOffsets(table);
  const perChunk = readFrom(findBox(table, "stsc"), 12);
  const stsz = Buffer.from(findBox(table, "stsz"));
  const packets: Uint8Array[] = [];
  for (const [chunk, start] of offsets.entries()) {
    let offset = start;
    const count = perChunk.findLast(([first = 0]) => first <= chunk + 1)?.[1] ?? 0;
    for (let i = 0; i < count && packets.length < stsz.readUInt32BE(8); i++) {
      const size = stsz.readUInt32BE(4) || stsz.readUInt32BE(12 + packets.length * 4);
      packets.push(file.subarray(offset, offset + size));
      offset += size;
    }
  }
  return { cookie: description.subarray(name - 4), packets };
}

/** The content of the first box with this name. */
function findBox(bytes: Uint8Array, name: string): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let offset = 0; offset + 8 <= buffer.length;) {
    const size = buffer.readUInt32BE(offset) || buffer.length - offset;
    if (buffer.toString("latin1", offset + 4, offset + 8) === name)
      return bytes.subarray(offset + 8, offset + size);
    offset += size;
  }
  throw new Error(`there is no ${name} box`);
}

function readOffsets(table: Uint8Array): readonly number[] {
  return readFrom(findBox(table, "stco"), 4).map(([offset = 0]) => offset);
}

/** The rows of a table: version and flags, a count, and rows of so many bytes. */
function readFrom(table: Uint8Array, rowSize: number): readonly (readonly number[])[] {
  const buffer = Buffer.from(table);
  return Array.from({ length: buffer.readUInt32BE(4) }, (_, row) =>
    Array.from({ length: rowSize / 4 }, (_cell, cell) => buffer.readUInt32BE(8 + row * rowSize + cell * 4)),
  );
}
