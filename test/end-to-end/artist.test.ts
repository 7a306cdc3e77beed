/** The first hour of an artist: twelve files with messy names, and codes from a distributor's page. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { infoChunk, openDemoStudio, wavBytes, type DemoVersion } from "@deadwax/demo-song";
import { openDesk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

interface Bounce {
  readonly name: string;
  /** Which piece: each is another take of other length. */
  readonly piece: 0 | 1 | 2;
  readonly version: DemoVersion;
  readonly bits?: 16 | 24;
  readonly info?: Readonly<Record<string, string>>;
}

const BY_US = { IART: "The Night Shift" };

const BOUNCES: readonly Bounce[] = [
  {
    name: "01 Midnight Drive final2 USE THIS.wav",
    piece: 0,
    version: "studio-master",
    info: { INAM: "Midnight Drive", ...BY_US },
  },
  { name: "Midnight Drive MASTER.wav", piece: 0, version: "studio-master" },
  { name: "midnight drive (radio edit).wav", piece: 0, version: "radio-edit" },
  {
    name: "Midnight Drive_instrumental.wav",
    piece: 0,
    version: "instrumental",
    info: { INAM: "Midnight Drive (Instrumental)", ...BY_US },
  },
  { name: "bounce_midnight-drive_live.wav", piece: 0, version: "live-take", bits: 16 },
  {
    name: "02 - Harbour Lights.wav",
    piece: 1,
    version: "studio-master",
    info: { INAM: "Harbour Lights", ...BY_US },
  },
  { name: "Harbour Lights (Remix) v3.wav", piece: 1, version: "remix" },
  { name: "harbour lights demo.wav", piece: 1, version: "demo-take", bits: 16 },
  { name: "03 Paper Moon.wav", piece: 2, version: "studio-master" },
  { name: "Paper Moon - sped up.wav", piece: 2, version: "sped-up", bits: 16 },
  { name: "Paper Moon (Clean).wav", piece: 2, version: "clean-edit" },
  { name: "04_Última Noche.wav", piece: 2, version: "older-mix" },
];

const LENGTHS = [4, 5, 6] as const;

/** As it comes off the page of a distributor: every field on a line of its own. */
const PAGE = `My Album
The Night Shift
Released
1
Midnight Drive
ISRC: QZ-ABC-26-12341
0:04
2
Midnight Drive (Radio Edit)
ISRC: QZABC2612342
0:03
3
Midnight Drive (Instrumental)
ISRC: QZ-ABC-26-12343
0:04
4
Midnight Drive (Live)
ISRC: QZ-ABC-26-12344
5
Harbour Lights
ISRC: QZ-ABC-26-12345
0:05
6
Harbour Lights (Remix)
ISRC: QZ-ABC-26-12346
7
Harbour Lights (Demo)
ISRC: QZ-ABC-26-12347
8
Paper Moon
ISRC: QZ-ABC-26-12348
9
Paper Moon (Sped Up)
ISRC: QZ-ABC-26-12349
10
Paper Moon (Clean)
ISRC: QZ-ABC-26-12350
11
Última Noche
ISRC: QZ-ABC-26-12351
`;

const MUTAGEN =
  "import sys, mutagen; [print(mutagen.File(path).tags['TSRC'].text[0]) for path in sys.argv[1:]]";

/** The codes that mutagen finds in files, or undefined where it is not installed. */
function codesByMutagen(paths: readonly string[]): readonly string[] | undefined {
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      const found = execFileSync(python, ["-c", MUTAGEN, ...paths], { encoding: "utf8", stdio: "pipe" });
      return found.trim().split("\n");
    } catch (thrown) {
      if (!String(thrown).includes("No module named") && !String(thrown).includes("ENOENT")) throw thrown;
    }
  }
  return undefined;
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly versionTitle: string | null;
  readonly isrc: string | null;
  readonly status: string;
}

describe("codes that somebody wrote where no code belongs", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("stop assigning until they are entered or refused", async () => {
    const demo = ["--codes", "own-prefix", "--prefix", "AA-6Q7", "--registrant", "R", "--unused", "--demo"];
    await desk.run(["init", ...demo]);
    const code = "US\u2011RC1\u201176\u201107839";
    desk.write(`work/Dashes ${code}.wav`, noise({ seed: 1, seconds: 2 }));
    desk.write("work/Blanks [US RC1 76 07840].wav", noise({ seed: 2, seconds: 2 }));
    desk.write("work/USRC17607841_Attached_final.wav", noise({ seed: 3, seconds: 2 }));
    desk.write("work/Comment.wav", noise({ seed: 4, seconds: 2, info: { ICMT: "was US_RC1_76_07842" } }));
    await desk.run(["add", desk.path("work")]);
    for (const title of ["Dashes", "Blanks", "Attached", "Comment"]) {
      expect((await desk.run(["approve", title])).code).toBe(0);
      const refused = await desk.run(["assign", title, "--never-coded", "--we-control-it"]);
      expect([title, refused.code]).toEqual([title, 2]);
      expect(refused.stderr).toMatch(/US-?RC1-?76-?0784\d|US-?RC1-?76-?07839/u);
    }
    await desk.run(["enter", "USRC17607840", "Blanks", "--source", "label"]);
    expect(
      (await desk.run(["resolve", "USRC17607842", "--refuse", "--reason", "of another take"])).code,
    ).toBe(0);
    expect((await desk.run(["assign", "Comment", "--never-coded", "--we-control-it"])).code).toBe(0);
  });
});

describe("an artist's first hour", () => {
  const desk = openDesk();
  const list = async (): Promise<readonly Listed[]> =>
    (await desk.ask(["list"])).document["recordings"] as Listed[];
  const idOf = async (title: string): Promise<string> =>
    (await list()).find((one) => one.title === title)?.id ?? `no recording is called ${title}`;

  beforeAll(() => {
    const studios = LENGTHS.map((seconds, index) => openDemoStudio({ seconds, take: index + 1 }));
    for (const { name, piece, version, bits = 24, info } of BOUNCES) {
      const chunks = info === undefined ? {} : { chunks: { after: [infoChunk(info)] } };
      desk.write(`album/${name}`, wavBytes(studios[piece]!.version(version), { bits, ...chunks }));
    }
  });
  afterAll(() => {
    desk.remove();
  });

  it("begins without a question", async () => {
    const { code, stdout } = await desk.run(["init", "--codes", "distributor"]);
    expect(code).toBe(0);
    expect(stdout).toContain("deadwax add FOLDER");
  });

  it("makes eleven recordings of twelve files, because two hold the same audio", async () => {
    expect((await desk.run(["add", desk.path("album")])).code).toBe(0);
    const recordings = await list();
    expect(recordings.map(({ title, versionTitle }) => `${title} / ${versionTitle ?? ""}`).sort()).toEqual([
      "Harbour Lights / ",
      "Harbour Lights / Remix",
      "Midnight Drive / ",
      "Midnight Drive / Instrumental",
      "Paper Moon / ",
      "Paper Moon / Clean",
      "Paper Moon / sped up",
      "bounce midnight-drive live / ",
      "harbour lights demo / ",
      "midnight drive / radio edit",
      "Última Noche / ",
    ]);
    const { document } = await desk.ask(["show", await idOf("Midnight Drive")]);
    const { assets } = document["recording"] as { assets: { name: string }[] };
    expect(assets.map(({ name }) => name).sort()).toEqual([BOUNCES[0]!.name, BOUNCES[1]!.name].sort());
  });

  it("changes nothing when the folder is added again", async () => {
    const before = await desk.ask(["history"]);
    expect((await desk.run(["add", desk.path("album")])).code).toBe(0);
    expect((await desk.ask(["history"])).document).toEqual(before.document);
  });

  it("takes titles put right by hand", async () => {
    const live = ["title=Midnight Drive", "version_title=Live"];
    expect((await desk.run(["set", await idOf("bounce midnight-drive live"), ...live])).code).toBe(0);
    const demo = ["title=Harbour Lights", "version_title=Demo"];
    expect((await desk.run(["set", await idOf("harbour lights demo"), ...demo])).code).toBe(0);
  });

  it("shows where the codes of a distributor's page belong, and writes nothing before it is told to", async () => {
    const before = await desk.ask(["history"]);
    const looked = await desk.run(["sheet", "codes", "-", "--by", "DistroKid", "--dry-run"], { stdin: PAGE });
    expect(looked.code).toBe(0);
    expect(looked.stderr).toContain("midnight drive (radio edit)");
    const asked = await desk.run(["sheet", "codes", "-", "--by", "DistroKid"], { stdin: PAGE });
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain("--accept");
    expect((await desk.ask(["history"])).document).toEqual(before.document);
  });

  it("enters all eleven where they belong", async () => {
    const argv = ["sheet", "codes", "-", "--by", "DistroKid", "--accept", "likely"];
    const { code, document } = await desk.ask(argv, { stdin: PAGE });
    expect(document["entered"]).toHaveLength(11);
    expect(code).toBe(0);
    const codes = (await list()).map(({ title, versionTitle, isrc }) => [
      isrc,
      `${title} ${versionTitle ?? ""}`.trim().toLowerCase(),
    ]);
    expect(codes.sort()).toEqual([
      ["QZABC2612341", "midnight drive"],
      ["QZABC2612342", "midnight drive radio edit"],
      ["QZABC2612343", "midnight drive instrumental"],
      ["QZABC2612344", "midnight drive live"],
      ["QZABC2612345", "harbour lights"],
      ["QZABC2612346", "harbour lights remix"],
      ["QZABC2612347", "harbour lights demo"],
      ["QZABC2612348", "paper moon"],
      ["QZABC2612349", "paper moon sped up"],
      ["QZABC2612350", "paper moon clean"],
      ["QZABC2612351", "última noche"],
    ]);
    const again = await desk.ask(argv, { stdin: PAGE });
    expect(again).toMatchObject({ code: 0, document: { entered: [] } });
  });

  it("approves what holds one audio, and embeds every code into copies that mutagen reads", async ({
    skip,
  }) => {
    expect((await desk.run(["approve", "--all"])).code).toBe(0);
    const { code, document } = await desk.ask(["embed", "--all", "--to", desk.path("deliver")]);
    expect(code).toBe(0);
    expect(document["files"]).toHaveLength(11);
    expect(readdirSync(desk.path("deliver"))).toHaveLength(11);
    const codes = new Map((await list()).map(({ id, isrc }) => [id, isrc]));
    const files = document["files"] as { path: string; recordingId: string }[];
    const found = codesByMutagen(files.map(({ path }) => path));
    if (found === undefined) return skip("skipped: mutagen is not installed");
    expect(found).toEqual(files.map(({ recordingId }) => codes.get(recordingId)));
  });

  it("leaves the artist's own files as they were, and finds all of them in order", async () => {
    for (const { name } of BOUNCES)
      expect(readFileSync(desk.path("album", name)).includes("QZABC")).toBe(false);
    const { code, stdout } = await desk.run(["verify", "--all"]);
    expect(code).toBe(0);
    expect(stdout).toContain("23 files read, 0 with something to look at");
  });

  it("takes back what was embedded, leaves the copy on the disk and knows it again, but writes over nothing", async () => {
    const copy = desk.path("deliver", "midnight drive (radio edit).wav");
    const embedAll = async (): Promise<unknown> =>
      (await desk.ask(["embed", "--all", "--to", desk.path("deliver")])).document["refused"];
    const { code, stdout } = await desk.run(["undo"]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain(
      "still has the tags that were written: an undo touches no file",
    );
    const { mtimeMs } = statSync(copy);
    expect(await embedAll()).toEqual([]);
    expect(statSync(copy).mtimeMs).toBe(mtimeMs);
    await desk.run(["undo"]);
    writeFileSync(copy, "somebody else's");
    expect(await embedAll()).toMatchObject([{ code: "FILE_EXISTS" }]);
    rmSync(copy);
    expect(await embedAll()).toEqual([]);
  });

  it("writes a master sheet that is imported again without a change", async () => {
    for (const sheet of ["master-sheet.xlsx", "master-sheet.csv"]) {
      expect((await desk.run(["sheet", "export", sheet])).code).toBe(0);
      expect(existsSync(desk.path("catalog", sheet))).toBe(true);
      const { code, document } = await desk.ask(["sheet", "import", sheet]);
      expect(code).toBe(0);
      expect(document).toMatchObject({ created: 0, changed: 0, unchanged: 11, failed: 0 });
    }
  });

  it("tells all of it in a history that holds, newest first", async () => {
    const { stdout } = await desk.run(["history", "--limit", "100"]);
    expect(stdout).toContain("Ada entered 11 codes given by DistroKid");
    expect(stdout).toContain("Ada added 12 files");
    expect((await desk.run(["history", "--verify"])).code).toBe(0);
    expect((await desk.run(["doctor"])).stdout).toContain("The chain of");
  });

  it("takes the codes back in one step", async () => {
    const { document } = await desk.ask(["history", "--limit", "100"]);
    const entries = document["entries"] as { sequence: number; sentence: string }[];
    const entered = entries.find(({ sentence }) => sentence.startsWith("entered 11 codes"));
    const undone = await desk.run(["undo", String(entered?.sequence)]);
    expect(undone.code).toBe(0);
    expect((await list()).map(({ isrc }) => isrc)).toEqual(Array.from({ length: 11 }, () => null));
  });
});
