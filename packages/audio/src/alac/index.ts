export { parseAlacCookie, type AlacConfig } from "./config.ts";
export { createAlacDecoder, type AlacDecoder } from "./decoder.ts";
