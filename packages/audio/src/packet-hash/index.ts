export {
  createPacketHasher,
  createPictureHasher,
  hashVideo,
  type CodedPictures,
  type CodedSound,
  type PacketHasher,
  type Stretch,
} from "./packet-hash.ts";
