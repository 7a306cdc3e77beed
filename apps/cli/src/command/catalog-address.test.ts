import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findCatalogAddress, withoutPassword } from "./catalog-address.ts";

const root = mkdtempSync(join(tmpdir(), "deadwax-address-"));
const deep = join(root, "label", "masters", "2026");
mkdirSync(deep, { recursive: true });
writeFileSync(join(root, "label", "catalog.sqlite"), "");
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe("findCatalogAddress", () => {
  it("takes the flag first, then the environment, then the nearest catalog upwards, then this folder", () => {
    const env = { DEADWAX_CATALOG: "from-env" };
    expect(findCatalogAddress("from-flag", { cwd: deep, env }).label).toBe(join(deep, "from-flag"));
    expect(findCatalogAddress(undefined, { cwd: deep, env }).label).toBe(join(deep, "from-env"));
    expect(findCatalogAddress(undefined, { cwd: deep, env: {} }).label).toBe(join(root, "label"));
    expect(findCatalogAddress(undefined, { cwd: deep, env: { DEADWAX_CATALOG: "" } }).label).toBe(
      join(root, "label"),
    );
    expect(findCatalogAddress(undefined, { cwd: root, env: {} }).label).toBe(root);
  });

  it("never shows the password of a database", () => {
    const address = findCatalogAddress("postgres://ann:s3cret@db.example/label", { cwd: root, env: {} });
    expect(address).toEqual({
      kind: "postgres",
      url: "postgres://ann:s3cret@db.example/label",
      label: "postgres://ann:…@db.example/label",
    });
    expect(withoutPassword('["--catalog=postgresql://a:b:c@h/d"]')).toBe(
      '["--catalog=postgresql://a:…@h/d"]',
    );
  });
});
