export { applyVorbisPlan, type VorbisPlanResult } from "./apply-vorbis-plan.ts";
export {
  createVorbisComment,
  readVorbisComment,
  readVorbisTags,
  writeVorbisComment,
  type VorbisComment,
} from "./comment.ts";
