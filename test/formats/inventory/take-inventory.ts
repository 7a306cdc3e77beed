import { listChunks } from "./list-chunks.ts";
import { listFlac } from "./list-flac.ts";
import { id3Length } from "./list-id3.ts";
import { listMp3 } from "./list-mp3.ts";
import { listMp4 } from "./list-mp4.ts";
import { listOgg } from "./list-ogg.ts";
import { nameAt, type Part } from "./part.ts";

/**
 * All parts of a WAV, RF64, BW64, AIFF, FLAC, Ogg, MP4, QuickTime or MP3 file in their order. Throws where sizes,
 * checksums or offsets contradict each other: an inventory is of whole files only.
 */
export function takeInventory(file: Uint8Array): readonly Part[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const start = nameAt(bytes, 0);
  if (["RIFF", "RF64", "BW64", "FORM"].includes(start)) return listChunks(bytes);
  if (start === "OggS") return listOgg(bytes);
  if (["ftyp", "moov", "wide", "mdat", "free"].includes(nameAt(bytes, 4))) return listMp4(bytes);
  const behindTag = id3Length(bytes, 0);
  return nameAt(bytes, behindTag) === "fLaC" ? listFlac(bytes) : listMp3(bytes);
}
