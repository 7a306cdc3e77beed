import { expect, it } from "vitest";
import { weighChannels } from "./channel-weights.ts";

it.each([
  ["mono", 1, null, [1]],
  ["mono said to be for low frequencies", 1, 0x8, [1]],
  ["stereo", 2, null, [1, 1]],
  ["quad", 4, 0x33, [1, 1, 1.41, 1.41]],
  ["5.0", 5, null, [1, 1, 1, 1.41, 1.41]],
  ["5.1 with back speakers", 6, 0x3f, [1, 1, 1, 0, 1.41, 1.41]],
  ["5.1 with side speakers", 6, 0x60f, [1, 1, 1, 0, 1.41, 1.41]],
  ["6.1", 7, 0x70f, [1, 1, 1, 0, 1, 1.41, 1.41]],
  ["7.1, where the back is behind the sides", 8, 0x63f, [1, 1, 1, 0, 1, 1, 1.41, 1.41]],
  ["7.1 without a mask", 8, null, [1, 1, 1, 0, 1, 1, 1.41, 1.41]],
  ["5.1 with a mask for stereo", 6, 0x3, [1, 1, 1, 0, 1.41, 1.41]],
  ["channels without positions", 12, null, new Array(12).fill(1)],
  ["a mask with its highest bit", 2, 0x8000_0001, [1, 1]],
])("weighs the channels of %s", (_, channels, channelMask, expected) => {
  expect(weighChannels({ channels, channelMask })).toEqual(expected);
});
