/** The packets of one stream of Ogg (RFC 3533) page by page, over damaged and missing pages. */
import { CatalogError } from "@deadwax/catalog";
import type { OggAudio, OggPage } from "../ogg/index.ts";
import { readOggPages } from "../ogg/index.ts";
import { createPacketAssembler } from "../ogg/read-ogg-packets.ts";
import type { ByteSource } from "../riff/index.ts";

/** The packets that end on one page. */
export interface AudioPage {
  readonly kind: "page";
  readonly packets: readonly Uint8Array[];
  /** Position after the last of them; null where the page states none, or none of them ends there. */
  readonly granule: number | null;
  /** The stream says that it ends here. */
  readonly isLast: boolean;
}

export type AudioEvent =
  | AudioPage
  /** Packets are missing between the page before and the one behind. */
  | { readonly kind: "gap"; readonly problem: CatalogError }
  /** Another stream begins behind the end of this one. */
  | { readonly kind: "chained" };

/**
 * The packets behind the headers. What comes may share memory with the source and stays valid.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING where the headers are no longer those of `audio`.
 */
export async function* readAudioPages(
  source: ByteSource,
  { serial, serials, headers }: OggAudio,
): AsyncGenerator<AudioEvent, void> {
  const reader = createGapReader(source.name);
  let headersLeft = headers.length;
  let hasEnded = false;
  for await (const page of readOggPages(source)) {
    const isNew = page.isFirst && page.serial === serial && headersLeft < headers.length;
    // What a damaged page says of itself is not believed.
    if (page.isIntact && (isNew || !serials.includes(page.serial))) {
      yield { kind: "chained" };
      return;
    }
    if (page.serial !== serial || hasEnded) continue;
    const { packets, problem } = reader.read(page);
    if (problem !== null && headersLeft > 0) {
      throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name }, { cause: problem });
    }
    if (problem !== null) yield { kind: "gap", problem };
    const audio = packets.slice(headersLeft);
    headersLeft -= packets.length - audio.length;
    hasEnded = page.isLast && page.isIntact;
    // A position that belongs to headers says nothing about audio.
    const granule = audio.length === 0 ? null : page.granule;
    yield { kind: "page", packets: audio, granule, isLast: hasEnded };
  }
}

interface GapReader {
  read(page: OggPage): { readonly packets: readonly Uint8Array[]; readonly problem: CatalogError | null };
}

/** Puts packets together; behind damage it begins again with the first packet that begins there. */
function createGapReader(name: string): GapReader {
  let assembler = createPacketAssembler(name);
  let isLost = false;
  const add = (page: OggPage): Uint8Array[] => assembler.add(page).map(({ bytes }) => bytes);
  const addBehindGap = (page: OggPage): Uint8Array[] => {
    isLost = true;
    if (!page.isIntact) return [];
    const rest = page.isContinued ? withoutBeginning(page) : page;
    if (rest.lacing.length === 0) return [];
    assembler = createPacketAssembler(name);
    isLost = false;
    return add(rest);
  };
  return {
    read(page) {
      if (isLost) return { packets: addBehindGap(page), problem: null };
      try {
        return { packets: add(page), problem: null };
      } catch (thrown) {
        if (!(thrown instanceof CatalogError)) throw thrown;
        return { packets: addBehindGap(page), problem: thrown };
      }
    },
  };
}

/** The page without the end of the packet that began before it. */
function withoutBeginning(page: OggPage): OggPage {
  const end = page.lacing.findIndex((value) => value < 255);
  const lost = end < 0 ? page.lacing.length : end + 1;
  const size = page.lacing.subarray(0, lost).reduce((sum, value) => sum + value, 0);
  return {
    ...page,
    isContinued: false,
    lacing: page.lacing.subarray(lost),
    body: page.body.subarray(size),
  };
}
