export { atPace } from "./at-pace.ts";
export { readWorkingAudio, type ReadAudio } from "./read-working-audio.ts";
export { inMemory, WORKING_RATE, type WorkingAudio } from "./working-audio.ts";
