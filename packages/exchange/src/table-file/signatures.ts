/** What files begin with. */
export const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel's old format, and workbooks locked with a password. */
export const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

export function startsWith(start: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => start[index] === byte);
}
