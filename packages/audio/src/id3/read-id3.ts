/** Reads ID3v2.2, 2.3 and 2.4 tags (id3.org: id3v2-00, id3v2.3.0, id3v2.4.0-structure). */
import { fail, ok, type Result } from "@deadwax/identifiers";
import { splitFrames } from "./split-frames.ts";
import { readSynchsafe, readUint32Be, removeUnsynchronisation } from "./synchsafe.ts";
import { HEADER_FLAG, type Id3Tag, type Id3Version } from "./tag.ts";

/** Bytes of the header, and of the footer a 2.4 tag may have. */
const ID3_HEADER = 10;

/** Why bytes are no tag that can be read: the end of a sentence. */
export interface Id3Damage {
  readonly problem: string;
}

/** Reads the tag at the beginning of `bytes`. What lies behind it is kept as `after`. */
export function readId3(bytes: Uint8Array): Result<Id3Tag, Id3Damage> {
  if (!startsWithId3(bytes)) return fail({ problem: "it does not begin with an ID3v2 header" });
  const [version, revision, flags] = [bytes[3] ?? 0, bytes[4] ?? 0, bytes[5] ?? 0];
  if (!isKnownVersion(version))
    return fail({ problem: `its version is 2.${version}, which nobody has defined` });
  if (version === 2 && (flags & 0x40) !== 0) {
    return fail({ problem: "it is compressed as a whole, in a way that ID3v2.2 never defined" });
  }
  const size = readSynchsafe(bytes, 6);
  const footer = version === 4 && (flags & HEADER_FLAG.footer) !== 0 ? ID3_HEADER : 0;
  const end = ID3_HEADER + size + footer;
  if (bytes.subarray(6, 10).some((byte) => byte > 0x7f) || end > bytes.length) {
    return fail({ problem: `it claims a size that does not fit the ${bytes.length} bytes it has` });
  }
  const stored = bytes.subarray(ID3_HEADER, ID3_HEADER + size);
  // In 2.4 each frame is unsynchronised by itself and stays as it is stored.
  const isWhole = version !== 4 && (flags & HEADER_FLAG.unsynchronised) !== 0;
  const body = isWhole ? removeUnsynchronisation(stored) : stored;
  const extended = extendedHeaderLength(body, version, flags);
  if (extended > body.length) return fail({ problem: "its extended header is longer than the tag" });
  return ok({
    version,
    revision,
    flags,
    extendedHeader: body.subarray(0, extended),
    ...splitFrames(body.subarray(extended), version),
    after: bytes.subarray(end),
  });
}

/** Whether the bytes begin with the three letters of a tag and have room for a header. */
function startsWithId3(bytes: Uint8Array): boolean {
  return bytes.length >= ID3_HEADER && bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33;
}

function isKnownVersion(version: number): version is Id3Version {
  return version >= 2 && version <= 4;
}

function extendedHeaderLength(body: Uint8Array, version: Id3Version, flags: number): number {
  if (version === 2 || (flags & HEADER_FLAG.extendedHeader) === 0) return 0;
  // The size of 2.3 leaves its own four bytes out, that of 2.4 has them in.
  return version === 3 ? 4 + readUint32Be(body, 0) : Math.max(readSynchsafe(body, 0), 6);
}
