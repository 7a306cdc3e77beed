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

/** What the parser has come across so far. */
interface Walk {
  readonly text: string;
  readonly stack: ElementPlace[];
  readonly identifiers: EbuIdentifier[];
  /** Prefixes declared on the root and on `coreMetadata`. */
  readonly prefixes: string[];
  root: ElementPlace | null;
  core: ElementPlace | null;
  insertAt: number;
  dublinCorePrefix: string | null;
  /** Of the `identifier` that is open. */
  formatLabel: string;
  /** Of the `dc:identifier` that is open: its text, and whether it holds nothing else. */
  value: string;
  isPlain: boolean;
}

/** What is read stands five elements deep. The work of a parser grows with the depth of all elements together. */
const MAX_DEPTH = 250;

type Parser = SaxesParser<{ xmlns: true; position: true }>;

/** Reads a document; null when it has no element. @throws Error from the parser where it is not well-formed, and where elements stand absurdly deep. */
export function readEbuCore(text: string): EbuCore | null {
  const parser: Parser = new SaxesParser({ xmlns: true, position: true });
  const walk: Walk = {
    text,
    ...{ stack: [], identifiers: [], prefixes: ["dc"], root: null, core: null, insertAt: 0 },
    ...{ dublinCorePrefix: null, formatLabel: "", value: "", isPlain: true },
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    enter(walk, tag, parser);
  });
  parser.on("text", (part) => {
    walk.value += part;
  });
  parser.on("cdata", (part) => {
    walk.isPlain = false;
    walk.value += part;
  });
  parser.on("comment", () => {
    walk.isPlain = false;
  });
  parser.on("closetag", () => {
    leave(walk, parser.position);
  });
  parser.write(text).close();
  const { root, core, insertAt, dublinCorePrefix, identifiers } = walk;
  return root === null ? null : { root, core, insertAt, dublinCorePrefix, identifiers };
}

function enter(walk: Walk, tag: SaxesTagNS, parser: Parser): void {
  if (walk.stack.length === MAX_DEPTH) throw new Error(`elements stand more than ${MAX_DEPTH} deep`);
  const place = placeOf(tag, walk.text, parser.position);
  walk.root ??= place;
  walk.stack.push(place);
  const path = pathOf(walk.stack);
  walk.isPlain = path === IDENTIFIER_VALUE;
  walk.value = "";
  if (path === IDENTIFIER) walk.formatLabel = attribute(tag, "formatLabel");
  if (walk.stack.length > 2) return;
  walk.prefixes.push(...Object.keys(tag.ns).filter((prefix) => prefix !== ""));
  const isCore = path === CORE && walk.core === null;
  if (isCore) {
    walk.core = place;
    walk.insertAt = place.tag.end;
  }
  if (isCore || walk.stack.length === 1) {
    walk.dublinCorePrefix = walk.prefixes.find((prefix) => parser.resolve(prefix) === DUBLIN_CORE) ?? null;
  }
}

function leave(walk: Walk, position: number): void {
  const path = pathOf(walk.stack);
  const place = walk.stack.pop();
  if (place === undefined) return;
  if (path === IDENTIFIER_VALUE) {
    const end = walk.text.lastIndexOf("</", position - 1);
    const content = walk.isPlain && !place.isSelfClosing ? { start: place.tag.end, end } : null;
    walk.identifiers.push({ formatLabel: walk.formatLabel, value: walk.value.trim(), content });
  }
  const isInCore = walk.stack.length === 2 && walk.stack.at(-1) === walk.core;
  if (isInCore && BEFORE_IDENTIFIER.has(place.local)) walk.insertAt = position;
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
