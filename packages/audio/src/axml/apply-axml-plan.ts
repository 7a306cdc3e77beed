/** Puts an ISRC into `axml` in the form broadcasters agreed on (EBU Tech 3352), by inserting text and nothing else. */
import { codesIn } from "../readings/find-codes.ts";
import {
  DUBLIN_CORE,
  readEbuCore,
  type EbuCore,
  type EbuIdentifier,
  type ElementPlace,
  type Span,
} from "./ebu-core.ts";
import { decodeXmlBytes, type XmlBytes } from "./xml-bytes.ts";

/** Why a document was left alone. */
export type AxmlRefusal = "not-well-formed" | "encoding-unknown" | "not-ebu-core" | "identifier-not-plain";

export type AxmlPlanResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly isChanged: boolean }
  | { readonly ok: false; readonly refusal: AxmlRefusal; readonly detail: string };

const ATTRIBUTES = [
  'typeLabel="GUID"',
  'typeDefinition="Globally Unique Identifier"',
  'formatLabel="ISRC"',
  'formatDefinition="International Standard Recording Code"',
  'formatLink="http://www.ebu.ch/metadata/cs/ebu_IdentifierTypeCodeCS.xml#3.7"',
].join(" ");

/** The content of a new `axml` chunk that says nothing but the code. */
export function createAxml(isrc: string): Uint8Array {
  const identifier = identifierXml(isrc, { prefix: "", dublinCorePrefix: "dc", indent: "\n    " });
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<ebuCoreMain xmlns="urn:ebu:metadata-schema:ebucore" xmlns:dc="${DUBLIN_CORE}">
  <coreMetadata>${identifier}
  </coreMetadata>
</ebuCoreMain>
`;
  return Buffer.from(text, "utf8");
}

/**
 * The document with the code in it. ISRC identifiers that state another code get a new text; where there is none, one is
 * inserted, unless `mayInsert` is false. Every other byte stays.
 */
export function applyAxmlPlan(bytes: Uint8Array, isrc: string, mayInsert = true): AxmlPlanResult {
  const found = parse(bytes);
  if ("refusal" in found) return found.refusal;
  const { document, core } = found;
  if (core?.root.local !== "ebuCoreMain") {
    return { ok: false, refusal: "not-ebu-core", detail: core?.root.local ?? "" };
  }
  const edits = editsFor(core, isrc, { text: document.text, mayInsert });
  if (edits === null) return { ok: false, refusal: "identifier-not-plain", detail: "" };
  if (edits.length === 0) return { ok: true, bytes, isChanged: false };
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { span, text } of edits) {
    pieces.push(bytes.subarray(from, document.offsetOf(span.start)), document.encode(text));
    from = document.offsetOf(span.end);
  }
  return { ok: true, bytes: Buffer.concat([...pieces, bytes.subarray(from)]), isChanged: true };
}

/** The texts of the ISRC identifiers of a document, without the word ISRC; a refusal where it cannot be read. */
export function readAxmlCodes(bytes: Uint8Array): readonly string[] | AxmlRefusal {
  const found = parse(bytes);
  if ("refusal" in found) return found.refusal.refusal;
  return (found.core?.identifiers ?? [])
    .filter(isIsrcIdentifier)
    .map((one) => one.value.replace(/^isrc:\s*/iu, ""));
}

/** What a content was parsed to: one write asks for the codes of a chunk first, and for its edits then. */
const parsed = new WeakMap<Uint8Array, Parsed>();

type Parsed = { readonly document: XmlBytes; readonly core: EbuCore | null } | { readonly refusal: Refused };

interface Refused {
  readonly ok: false;
  readonly refusal: AxmlRefusal;
  readonly detail: string;
}

function parse(bytes: Uint8Array): Parsed {
  const known = parsed.get(bytes) ?? parseAnew(bytes);
  parsed.set(bytes, known);
  return known;
}

function parseAnew(bytes: Uint8Array): Parsed {
  const document = decodeXmlBytes(bytes);
  if (document === null) return { refusal: { ok: false, refusal: "encoding-unknown", detail: "" } };
  try {
    return { document, core: readEbuCore(document.text) };
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : "the parser gave up";
    return { refusal: { ok: false, refusal: "not-well-formed", detail } };
  }
}

interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

interface EditContext {
  readonly text: string;
  readonly mayInsert: boolean;
}

function editsFor(document: EbuCore, isrc: string, { text, mayInsert }: EditContext): TextEdit[] | null {
  const ours = document.identifiers.filter(isIsrcIdentifier);
  const wrong = ours.filter((one) => codesIn(one.value).join() !== isrc);
  if (ours.length > 0) {
    const spans = wrong.map((one) => one.content);
    if (spans.some((span) => span === null)) return null;
    return spans.flatMap((span) => (span === null ? [] : [{ span, text: `ISRC:${isrc}` }]));
  }
  return mayInsert ? [insertion(document, isrc, text)] : [];
}

function isIsrcIdentifier(identifier: EbuIdentifier): boolean {
  return identifier.formatLabel.toUpperCase() === "ISRC" || /^isrc:/iu.test(identifier.value);
}

function insertion(document: EbuCore, isrc: string, text: string): TextEdit {
  const { root, core, dublinCorePrefix } = document;
  const host = core ?? root;
  const indent = indentOf(host, text);
  const identifier = identifierXml(isrc, { prefix: host.prefix, dublinCorePrefix, indent });
  const name = qualified(root.prefix, "coreMetadata");
  const content = core === null ? `${indent}<${name}>${identifier}${indent}</${name}>` : identifier;
  if (!host.isSelfClosing) return at(core === null ? root.tag.end : document.insertAt, content);
  const slash = text.lastIndexOf("/", host.tag.end);
  return {
    span: { start: slash, end: host.tag.end },
    text: `>${content}</${qualified(host.prefix, host.local)}>`,
  };
}

function at(index: number, text: string): TextEdit {
  return { span: { start: index, end: index }, text };
}

/** The line break and white space before the first child, so that the insertion looks like its neighbours. */
function indentOf(host: ElementPlace, text: string): string {
  return /^\r?\n[ \t]*/u.exec(text.slice(host.tag.end, host.tag.end + 200))?.[0] ?? "";
}

interface IdentifierForm {
  readonly prefix: string;
  readonly dublinCorePrefix: string | null;
  readonly indent: string;
}

function identifierXml(isrc: string, { prefix, dublinCorePrefix, indent }: IdentifierForm): string {
  const name = qualified(prefix, "identifier");
  const dublinCore = `${dublinCorePrefix ?? "dc"}:identifier`;
  const declaration = dublinCorePrefix === null ? ` xmlns:dc="${DUBLIN_CORE}"` : "";
  const inner = indent === "" ? "" : `${indent}  `;
  return `${indent}<${name} ${ATTRIBUTES}>${inner}<${dublinCore}${declaration}>ISRC:${isrc}</${dublinCore}>${indent}</${name}>`;
}

function qualified(prefix: string, local: string): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}
