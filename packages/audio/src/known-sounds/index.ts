export { createKnownSounds } from "./known-sounds.ts";
