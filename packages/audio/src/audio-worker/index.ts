export { runIfAudioWorker } from "./audio-worker.ts";
