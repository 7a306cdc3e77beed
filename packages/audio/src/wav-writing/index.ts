export { openTaggedWav } from "./open-wav.ts";
