import { FULL_RANGE, formatDesignation, isRange } from "../../domain/prefix/range.ts";
import type { Block } from "../../domain/prefix/block.ts";
import { isId, type Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Digest } from "../../ports/runtime.ts";

/** What a copy of the catalog needs to know of the block that the original gave to it. */
export interface BlockGrant {
  readonly prefixCode: string;
  readonly blockId: Id;
  readonly rangeFrom: number;
  readonly rangeTo: number;
  readonly name: string;
}

const CHECK_DIGITS = 8;
const TOKEN = /^DWB1\.([A-Z]{2}[A-Z0-9]{3})\.(\d{5})-(\d{5})\.([0-9a-f-]{36})\.([^.]+)\.([0-9a-f]{8})$/u;

/** A line a person carries from the original to the copy. The check digits catch typing errors, not lies. */
export function writeBlockToken(digest: Digest, prefixCode: string, block: Block): string {
  const range = `${formatDesignation(block.rangeFrom)}-${formatDesignation(block.rangeTo)}`;
  const body = `DWB1.${prefixCode}.${range}.${block.id}.${encodeURIComponent(block.name).replaceAll(".", "%2E")}`;
  return `${body}.${digest.sha256(body).slice(0, CHECK_DIGITS)}`;
}

export function readBlockToken(digest: Digest, token: string): BlockGrant {
  const trimmed = token.trim();
  const [, prefixCode, from, to, blockId, name, check] = TOKEN.exec(trimmed) ?? [];
  if (
    prefixCode === undefined ||
    blockId === undefined ||
    name === undefined ||
    check === undefined ||
    !isId(blockId)
  ) {
    throw new CatalogError("BLOCK_TOKEN", { token });
  }
  const body = trimmed.slice(0, -CHECK_DIGITS - 1);
  const range = { from: Number(from), to: Number(to) };
  if (digest.sha256(body).slice(0, CHECK_DIGITS) !== check || !isRange(range) || range.to > FULL_RANGE.to) {
    throw new CatalogError("BLOCK_TOKEN", { token });
  }
  return { prefixCode, blockId, rangeFrom: range.from, rangeTo: range.to, name: decodeName(name, token) };
}

function decodeName(name: string, token: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new CatalogError("BLOCK_TOKEN", { token }); // URIError: half of an escape sequence
  }
}
