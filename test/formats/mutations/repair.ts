/** Makes checksums right again, so that damage gets behind them. */
import { oggCrc } from "../../../packages/audio/src/ogg/crc.ts";
import { crc8 } from "../../../packages/audio/src/flac-decoder/crc.ts";
import { flacHeaderLength } from "./flac-frame.ts";
import { textAt, type Part } from "./part.ts";

/** Every Ogg page gets the checksum of what is in it (RFC 3533 section 6). */
export function repairOgg(bytes: Buffer): void {
  let at = bytes.indexOf("OggS", 0, "latin1");
  while (at >= 0 && at + 27 <= bytes.length) {
    const segments = bytes[at + 26] ?? 0;
    let end = at + 27 + segments;
    for (let index = 0; index < segments; index++) end += bytes[at + 27 + index] ?? 0;
    if (end <= bytes.length) {
      bytes.writeUInt32LE(0, at + 22);
      bytes.writeUInt32LE(oggCrc(bytes.subarray(at, end)), at + 22);
    }
    at = bytes.indexOf("OggS", textAt(bytes, end) === "OggS" ? end : at + 4, "latin1");
  }
}

/** Both checksums of FLAC frames (RFC 9639 sections 9.1.8 and 9.3), wherever the frames begin and end. */
export function repairFlac(bytes: Buffer, frames: readonly Part[]): void {
  for (const { name, start, end } of frames) {
    if (name !== "frame" || end - start < 8) continue;
    const header = start + flacHeaderLength(bytes, start);
    bytes[header] = crc8(bytes, start, header);
    let crc = 0;
    for (let at = start; at < end - 2; at++) {
      crc ^= (bytes[at] ?? 0) << 8;
      for (let bit = 0; bit < 8; bit++)
        crc = (crc & 0x8000) === 0 ? crc << 1 : ((crc << 1) ^ 0x8005) & 0xffff;
    }
    bytes.writeUInt16BE(crc & 0xffff, end - 2);
  }
}
