/**
 * Finds identifiers, and the place for a new one, in an EBUCore document (EBU Tech 3293), with or without ADM inside
 * (ITU-R BS.2076). Only positions are taken from the parser: the text itself is never written anew.
 */
import { SaxesParser, type SaxesTagNS } from "saxes";

export const DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

/** A stretch of the document text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An element that is open or was. */
export interface ElementPlace {
  readonly local: string;
  readonly prefix: string;
  /** Of the start tag, with its brackets. */
  readonly tag: Span;
  readonly isSelfClosing: boolean;
}

/** A `coreMetadata / identifier / dc:identifier`. */
export interface EbuIdentifier {
  readonly formatLabel: string;
  /** The text, trimmed. */
  readonly value: string;
  /** Between the tags of `dc:identifier`; null where it holds more than text. */
  readonly content: Span | null;
}

export interface EbuCore {
  readonly root: ElementPlace;
  readonly core: ElementPlace | null;
  /** Where an identifier belongs in `core`: behind everything the schema puts before it. */
  readonly insertAt: number;
  /** The prefix that stands for Dublin Core where an identifier would be inserted. */
  readonly dublinCorePrefix: string | null;
  readonly identifiers: readonly EbuIdentifier[];
}

/** The schema's sequence up to identifiers: a new one goes behind the last of these. */
const BEFORE_IDENTIFIER = new Set([
  ...["title", "alternativeTitle", "creator", "subject", "description", "publisher", "contributor"],
  ...["date", "type", "format", "identifier"],
]);

interface OpenIdentifier {
  readonly formatLabel: string;
  readonly values: string[];
  contents: (Span | null)[];
}

/** Reads a document. @throws Error from the parser where it is not well-formed. */
export function readEbuCore(text: string): EbuCore | null {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: ElementPlace[] = [];
  const identifiers: EbuIdentifier[] = [];
  let [root, core]: [ElementPlace | null, ElementPlace | null] = [null, null];
  let insertAt = 0;
  let dublinCorePrefix: string | null = null;
  let open: OpenIdentifier | null = null;
  let value = "";
  let isPlain = true;

  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag: SaxesTagNS) => {
    const place = placeOf(tag, text, parser.position);
    root ??= place;
    stack.push(place);
    const path = pathOf(stack);
    isPlain = path === IDENTIFIER_VALUE;
    if (isPlain) value = "";
    if (path === CORE && core === null) {
      core = place;
      insertAt = place.tag.end;
      dublinCorePrefix = prefixOf(parser, tag);
    }
    if (path === IDENTIFIER) {
      open = { formatLabel: attribute(tag, "formatLabel"), values: [], contents: [] };
    }
  });
  const collect = (part: string): void => {
    if (pathOf(stack) === IDENTIFIER_VALUE) value += part;
  };
  parser.on("text", collect);
  parser.on("cdata", (part) => {
    isPlain = false;
    collect(part);
  });
  parser.on("comment", () => {
    isPlain = false;
  });
  parser.on("closetag", () => {
    const path = pathOf(stack);
    const place = stack.pop();
    if (place === undefined) return;
    if (path === IDENTIFIER_VALUE && open !== null) {
      const end = text.lastIndexOf("</", parser.position - 1);
      open.values.push(value.trim());
      open.contents.push(isPlain && !place.isSelfClosing ? { start: place.tag.end, end } : null);
    }
    if (path === IDENTIFIER && open !== null) {
      const { formatLabel, values, contents } = open;
      identifiers.push(
        ...values.map((one, index) => ({ formatLabel, value: one, content: contents[index] ?? null })),
      );
      open = null;
    }
    const parent = stack.at(-1);
    if (stack.length === 2 && parent === core && BEFORE_IDENTIFIER.has(place.local))
      insertAt = parser.position;
  });
  parser.write(text).close();
  return root === null ? null : { root, core, insertAt, dublinCorePrefix, identifiers };
}

const CORE = "ebuCoreMain/coreMetadata";
const IDENTIFIER = `${CORE}/identifier`;
const IDENTIFIER_VALUE = `${IDENTIFIER}/identifier`;

function pathOf(stack: readonly ElementPlace[]): string {
  // Identifiers of parts lie deeper and belong to other recordings.
  return stack.length > 4 ? "" : stack.map((place) => place.local).join("/");
}

function placeOf(tag: SaxesTagNS, text: string, position: number): ElementPlace {
  // No tag can be open inside another, and `<` cannot stand in an attribute.
  const start = text.lastIndexOf("<", position - 1);
  const { local, prefix, isSelfClosing } = tag;
  return { local, prefix, isSelfClosing, tag: { start, end: position } };
}

function attribute(tag: SaxesTagNS, local: string): string {
  return Object.values(tag.attributes).find((candidate) => candidate.local === local)?.value ?? "";
}

/** A prefix declared on `coreMetadata` or above it that means Dublin Core. */
function prefixOf(parser: SaxesParser<{ xmlns: true; position: true }>, tag: SaxesTagNS): string | null {
  const candidates = ["dc", ...Object.keys(tag.ns)].filter((prefix) => prefix !== "");
  return candidates.find((prefix) => parser.resolve(prefix) === DUBLIN_CORE) ?? null;
}
