export { parseAlacCookie } from "./config.ts";
export { createAlacDecoder, type AlacDecoder } from "./decoder.ts";
