import { readFile } from "node:fs/promises";
import {
  canonicalJson,
  commitmentOf,
  operationHash,
  type Change,
  type Json,
  type LedgerEntry,
  type Operation,
} from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { systemDigest } from "../runtime/system-runtime.ts";

interface Vector {
  readonly personal: { readonly salt: string; readonly value: string; readonly commitment: string };
  readonly operation: Omit<Operation, "hash">;
  readonly changes: readonly Change[];
  readonly ledger: readonly LedgerEntry[];
  readonly canonical: string;
  readonly hash: string;
}

describe("the published vector of the history", async () => {
  const file = new URL("../../../../docs/reference/history-vector.json", import.meta.url);
  const { personal, operation, changes, ledger, canonical, hash } = JSON.parse(
    await readFile(file, "utf8"),
  ) as Vector;

  it("has the commitment this program computes", () => {
    expect(commitmentOf(systemDigest, personal.salt, personal.value)).toBe(personal.commitment);
  });

  it("has the hash this program computes, over the text the page describes", () => {
    expect(operationHash(systemDigest, operation, { changes, ledger })).toBe(hash);
    expect(systemDigest.sha256(canonical)).toBe(hash);
    expect(canonicalJson(JSON.parse(canonical) as Json)).toBe(canonical);
  });
});
