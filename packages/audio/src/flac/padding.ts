/** PADDING (RFC 9639 section 8.3) gives what the comments need and takes what they leave. */
import { FLAC_BLOCK, FLAC_BLOCK_HEADER, MAX_FLAC_BLOCK, type FlacBlock } from "./flac-map.ts";

/** What stands in one place among the blocks of the new file. */
export type Slot =
  | { readonly kind: "kept"; readonly block: FlacBlock }
  | { readonly kind: "comment"; readonly content: Uint8Array }
  /** `old` is the block it was, from whose end it keeps what it can. */
  | { readonly kind: "padding"; readonly size: number; readonly old?: FlacBlock };

/**
 * Brings the blocks to `room` bytes, headers included, where padding can do that: the first behind the comments that
 * can, else one in front of them; without any, new padding takes what has become free. Else they come back as they are.
 */
export function absorb(slots: readonly Slot[], room: number): readonly Slot[] {
  const free = room - slots.reduce((sum, slot) => sum + slotSize(slot), 0);
  if (free === 0) return slots;
  const comment = slots.findIndex(({ kind }) => kind === "comment");
  const paddings = slots.flatMap((slot, index) =>
    slot.kind === "kept" && slot.block.type === FLAC_BLOCK.padding
      ? [{ index, old: slot.block, size: slot.block.size + free }]
      : [],
  );
  const behindFirst = paddings.toSorted((a, b) => Number(a.index < comment) - Number(b.index < comment));
  for (const { index, old, size } of behindFirst) {
    if (size >= 0 && size <= MAX_FLAC_BLOCK) return slots.with(index, { kind: "padding", size, old });
    // The header of the padding is room, too.
    if (size === -FLAC_BLOCK_HEADER) return slots.toSpliced(index, 1);
  }
  const size = free - FLAC_BLOCK_HEADER;
  return size >= 0 && size <= MAX_FLAC_BLOCK
    ? slots.toSpliced(comment + 1, 0, { kind: "padding", size })
    : slots;
}

function slotSize(slot: Slot): number {
  if (slot.kind === "kept") return FLAC_BLOCK_HEADER + slot.block.size;
  return FLAC_BLOCK_HEADER + (slot.kind === "comment" ? slot.content.length : slot.size);
}
