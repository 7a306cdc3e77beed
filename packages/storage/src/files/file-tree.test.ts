import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { keepPath, pathToOpen } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileTree } from "./file-tree.ts";

const isPosix = process.platform !== "win32";
const isRoot = process.getuid?.() === 0;
const files = createFileTree();
let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "deadwax-files-")));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function put(name: string, content = "x"): Promise<string> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function walk(paths: readonly string[] = [root], tree = files): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const entry of tree.walk(paths)) {
    const name = entry.path.startsWith(root) ? entry.path.slice(root.length + 1) : entry.path;
    seen.push(entry.kind === "file" ? name : `${entry.why}: ${name}`);
  }
  return seen;
}

describe("walking folders", () => {
  it("gives files in an order that depends only on names, with size and time", async () => {
    for (const name of ["b/2.wav", "a/10.wav", "a/2.wav", "B/1.wav", "c.wav"]) await put(name);
    await utimes(join(root, "c.wav"), 1_700_000_000, 1_700_000_000);
    expect(await walk()).toEqual(["B/1.wav", "a/10.wav", "a/2.wav", "b/2.wav", "c.wav"]);
    for await (const entry of files.walk([join(root, "c.wav")])) {
      expect(entry).toEqual({
        kind: "file",
        path: join(root, "c.wav"),
        size: 1,
        modifiedMs: 1_700_000_000_000,
        isNamed: true,
      });
    }
  });

  it("passes by what systems and programs leave behind, and counts it", async () => {
    for (const name of [".DS_Store", "._a.wav", "a.wav", "Thumbs.db", ".Trashes/b.wav", "__MACOSX/c.wav"])
      await put(name);
    expect(await walk()).toEqual([
      "hidden: .DS_Store",
      "hidden: .Trashes",
      "hidden: ._a.wav",
      "hidden: Thumbs.db",
      "hidden: __MACOSX",
      "a.wav",
    ]);
  });

  it("gives a hidden file that was named", async () => {
    const path = await put(".a.wav");
    expect(await walk([path])).toEqual([".a.wav"]);
  });

  it("gives each file once, when the paths overlap", async () => {
    const path = await put("a/b.wav");
    expect(await walk([path, join(root, "a"), root, path])).toEqual(["a/b.wav"]);
  });

  it("refuses a path that is not there", async () => {
    await expect(walk([join(root, "nowhere")])).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
  });

  it("leaves out folders of the catalog itself", async () => {
    await put("vault/a.wav");
    await put("b.wav");
    const tree = createFileTree({ leaveOut: [join(root, "vault")] });
    expect(await walk([root], tree)).toEqual(["b.wav"]);
  });

  it("stops when it is told to", async () => {
    for (let number = 0; number < 10; number += 1) await put(`${number}.wav`);
    const signal = { aborted: false };
    const seen: string[] = [];
    for await (const entry of files.walk([root], { signal })) {
      seen.push(entry.path);
      signal.aborted = seen.length === 3;
    }
    expect(seen).toHaveLength(3);
  });

  it.skipIf(!isPosix)("ends where links run in circles, and says so", async () => {
    await put("a/b.wav");
    await symlink(root, join(root, "a", "up"));
    await symlink(join(root, "self"), join(root, "self"));
    expect(await walk()).toEqual(["a/b.wav", "loop: a/up", "broken-link: self"]);
  });

  it.skipIf(!isPosix)("follows links to files and folders, to each once, under its real name", async () => {
    const other = await realpath(await mkdtemp(join(tmpdir(), "deadwax-other-")));
    await writeFile(join(other, "song.wav"), "x");
    await mkdir(join(other, "folder"));
    await writeFile(join(other, "folder", "more.wav"), "x");
    await put("here.wav");
    await symlink(join(other, "song.wav"), join(root, "1.wav"));
    await symlink(join(other, "song.wav"), join(root, "2.wav"));
    await symlink(join(other, "folder"), join(root, "3"));
    await symlink(join(root, "here.wav"), join(root, "4.wav"));
    await symlink(join(root, "gone.wav"), join(root, "5.wav"));
    expect(await walk()).toEqual([
      join(other, "song.wav"),
      join(other, "folder", "more.wav"),
      "broken-link: 5.wav",
      "here.wav",
    ]);
    await rm(other, { recursive: true });
  });

  it.skipIf(!isPosix)("does not open pipes and sockets", async () => {
    execFileSync("mkfifo", [join(root, "pipe.wav")]);
    expect(await walk()).toEqual(["special: pipe.wav"]);
  });

  it.skipIf(!isPosix || isRoot)("says which folders it may not read", async () => {
    await put("closed/a.wav");
    await put("open.wav");
    await chmod(join(root, "closed"), 0o000);
    expect(await walk()).toEqual(["unreadable: closed", "open.wav"]);
    await chmod(join(root, "closed"), 0o755);
  });

  it.skipIf(!isPosix)("gives back odd names so that they can be opened", async () => {
    const names = [
      "line\nbreak.wav",
      "a:b?c*d.wav",
      "quote\"'`.wav",
      "100% #1.wav",
      "Cafe\u0301.wav",
      "Caf\u00E9.wav",
      "深夜.wav",
    ];
    for (const name of names) await put(name, name);
    const seen: string[] = [];
    for await (const entry of files.walk([root])) seen.push(entry.path);
    expect(seen.map((path) => path.slice(root.length + 1)).sort()).toEqual(names.toSorted());
    for (const path of seen)
      expect(await files.stat(pathToOpen(keepPath(path).normalize("NFC")))).toMatchObject({
        size: expect.any(Number) as number,
      });
    expect(new Set(seen.map((path) => keepPath(path))).size).toBe(names.length);
  });

  it.skipIf(process.platform !== "linux")("says of a name that is no text that it is none", async () => {
    await writeFile(
      Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".wav")]),
      "x",
    );
    expect(await walk()).toEqual(["odd-name: caf\uFFFD.wav"]);
  });

  it("goes into deep folders with long names", async () => {
    const name = `${"n".repeat(200)}.wav`;
    const deep = Array.from({ length: 12 }, () => "d".repeat(100)).join("/");
    await put(`${deep}/${name}`);
    expect(await walk()).toEqual([`${deep}/${name}`]);
  });

  it("walks thousands of files", async () => {
    for (let folder = 0; folder < 30; folder += 1) await mkdir(join(root, `${folder}`));
    const numbers = Array.from({ length: 3000 }, (_, number) => number);
    await Promise.all(numbers.map((number) => writeFile(join(root, `${number % 30}`, `${number}.wav`), "x")));
    expect(await walk()).toHaveLength(3000);
  });
});

describe("a file that was known", () => {
  it("is there with size and time", async () => {
    const path = await put("a.wav", "four");
    expect(await files.stat(path)).toMatchObject({ size: 4 });
  });

  it("is missing when its folder is there without it", async () => {
    await put("a/b.wav");
    expect(await files.stat(join(root, "a", "c.wav"))).toBe("missing");
    await rm(join(root, "a", "b.wav"));
    expect(await files.stat(join(root, "a", "b.wav"))).toBe("missing");
  });

  it("is missing when its folder was removed from a disk with other things", async () => {
    await put("other.wav");
    expect(await files.stat(join(root, "gone", "a.wav"))).toBe("missing");
  });

  it.skipIf(!isPosix)(
    "is away when the place where its disk would be is not there, or is empty",
    async () => {
      expect(await files.stat("/Volumes/Archive/a.wav")).toBe("away");
      expect(await files.stat("/media/ada/Archive/b/a.wav")).toBe("away");
      expect(await files.stat("/no-such-share/music/a.wav")).toBe("away");
      await mkdir(join(root, "mounted"));
      expect(await files.stat(join(root, "mounted", "album", "a.wav"))).toBe("away");
    },
  );

  it("is missing when a folder stands in its place", async () => {
    await mkdir(join(root, "a.wav"));
    expect(await files.stat(join(root, "a.wav"))).toBe("missing");
  });
});
