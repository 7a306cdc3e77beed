import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { change, ENTITY_KINDS, type CatalogContext } from "@deadwax/catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogFolder } from "../home/catalog-folder.ts";
import { openPostgresCatalog } from "../postgres/postgres-catalog.ts";
import { openSqliteCatalog } from "../sqlite/open-sqlite-catalog.ts";
import { fillCatalog } from "../testing/fill-catalog.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";
import { sharedPostgresCluster } from "../testing/shared-postgres.ts";
import { createFileVault } from "../vault/file-vault.ts";
import { exportCatalog } from "./export-catalog.ts";
import { importIntoFolder, importIntoPostgres } from "./import-catalog.ts";

const run = promisify(execFile);
const hasPython = await run("python3", ["--version"]).then(
  () => true,
  () => false,
);
const cluster = await sharedPostgresCluster();

/** Every file of a folder with the hash of its bytes. */
async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const files = names.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return new Map(
    await Promise.all(
      files.map(async (path): Promise<[string, string]> => {
        return [
          path.slice(folder.length),
          createHash("sha256")
            .update(await readFile(path))
            .digest("hex"),
        ];
      }),
    ),
  );
}

describe("an export", () => {
  let test: TestStore;
  let work = "";
  let exported = "";
  /** Another one, with few recordings, to be forged. */
  let short = "";
  const bytes = Buffer.from("not really audio");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const verify = (folder: string) => run("python3", [join(folder, "verify.py")]);

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    exported = join(work, "export");
    test = await openTestStore();
    const context: CatalogContext = { ...test, actor: "Zoë" };
    await fillCatalog(context, test.catalog.id, 1_200);
    await writeFile(join(work, "take.wav"), bytes);
    const vault = createFileVault(catalogFolder(test.folder).vault);
    await vault.keep({ path: join(work, "take.wav"), sha256 });
    await change(context, { action: "keep" }, async (transaction) => {
      const [asset] = await transaction.find("asset");
      await transaction.update("asset", asset!, { sha256, isVaulted: true });
    });
    await test.store.write(async (writer) => {
      const instance = await writer.instance();
      await writer.setInstance({ ...instance, onlyBlocks: ["a block"] });
    });
    const catalog = { ...test, codesLogPath: catalogFolder(test.folder).codesLog };
    const outcome = await exportCatalog(catalog, { to: exported, vault });
    expect(outcome).toMatchObject({ vaultFiles: 1, missing: [], lines: { "ledger.jsonl": 1_200 } });
    short = join(work, "short");
    await exportOfFew(short);
  });
  afterAll(async () => {
    await test.close();
    await rm(work, { recursive: true, force: true });
    if (!("skipped" in cluster)) await cluster.stop();
  });

  async function exportOfFew(to: string): Promise<void> {
    const few = await openTestStore();
    await fillCatalog({ ...few, actor: "Zoë" }, few.catalog.id, 40);
    await exportCatalog({ ...few, codesLogPath: catalogFolder(few.folder).codesLog }, { to });
    await few.close();
  }

  it("has a file and a schema for every kind, and what explains and proves them", async () => {
    const names = [...(await contents(exported)).keys()];
    for (const kind of ENTITY_KINDS) {
      expect(names).toContain(`/entities/${kind}.jsonl`);
      expect(names).toContain(`/schema/entities/${kind}.schema.json`);
    }
    const others = ["README.md", "SHA256SUMS", "catalog.json", "codes.log", "verify.py", "changes.jsonl"];
    for (const name of others) expect(names).toContain(`/${name}`);
    expect(names).toContain(`/vault/${sha256.slice(0, 2)}/${sha256.slice(2)}`);
    const sums = await readFile(join(exported, "SHA256SUMS"), "utf8");
    expect(sums.trimEnd().split("\n")).toHaveLength(names.length - 1);
  });

  it("has lines with exactly the members their schema names", async () => {
    for (const name of ["entities/recording", "ledger", "operations", "changes", "personal-values"]) {
      const schema = JSON.parse(await readFile(join(exported, "schema", `${name}.schema.json`), "utf8")) as {
        readonly required: readonly string[];
      };
      const [line] = (await readFile(join(exported, `${name}.jsonl`), "utf8")).split("\n");
      expect(Object.keys(JSON.parse(line!) as object)).toEqual(schema.required);
    }
  });

  it("read into a new folder gives an equal catalog, fenced, whose export is the same to the byte", async () => {
    const to = join(work, "imported");
    await importIntoFolder({ from: exported, to, clock: test.clock });
    const imported = await openSqliteCatalog(to);
    const { fence, instanceId, onlyBlocks } = await imported.store.read((reader) => reader.instance());
    expect(fence).toMatchObject({ reason: "restored", was: null });
    expect(instanceId).toBe((await test.store.read((reader) => reader.instance())).instanceId);
    expect(onlyBlocks).toEqual(["a block"]);
    expect(await imported.home.mark()).toEqual(fence?.is);
    const vault = createFileVault(catalogFolder(to).vault);
    await exportCatalog(imported, { to: join(work, "again"), vault });
    expect(await contents(join(work, "again"))).toEqual(await contents(exported));
    await imported.store.close();
    await expect(importIntoFolder({ from: exported, to, clock: test.clock })).rejects.toMatchObject({
      code: "STORE_EXISTS",
    });
  });

  it("of the first schema, which knew no sound, is read", async () => {
    const [from, to] = [join(work, "first-schema"), join(work, "from-first-schema")];
    await cp(exported, from, { recursive: true });
    const rewrite = async (name: string, change: (line: Record<string, unknown>) => object) => {
      const text = await readFile(join(from, name), "utf8");
      const lines = name.endsWith("l") ? text.trimEnd().split("\n") : [text];
      const written = lines.map((line) => `${JSON.stringify(change(JSON.parse(line) as never))}\n`).join("");
      await writeFile(join(from, name), written);
      const sums = await readFile(join(from, "SHA256SUMS"), "utf8");
      const sum = createHash("sha256").update(written).digest("hex");
      await writeFile(
        join(from, "SHA256SUMS"),
        sums.replace(new RegExp(`^.{64}(?=  ${name}$)`, "mu"), () => sum),
      );
    };
    await rewrite("catalog.json", (about) => ({ ...about, schemaVersion: 1 }));
    await rewrite("entities/asset.jsonl", ({ sound, ...asset }) => (expect(sound).toBeDefined(), asset));
    await importIntoFolder({ from, to, clock: test.clock });
    const imported = await openSqliteCatalog(to);
    const assets = await test.store.read((reader) => reader.find("asset"));
    const unheard = assets.map((asset) => ({ ...asset, sound: null }));
    expect(await imported.store.read((reader) => reader.find("asset"))).toEqual(unheard);
    await imported.store.close();
  });

  it.skipIf("skipped" in cluster)("goes through PostgreSQL and back the same to the byte", async () => {
    if ("skipped" in cluster) return;
    const address = await cluster.createDatabase();
    const options = { codesLog: join(work, "postgres-codes.log") };
    const vault = join(work, "postgres-vault");
    const request = { from: exported, address, options, vault, clock: test.clock };
    await importIntoPostgres(request);
    const imported = await openPostgresCatalog(address, options);
    expect((await imported.store.read((reader) => reader.instance())).fence?.reason).toBe("restored");
    await exportCatalog(imported, { to: join(work, "postgres"), vault: createFileVault(vault) });
    expect(await contents(join(work, "postgres"))).toEqual(await contents(exported));
    await imported.store.close();
    await expect(importIntoPostgres(request)).rejects.toMatchObject({ code: "STORE_EXISTS" });
  });

  it.skipIf(!hasPython)("proves itself with nothing but Python", async () => {
    const { stdout } = await verify(exported);
    expect(stdout).toMatch(/^VALID: 4 operations, 1200 ledger entries, last hash [0-9a-f]{64}\n$/u);
  });

  it.each([
    ["operations.jsonl", "was changed", '"action":"assign"', '"action":"assigx"'],
    ["changes.jsonl", "was changed", "Take 7", "Take 8"],
    ["ledger.jsonl", "was changed", '"reason":"because"', '"reason":"just so"'],
    ["personal-values.jsonl", "a personal value was changed", '"Zoë"', '"Zoé"'],
  ])("with one changed value in %s is refused, even with new checksums", async (name, finding, from, to) => {
    const forged = join(work, `forged-${name}`);
    await cp(short, forged, { recursive: true });
    const text = await readFile(join(forged, name), "utf8");
    expect(text).toContain(from);
    await writeFile(join(forged, name), text.replace(from, to));
    const into = () => importIntoFolder({ from: forged, to: join(work, `from-${name}`), clock: test.clock });
    await expect(into()).rejects.toMatchObject({ code: "EXPORT_DAMAGED" });
    if (hasPython)
      await expect(verify(forged)).rejects.toMatchObject({ stderr: expect.stringContaining(name) as string });
    const sum = createHash("sha256")
      .update(await readFile(join(forged, name)))
      .digest("hex");
    const sums = await readFile(join(forged, "SHA256SUMS"), "utf8");
    await writeFile(
      join(forged, "SHA256SUMS"),
      sums.replace(new RegExp(`^.{64}  ${name}$`, "mu"), `${sum}  ${name}`),
    );
    if (name !== "personal-values.jsonl")
      await expect(into()).rejects.toMatchObject({ code: "EXPORT_DAMAGED" });
    if (hasPython)
      await expect(verify(forged)).rejects.toMatchObject({
        stderr: expect.stringContaining(finding) as string,
      });
    expect(await readdir(work)).not.toContain(`.part`);
  });

  it.skipIf(!hasPython)(
    "with a thing that is not what its history says is refused by its own proof",
    async () => {
      const forged = join(work, "forged-entity");
      await cp(short, forged, { recursive: true });
      const file = join(forged, "entities", "recordingCode.jsonl");
      await writeFile(file, (await readFile(file, "utf8")).replace("AA6Q72600007", "AA6Q72600008"));
      const sum = createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
      const sums = await readFile(join(forged, "SHA256SUMS"), "utf8");
      await writeFile(
        join(forged, "SHA256SUMS"),
        sums.replace(/^.{64} {2}entities\/recordingCode/mu, `${sum}  entities/recordingCode`),
      );
      const finding = expect.stringMatching(
        /^NOT VALID: isrc of recordingCode .* is not what its history says/u,
      ) as string;
      await expect(verify(forged)).rejects.toMatchObject({ stderr: finding });
    },
  );

  it("names the line that cannot be read", async () => {
    const broken = join(work, "broken");
    await cp(short, broken, { recursive: true });
    await appendFile(join(broken, "ledger.jsonl"), '{"sequence":"x"');
    const sum = createHash("sha256")
      .update(await readFile(join(broken, "ledger.jsonl")))
      .digest("hex");
    const sums = await readFile(join(broken, "SHA256SUMS"), "utf8");
    await writeFile(
      join(broken, "SHA256SUMS"),
      sums.replace(/^.{64} {2}ledger\.jsonl$/mu, `${sum}  ledger.jsonl`),
    );
    const imported = importIntoFolder({ from: broken, to: join(work, "from-broken"), clock: test.clock });
    await expect(imported).rejects.toThrow("line 41 of ledger.jsonl cannot be read");
  });

  it("is refused where there is none, and where a newer program wrote it", async () => {
    const to = join(work, "nothing");
    const from = (folder: string) => importIntoFolder({ from: folder, to, clock: test.clock });
    await expect(from(join(work, "none"))).rejects.toMatchObject({ code: "EXPORT_NOT_FOUND" });
    const newer = join(work, "newer");
    await cp(exported, newer, { recursive: true });
    const about = await readFile(join(newer, "catalog.json"), "utf8");
    await writeFile(join(newer, "catalog.json"), about.replace("deadwax.export/1", "deadwax.export/2"));
    await expect(from(newer)).rejects.toMatchObject({ code: "EXPORT_NEWER" });
    await writeFile(
      join(newer, "catalog.json"),
      about.replace(/"schemaVersion": \d+/u, '"schemaVersion": 99'),
    );
    await expect(from(newer)).rejects.toMatchObject({ code: "EXPORT_NEWER" });
  });

  it("does not write into a folder that has something in it", async () => {
    const to = join(work, "full");
    await mkdir(to);
    await writeFile(join(to, "diary.txt"), "");
    const catalog = { ...test, codesLogPath: catalogFolder(test.folder).codesLog };
    await expect(exportCatalog(catalog, { to })).rejects.toMatchObject({ code: "FILE_EXISTS" });
    expect(await readdir(to)).toEqual(["diary.txt"]);
  });
});
