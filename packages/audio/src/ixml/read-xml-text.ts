/**
 * The character data and attribute values of an XML document, for a search. iXML and XMP have no agreed place for an
 * ISRC, so wherever a code stands in them, it is a hint.
 */
export function readXmlText(bytes: Uint8Array): string {
  const text = decodeXml(bytes);
  // No parser: hints are looked for in damaged documents too, and nothing is concluded from their structure.
  return text.replace(/<[!?/]?[\w:.-]*/gu, " ").replace(/[\w:.-]+\s*=\s*["']/gu, " ");
}

function decodeXml(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.toString("utf16le");
  if (buffer[0] === 0xfe && buffer[1] === 0xff) {
    return Buffer.from(buffer.subarray(0, buffer.length & ~1))
      .swap16()
      .toString("utf16le");
  }
  return buffer.toString("utf8");
}
