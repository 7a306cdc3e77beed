import type { AudioEvent, AudioPage } from "./read-audio-pages.ts";
import type { PacketClock } from "./packet-clock.ts";

/** Some packets in a row. */
export interface PacketRun extends Omit<AudioPage, "kind"> {
  readonly kind: "packets";
  /**
   * For the first packets, and the first behind a gap, the position at which their frames begin; null where it is not
   * known. It may be negative at the beginning: then so many frames are to be left out.
   */
  readonly position: number | null;
  /** They follow those before them. */
  readonly isContinuous: boolean;
}

export type LocatedEvent = PacketRun | Exclude<AudioEvent, AudioPage>;

/** More packets than stand in front of the first position in a file that keeps the rules: a page holds 255. */
const MAX_PACKETS = 10_000;
/** What is held of a file that does not. Bytes. */
const MAX_HELD = 4 * 1024 * 1024;

/**
 * Finds out where packets belong: pages state the position behind their last packet, so at the beginning and behind a gap
 * pages are held back up to the first that does.
 */
export async function* locatePages(
  events: AsyncIterable<AudioEvent>,
  clock: PacketClock,
): AsyncGenerator<LocatedEvent, void> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let [isLocated, isFirst] = [false, true];
  for await (const event of events) {
    if (event.kind !== "page") {
      if (held.length > 0) yield release(null, false);
      isLocated = false;
      yield event;
      continue;
    }
    const { packets, granule, isLast } = event;
    if (isLocated) {
      yield { kind: "packets", packets, granule, isLast, position: null, isContinuous: true };
      continue;
    }
    held.push(...packets);
    heldBytes += packets.reduce((sum, { length }) => sum + length, 0);
    if (granule === null && !isLast && held.length < MAX_PACKETS && heldBytes < MAX_HELD) continue;
    yield release(granule, isLast);
  }
  if (held.length > 0) yield release(null, false);

  function release(granule: number | null, isLast: boolean): PacketRun {
    const frames = granule === null ? null : clock.count(held);
    // On the last page a position in front of its packets' end cuts the end, not the beginning.
    const located = granule === null || frames === null ? null : granule - frames;
    const position = isFirst && isLast ? 0 : located;
    const run: PacketRun = { kind: "packets", packets: held, granule, isLast, position, isContinuous: false };
    [held, heldBytes, isLocated, isFirst] = [[], 0, true, false];
    return run;
  }
}
