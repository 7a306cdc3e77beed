export { decodeFlac, decodeOggFlac } from "./decode-flac.ts";
