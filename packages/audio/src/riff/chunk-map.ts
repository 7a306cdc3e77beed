import type { Issue } from "@deadwax/identifiers";

/** RIFF, or one of its forms with 64-bit sizes: RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088). */
export type RiffForm = "RIFF" | "RF64" | "BW64";

/** One chunk of a RIFF or AIFF file. Offsets are bytes from the beginning of the file. */
export interface Chunk {
  /** Four characters, one for each byte (Latin-1), exactly as in the file: `"fmt "`. */
  readonly id: string;
  readonly headerOffset: number;
  readonly dataOffset: number;
  /** Bytes of content that are there: what the header claims, cut at the end of the file. */
  readonly size: number;
  /** `size` and the pad byte behind it, where there is one. The next chunk starts at `dataOffset + paddedSize`. */
  readonly paddedSize: number;
  /** Bytes the header (or ds64) claims. Equal to `size` unless `isOverrun`, or unless the size was left open. */
  readonly claimedSize: number;
  /** The file ends before the chunk does. */
  readonly isOverrun: boolean;
  /** The size was never filled in (0 or 0xFFFFFFFF): the content runs to the end of the file. */
  readonly isOpenEnded: boolean;
}

/** In what the chunks of RIFF and of AIFF differ. */
export interface ChunkDialect {
  /** What the codes of issues begin with, and what messages call the header. */
  readonly codes: "RIFF" | "AIFF";
  readonly header: "RIFF" | "FORM";
  readonly readUint32: (bytes: Uint8Array, offset: number) => number;
  /** The chunk of the samples, whose size may never have been filled in, and the bytes in it before the first sample. */
  readonly samples: { readonly id: string; readonly head: number };
}

/** The 64-bit sizes of an RF64 or BW64 file. */
export interface Ds64 {
  /** Of the chunk's content in the file. */
  readonly dataOffset: number;
  readonly size: number;
  readonly riffSize: number;
  readonly dataSize: number;
  readonly sampleCount: number;
  /** Sizes of other chunks, in the order of the table. */
  readonly table: readonly { readonly id: string; readonly size: number }[];
}

/** Where everything lies in a RIFF file. Together `chunks` and `trailing` cover it from byte 12 to its end. */
export interface ChunkMap {
  readonly form: RiffForm;
  /** The form type behind the size: `"WAVE"`. */
  readonly type: string;
  /** As the header states it, from ds64 where the 32-bit field refers to it. */
  readonly riffSize: number;
  readonly chunks: readonly Chunk[];
  /** Bytes behind the last chunk that belong to no chunk. */
  readonly trailing: { readonly offset: number; readonly size: number } | null;
  readonly ds64: Ds64 | null;
  readonly issues: readonly Issue[];
}

/** The first chunk with this id. */
export function findChunk(map: ChunkMap, id: string): Chunk | undefined {
  return map.chunks.find((chunk) => chunk.id === id);
}
