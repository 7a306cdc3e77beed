import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import type { OggPage } from "./page.ts";
import { readOggPages } from "./read-ogg-pages.ts";

export interface OggPacket {
  readonly bytes: Uint8Array;
  /** Position after it, in units of the codec, where its page states one and no packet ends behind it there. */
  readonly granule: number | null;
  /** Its page is the last of the stream. */
  readonly isOnLastPage: boolean;
}

/** Larger than any packet but a hostile one. */
export const MAX_PACKET = 64 * 1024 * 1024;

/** Puts the packets of one logical stream together, page by page. */
export interface PacketAssembler {
  /** The packets that end on the next page. @throws AUDIO_PACKET_DAMAGED */
  add(page: OggPage): OggPacket[];
}

/** @throws from `add`, with the name of the file, where a page is damaged or missing, or a packet has no bounds. */
export function createPacketAssembler(name: string): PacketAssembler {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let count = 0;
  let sequence: number | null = null;
  const damaged = (problem: string): CatalogError =>
    new CatalogError("AUDIO_PACKET_DAMAGED", { path: name, packet: count + 1, problem });
  return {
    add(page) {
      if (!page.isIntact) throw damaged("the checksum of its page is wrong");
      if (sequence !== null && page.sequence !== (sequence + 1) % 2 ** 32) throw damaged("a page is missing");
      if (page.isContinued !== pieces.length > 0 && page.lacing.length > 0)
        throw damaged("a part of it is missing");
      sequence = page.sequence;
      const packets: OggPacket[] = [];
      let [start, end] = [0, 0];
      for (const value of page.lacing) {
        end += value;
        if (value === 255) continue;
        packets.push({
          bytes: join([...pieces, page.body.subarray(start, end)]),
          granule: null,
          isOnLastPage: page.isLast,
        });
        [pieces, held, start] = [[], 0, end];
      }
      if (page.lacing.at(-1) === 255) {
        held += end - start;
        // A page that is held longer than its turn is copied, so that it does not hold the window around it.
        pieces.push(new Uint8Array(page.body.subarray(start, end)));
        if (held > MAX_PACKET) throw damaged("it is larger than any packet of audio");
      }
      count += packets.length;
      const last = packets.at(-1);
      if (last !== undefined) packets[packets.length - 1] = { ...last, granule: page.granule };
      return packets;
    },
  };
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}

/**
 * The packets of the logical stream with this serial number, headers first, in bounded memory.
 * @throws CatalogError AUDIO_PACKET_DAMAGED, and what the source throws.
 */
export async function* readOggPackets(source: ByteSource, serial: number): AsyncGenerator<OggPacket, void> {
  const assembler = createPacketAssembler(source.name);
  for await (const page of readOggPages(source)) {
    if (page.serial === serial) yield* assembler.add(page);
    if (page.serial === serial && page.isLast) return;
  }
}
