export { audioRanges, type ByteRange, type Mp3Map } from "./mp3-map.ts";
export { readMp3Map } from "./read-mp3-map.ts";
export { planMp3Write, type Mp3Write } from "./plan-mp3-write.ts";
export { readMp3Tags } from "./read-mp3-tags.ts";
export { openTaggedMp3 } from "./open-tagged-mp3.ts";
