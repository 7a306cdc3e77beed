export {
  openDemoStudio,
  renderMix,
  renderStem,
  renderVersion,
  type DemoStudio,
  type RenderedAudio,
  type RenderOptions,
} from "./render.ts";
export {
  DEMO_ARTIST,
  DEMO_TITLE,
  DEMO_VERSIONS,
  listEdits,
  type DemoVersion,
  type DemoVersionFacts,
} from "./versions.ts";
export type { Edit } from "./mix/edits.ts";
export { STEM_NAMES, type StemName } from "./mix/studio.ts";
export { toFloat32, toPcm16, toPcm24, toPcm32, type Pcm16Options } from "./wav/pcm.ts";
export { wavBytes, type WavBits, type WavChunk, type WavOptions } from "./wav/wav-file.ts";
export { bextChunk, infoChunk, type BextText } from "./wav/text-chunks.ts";
export {
  demoSession,
  type SessionAudio,
  type SessionFile,
  type SessionStem,
  type SessionTags,
  type SessionText,
} from "./session/session.ts";
export { renderSession, type RenderedFile } from "./session/render-session.ts";
