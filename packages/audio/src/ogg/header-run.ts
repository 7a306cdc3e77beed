/** The pages that have to be made anew when one header packet changes: as few as hold whole packets. */
import { CatalogError } from "@deadwax/catalog";
import { buildHeaderPage, MAX_LACING } from "./page.ts";
import type { HeaderPage, OggHeaders } from "./read-ogg-audio.ts";

export interface HeaderRun {
  /** The pages that go, as they stand in the file. */
  readonly pages: readonly HeaderPage[];
  /** The packets in them, all of them whole. */
  readonly from: number;
  readonly to: number;
}

/** Finds the run of pages around the header packet `index`. @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE. */
export function findRun(
  name: string,
  { headerPages, headers, isAudioApart }: OggHeaders,
  index: number,
): HeaderRun {
  // The packet in which each page begins, and the one in which the page behind it begins.
  const starts: number[] = [];
  let packet = 0;
  for (const { lacing } of headerPages) {
    starts.push(packet);
    packet += lacing.filter((value) => value < 255).length;
  }
  const nextOf = (page: number): number => starts[page + 1] ?? headers.length;
  // The last page that begins with a packet that does not come behind this one.
  const first = starts.findLastIndex(
    (start, page) => start <= index && headerPages[page]?.isContinued === false,
  );
  const last = headerPages.findIndex((page, at) => nextOf(at) > index && page.lacing.at(-1) !== 255);
  if (first < 1 || last < first || (last === headerPages.length - 1 && !isAudioApart)) {
    const problem = "its headers share a page with something else, against the rules of Ogg";
    throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: name, problem });
  }
  return { pages: headerPages.slice(first, last + 1), from: starts[first] ?? 0, to: nextOf(last) };
}

/**
 * New pages for the packets of a run: divided as the old ones where nothing changes its length, else evenly over as
 * many as there were, so that no page behind them needs another number; over more only where they do not fit.
 */
export function repaginate(run: HeaderRun, packets: readonly Uint8Array[], serial: number): Uint8Array[] {
  const lacing = Buffer.concat(packets.map(lacingOf));
  const body = Buffer.concat(packets);
  const pages: Uint8Array[] = [];
  let start = 0;
  let isContinued = false;
  let sequence = run.pages[0]?.sequence ?? 0;
  for (const segments of divide(run, lacing)) {
    const end = start + segments.reduce((sum, value) => sum + value, 0);
    pages.push(
      buildHeaderPage({ lacing: segments, body: body.subarray(start, end), isContinued, serial, sequence }),
    );
    isContinued = segments.at(-1) === 255;
    sequence = (sequence + 1) % 2 ** 32;
    start = end;
  }
  return pages;
}

/** 255 for each full segment, and the rest, which is 0 where the packet ends with a full one. */
function lacingOf(packet: Uint8Array): Uint8Array {
  const lacing = new Uint8Array(Math.floor(packet.length / 255) + 1).fill(255);
  lacing[lacing.length - 1] = packet.length % 255;
  return lacing;
}

function divide({ pages }: HeaderRun, lacing: Uint8Array): Uint8Array[] {
  const old = Buffer.concat(pages.map((page) => page.lacing));
  const ends: number[] = [];
  if (Buffer.compare(old, lacing) === 0) {
    for (const page of pages) ends.push((ends.at(-1) ?? 0) + page.lacing.length);
  } else {
    const needed = Math.ceil(lacing.length / MAX_LACING);
    const count = Math.min(Math.max(needed, pages.length), lacing.length);
    for (let page = 1; page <= count; page++) ends.push(Math.floor((page * lacing.length) / count));
  }
  return ends.map((end, index) => lacing.subarray(ends[index - 1] ?? 0, end));
}
