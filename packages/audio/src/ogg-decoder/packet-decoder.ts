/** A decoder of packets, whatever the coding. */
export interface PacketDecoder {
  /** What the packet adds to the sound; null where the decoder makes nothing of it. @throws Error where it gives up. */
  decode(packet: Uint8Array): DecodedPacket | null;
  free(): void;
}

export interface DecodedPacket {
  /** An array for each channel, in the order of the coding. */
  readonly planes: readonly Float32Array[];
  readonly frames: number;
}
