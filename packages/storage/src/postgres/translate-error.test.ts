import { CatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { openPostgresCatalog } from "./postgres-catalog.ts";
import { parsePostgresAddress } from "./address.ts";
import { translatePostgresError } from "./translate-error.ts";

describe("what PostgreSQL throws", () => {
  it.each([
    ["55P03", "STORE_LOCKED"],
    ["40001", "STORE_LOCKED"],
    ["53100", "STORE_DISK_FULL"],
    ["25006", "STORE_READ_ONLY"],
    ["42501", "STORE_READ_ONLY"],
    ["58030", "STORE_DISK"],
    ["XX001", "STORE_DAMAGED"],
    ["08006", "STORE_UNREACHABLE"],
    ["28P01", "STORE_UNREACHABLE"],
    ["3D000", "STORE_UNREACHABLE"],
    ["53300", "STORE_UNREACHABLE"],
    ["57P01", "STORE_UNREACHABLE"],
    ["ECONNREFUSED", "STORE_UNREACHABLE"],
  ])("is %s as %s", (code, expected) => {
    expect(translatePostgresError(Object.assign(new Error("x"), { code }), "x")).toMatchObject({
      code: expected,
    });
  });

  it("is never shown raw: a broken rule of a table is a bug with the raw error as its cause", () => {
    const raw = Object.assign(new Error("duplicate key"), { code: "23505" });
    const bug = translatePostgresError(raw, "x");
    expect(bug).not.toBeInstanceOf(CatalogError);
    expect(bug).toMatchObject({ message: "the database refused a statement: duplicate key", cause: raw });
  });

  it("says that a server does not answer, without the password", async () => {
    const opened = openPostgresCatalog("postgres://me:secret@127.0.0.1:1/catalog", { codesLog: "unused" });
    await expect(opened).rejects.toMatchObject({
      code: "STORE_UNREACHABLE",
      message: expect.not.stringContaining("secret") as string,
    });
  });

  it("takes an address apart", () => {
    const id = "01a202b2-c500-7001-89df-752a5215086a";
    expect(
      parsePostgresAddress(`postgres://me:secret@host:5433/music?sslmode=require&catalog=${id}`),
    ).toEqual({
      connection: "postgres://me:secret@host:5433/music?sslmode=require",
      place: "postgres://me@host:5433/music",
      catalogId: id,
    });
    expect(() => parsePostgresAddress("mysql://host/music")).toThrow(CatalogError);
    expect(() => parsePostgresAddress("postgres://host/music?catalog=mine")).toThrow(CatalogError);
  });
});
