/** Logical streams of an Ogg file: header packets singly, audio packets as one, and the positions of the pages. */
import { listComments } from "./list-comments.ts";
import { flacBlockName } from "./list-flac.ts";
import { readOggStreams, type OggStream } from "./ogg-packets.ts";
import { partOf, type Part } from "./part.ts";

export function listOgg(bytes: Buffer): Part[] {
  return readOggStreams(bytes).flatMap((stream, index) => listStream(`stream[${index + 1}]`, stream));
}

function listStream(prefix: string, { packets, serial, ends }: OggStream): Part[] {
  const [head = Buffer.alloc(0)] = packets;
  const headers = listHeaders(prefix, head, packets.slice(1));
  const audio = packets
    .slice(1 + headers.count)
    .map((packet) => Buffer.concat([uint32(packet.length), packet]));
  const positions = ends.filter(({ packet }) => packet > headers.count);
  const text = positions.map(
    ({ packet, position, isLast }) => `${packet} ${position} ${isLast ? "last" : ""}`,
  );
  return [
    partOf(`${prefix}/head`, head),
    ...headers.parts,
    partOf(`${prefix}/audio`, Buffer.concat(audio)),
    partOf(`${prefix}/positions`, Buffer.from([serial, ...text].join("\n"))),
  ];
}

interface Headers {
  /** Packets behind the first. */
  readonly count: number;
  readonly parts: readonly Part[];
}

function listHeaders(prefix: string, head: Buffer, packets: readonly Buffer[]): Headers {
  const [comments = Buffer.alloc(0), setup = Buffer.alloc(0)] = packets;
  const start = head.toString("latin1", 0, 8);
  if (start.startsWith("OpusHead")) {
    const { parts, end } = listComments(`${prefix}/comment`, named(comments, "OpusTags"), 8);
    return { count: 1, parts: [...parts, ...listRest(prefix, comments.subarray(end))] };
  }
  if (start.startsWith("\x01vorbis")) {
    const { parts, end } = listComments(`${prefix}/comment`, named(comments, "\x03vorbis"), 7);
    if (comments[end] !== 1) throw new Error("the comments of Vorbis lack their framing bit");
    const rest = listRest(prefix, comments.subarray(end + 1));
    return { count: 2, parts: [...parts, ...rest, partOf(`${prefix}/setup`, named(setup, "\x05vorbis"))] };
  }
  if (start.startsWith("\x7fFLAC")) return listFlacHeaders(prefix, packets);
  throw new Error("a stream of Ogg is neither Opus nor Vorbis nor FLAC");
}

function listFlacHeaders(prefix: string, packets: readonly Buffer[]): Headers {
  const count = 1 + packets.findIndex((packet) => packet.readUInt8(0) > 0x7f);
  const parts = packets.slice(0, count).flatMap((packet) => {
    const type = packet.readUInt8(0) & 0x7f;
    if (packet.readUIntBE(1, 3) !== packet.length - 4)
      throw new Error("a block of Ogg FLAC has another size than its packet");
    if (type === 4) return listComments(`${prefix}/comment`, packet, 4).parts;
    return [partOf(`${prefix}/block:${flacBlockName(type)}`, packet.subarray(4), type === 1)];
  });
  return { count, parts };
}

/** Zeros are room; RFC 7845 5.2 lets other bytes stand there that have to be kept. */
function listRest(prefix: string, rest: Buffer): Part[] {
  if (rest.length === 0) return [];
  const isRoom = rest.every((byte) => byte === 0);
  return [partOf(`${prefix}/comment/${isRoom ? "padding" : "rest"}`, rest, isRoom)];
}

function named(packet: Buffer, name: string): Buffer {
  if (packet.toString("latin1", 0, name.length) !== name) throw new Error(`a packet of Ogg is not ${name}`);
  return packet;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
