import { TextDecoder } from "node:util";
import { CatalogError } from "@deadwax/catalog";
import { SaxesParser } from "saxes";
import { damaged, unsafe } from "./archive.ts";
import { XLSX_LIMITS } from "./limits.ts";

/** What is told while a part is parsed. Names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Parses a part piece by piece and yields what the handlers emit. Document types are refused, so that there are no
 * entities but the five of XML; nesting and the length of a token are limited.
 */
export async function* xmlItems<Item>(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  create: (emit: (item: Item) => void) => XmlHandlers,
): AsyncGenerator<Item> {
  const emitted: Item[] = [];
  const handlers = create((item) => emitted.push(item));
  const feed = createParser(part, handlers);
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    feed(decode(part, decoder, chunk));
    yield* emitted.splice(0);
  }
  feed(null);
  yield* emitted;
}

function decoderFor(start: Uint8Array): TextDecoder {
  const label =
    start[0] === 0xff && start[1] === 0xfe
      ? "utf-16le"
      : start[0] === 0xfe && start[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(label, { fatal: true });
}

function decode(part: string, decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (thrown) {
    throw damaged(part, "it holds bytes that are no text", thrown);
  }
}

function createParser(part: string, handlers: XmlHandlers): (text: string | null) => void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let sinceTag = 0;
  parser.on("doctype", () => {
    throw unsafe(part, "it declares a document type");
  });
  parser.on("error", (error) => {
    throw damaged(part, error.message, error);
  });
  parser.on("opentag", ({ name, attributes }) => {
    sinceTag = 0;
    if (++depth > XLSX_LIMITS.depth) throw unsafe(part, "it is nested too deeply");
    handlers.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    sinceTag = 0;
    depth--;
    handlers.close(localName(name));
  });
  parser.on("text", (text) => {
    handlers.text(text);
  });
  parser.on("cdata", (text) => {
    handlers.text(text);
  });
  return (text) => {
    sinceTag += text?.length ?? 0;
    try {
      if (text === null) parser.close();
      else parser.write(text);
    } catch (thrown) {
      throw thrown instanceof CatalogError ? thrown : damaged(part, String(thrown), thrown);
    }
    if (sinceTag > XLSX_LIMITS.tokenCharacters) throw unsafe(part, "a piece of text in it has no end");
  };
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
