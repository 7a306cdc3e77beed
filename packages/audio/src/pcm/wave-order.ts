/**
 * Puts channels stored in another order into that of WAVE: `order` is the place of each stored one. `stored` holds whole
 * frames; the part of `target` that was filled comes back.
 */
export function rearrange(
  stored: Int32Array | Float64Array,
  target: Int32Array | Float64Array,
  order: readonly number[],
): Int32Array | Float64Array {
  const channels = order.length;
  for (let channel = 0; channel < channels; channel++) {
    const place = order[channel] ?? channel;
    for (let from = channel, to = place; from < stored.length; from += channels, to += channels) {
      target[to] = stored[from] ?? 0;
    }
  }
  return target.subarray(0, stored.length);
}
