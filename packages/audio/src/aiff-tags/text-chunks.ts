/**
 * The text chunks of AIFF: NAME, AUTH, `(c) ` and ANNO. They have no encoding; what they hold is read as UTF-8 where it is
 * that, else as Latin-1. None is ever added: what is there is kept in step, because some readers show both an AUTH chunk
 * and the artists of the ID3 tag.
 */
import type { TagField, TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ChunkEdit, TagEdits } from "../chunk-edits/index.ts";
import { hints, tagIssue, type TagReadings } from "../readings/index.ts";
import type { TextChunk } from "./text-chunk.ts";

const FIELDS: Readonly<Record<string, TagField>> = { NAME: "title", AUTH: "artist", "(c) ": "copyright" };
const ASCII = /^[\u0020-\u007e]*$/u;

/** What one text chunk states; a code in any of them is a hint. */
export function readTextChunk({ chunk, content }: TextChunk): TagReadings {
  const carrier = `aiff/${chunk.id.trim()}`;
  const text = readText(content);
  const field = FIELDS[chunk.id];
  const readings = hints(carrier, text);
  if (field === undefined || text === "") return { readings, issues: [] };
  const issues = tagIssue.textIssues(carrier, text);
  return { readings: [{ field, value: text, carrier, trust: "carrier" }, ...readings], issues };
}

/** Brings the text chunks that are there up to date. */
export function textEdits(chunks: readonly TextChunk[], plan: TagPlan): TagEdits {
  const wanted: Readonly<Record<string, string | undefined>> = {
    NAME: plan.title,
    AUTH: plan.artists?.join(", "),
    "(c) ": plan.copyright,
  };
  const edits: ChunkEdit[] = [];
  const issues: Issue[] = [];
  for (const found of chunks) {
    const text = wanted[found.chunk.id];
    if (text === undefined || readText(found.content) === text) continue;
    if (ASCII.test(text)) edits.push({ ...found, id: found.chunk.id, content: (room) => write(text, room) });
    else issues.push(notAscii(found.chunk.id, text));
  }
  return { edits, additions: [], expectations: [], issues };
}

function readText(content: Uint8Array): string {
  const bytes = Buffer.from(content);
  const text = bytes.toString("utf8");
  return (text.includes("\ufffd") ? bytes.toString("latin1") : text).replace(/\0+$/u, "").trim();
}

/** Blanks behind a text say nothing, and keep a shorter one in its place. */
function write(text: string, room: number): Uint8Array {
  return Buffer.from(text.padEnd(room), "latin1");
}

function notAscii(id: string, received: string): Issue {
  return {
    code: "TAG_TEXT_CHUNK_NOT_ASCII",
    severity: "info",
    path: ["aiff", id.trim()],
    message: `The chunk ${id.trim()} was left as it is: it has no encoding for “${received}”.`,
    received,
  };
}
