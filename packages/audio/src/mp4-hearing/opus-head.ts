/** The numbers of a `dOps` box come most significant byte first (Opus in ISOBMFF 4.3.2), those of `OpusHead` least (RFC 7845 5.1). */

const FIXED = 11;

/** The identification header that says what a `dOps` says. */
export function opusHeadOf(dOps: Uint8Array): Uint8Array {
  const head = Buffer.alloc(19 + Math.max(0, dOps.length - FIXED));
  const fields = Buffer.alloc(Math.max(FIXED, dOps.length));
  fields.set(dOps);
  head.write("OpusHead", 0, "latin1");
  head.writeUInt8(1, 8);
  head.writeUInt8(fields.readUInt8(1), 9);
  head.writeUInt16LE(fields.readUInt16BE(2), 10);
  head.writeUInt32LE(fields.readUInt32BE(4), 12);
  head.writeInt16LE(fields.readInt16BE(8), 16);
  head.set(fields.subarray(10), 18);
  return head;
}
