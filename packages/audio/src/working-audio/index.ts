export { atPace } from "./at-pace.ts";
export type { WorkingSpace } from "./audio-writer.ts";
export { readWorkingAudio } from "./read-working-audio.ts";
export { remember } from "./remember.ts";
export { inMemory, WORKING_RATE, type WorkingAudio } from "./working-audio.ts";
