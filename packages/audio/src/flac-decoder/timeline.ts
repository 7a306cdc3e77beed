/**
 * Where frames belong. Each states its place, as a count of frames or of samples (RFC 9639 section 9.1.5); that is believed
 * where something is missing, as far as the stream could be so long at all.
 */
import type { StreamInfo } from "../flac/index.ts";
import type { FrameHeader } from "./frame-header.ts";
import type { Damage } from "./frame-reader.ts";

export interface Place {
  /** Samples that are missing in front of the frame. */
  readonly gap: number;
  /** Where the frame says that it stands, when that is not where it was put; else null. */
  readonly stated: number | null;
}

export interface Timeline {
  /** Samples that came before, those that are missing among them. */
  readonly position: number;
  /** Where the next frame goes, and the time line goes on behind it. */
  place(header: FrameHeader, damage: Damage | null): Place;
  /** How much the damage at the end of the stream held, as far as that can be told. */
  closeBehind(damage: Damage): number;
}

/** Bytes of the smallest frame: a header, a constant subframe, a checksum. */
const SMALLEST_FRAME = 10;

/** Creates the time line of a stream of so many bytes. */
export function createTimeline(info: StreamInfo, size: number): Timeline {
  let position = 0;
  let isFirst = true;
  /** What is to be added to stated places. */
  let offset = 0;
  /** A stream cannot miss more than it could hold. */
  let room = Math.max(info.maxBlock, 192) * Math.ceil(size / SMALLEST_FRAME);

  function statedStart({ isVariable, number, frames }: FrameHeader): number {
    if (isVariable) return number + offset;
    // Before 2007 samples were counted in streams of changing length without a word in the header.
    if (info.minBlock !== info.maxBlock && number + offset === position) return position;
    return number * (info.maxBlock === 0 ? frames : info.maxBlock) + offset;
  }

  function limit(damage: Damage | null): number {
    const plausible = position + room;
    if (info.frames !== null) return Math.min(info.frames, plausible);
    // In front of the first frame stands what was damaged, and not what somebody cut off.
    if (!isFirst || damage === null) return plausible;
    return Math.min(plausible, info.maxBlock * Math.ceil(damage.bytes / SMALLEST_FRAME));
  }

  return {
    get position() {
      return position;
    },
    place(header, damage) {
      const stated = statedStart(header);
      const gap = stated - position;
      const isMissing = gap > 0 && stated + header.frames <= limit(damage);
      const isCut = isFirst && damage === null && info.frames === null;
      isFirst = false;
      if (gap !== 0 && (isCut || !isMissing)) {
        const own = stated - offset;
        offset -= gap;
        position += header.frames;
        return { gap: 0, stated: own };
      }
      room -= gap;
      position += gap + header.frames;
      return { gap, stated: null };
    },
    closeBehind(damage) {
      // Among bytes without meaning something looks like a header sooner or later; only those nearby are believed.
      const near = info.frames === null ? position + info.maxBlock : info.frames;
      const headers = damage.headers.filter((header) => statedStart(header) <= near);
      const ends = headers.map((header) => statedStart(header) + header.frames);
      const rest = info.frames === null ? 0 : info.frames - position;
      // One frame that cannot be recognised as one is known by what is missing.
      if (rest > 0 && rest <= info.maxBlock) ends.push(position + rest);
      const end = Math.max(position, ...ends.filter((value) => value <= limit(damage)));
      const gap = end - position;
      position = end;
      return gap;
    },
  };
}
