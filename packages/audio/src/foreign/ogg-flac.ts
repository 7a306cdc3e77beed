/** FLAC in Ogg (RFC 9639 section 10.1): each metadata block is a packet, the first with a header in front. */
import type { ByteSource } from "../riff/index.ts";
import { parseStreamInfo, streamInfoFacts } from "./flac.ts";
import { damagedComments, type ForeignFacts } from "./foreign-facts.ts";
import { readNativeTags } from "../readings/index.ts";
import { readOggPackets } from "./ogg-packets.ts";
import { parseVorbisComments } from "./vorbis-comment.ts";

/** Magic, version, number of header packets, `fLaC`, and the header of the STREAMINFO block. */
const BEFORE_STREAMINFO = 17;

/** Reads headers and comments; null when the first stream in the file is not FLAC. */
export async function readOggFlac(source: ByteSource): Promise<ForeignFacts | null> {
  const [first, second] = await readOggPackets(source, 2);
  if (first === undefined || Buffer.from(first.subarray(0, 5)).toString("latin1") !== "\x7fFLAC") return null;
  const info = parseStreamInfo(first.subarray(BEFORE_STREAMINFO));
  if (info === null) return null;
  // The comments come second, by rule (RFC 9639 section 10.1).
  const { tags, isDamaged } = parseVorbisComments(second?.subarray(4) ?? new Uint8Array(8));
  const issues = isDamaged ? [damagedComments()] : [];
  return { ...streamInfoFacts(info), tags: readNativeTags("vorbis", tags), issues };
}
