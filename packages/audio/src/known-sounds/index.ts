export { createKnownSounds } from "./known-sounds.ts";
export { supposeSound, type SupposedSound, type SupposeSound } from "./supposed.ts";
