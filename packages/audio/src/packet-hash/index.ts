export {
  createPacketHasher,
  createPictureHasher,
  hashVideo,
  type CodedSound,
  type PacketHasher,
  type Stretch,
} from "./packet-hash.ts";
