import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { RESCUE_PAGE_MARK } from "./rescue-page.ts";
import {
  aFamily,
  aFinding,
  anIsrc,
  anOpenVersion,
  aRecording,
  aRescue,
  aRow,
  aStep,
  pageOf,
  textOf,
  versionOf,
} from "./testing.ts";

const MANY = aRescue({
  counts: { files: 14, heard: 12, recordings: 12, toDecide: 4 },
  families: Array.from({ length: 9 }, (_, at) =>
    aFamily(`Piece ${at}`, aRecording(`${at}.wav`), versionOf(`${at}.wav`, `${at} clean.wav`)),
  ).concat(
    aFamily("Drive", aRecording("a.wav"), anOpenVersion("a.wav", "b.wav"), anOpenVersion("a.wav", "c.wav")),
  ),
  strangers: [aRecording("lonely.wav", { title: "Lonely" })],
  unheard: [
    { path: "notes.wav", code: "AUDIO_NOT_AUDIO", message: "“notes.wav” is text.", hint: "Take it out." },
    { path: "gone.wav", code: "AUDIO_FILE_EMPTY", message: "“gone.wav” is empty.", hint: "Copy it again." },
  ],
  silent: ["quiet.wav"],
  codes: [
    aFinding("CODES_ON_ONE", { about: ["a.wav"] }),
    aFinding("CODE_ON_DIFFERENT", { about: ["a.wav", "0.wav"], isrc: anIsrc("AA6Q72600001") }),
    ...Array.from({ length: 19 }, (_, at) =>
      aFinding("CODE_WITHOUT_FILE", { severity: "warning", text: `Equal ${at}` }),
    ),
  ],
  looseRows: [aRow(2, { title: "Nowhere" }), aRow(3, { title: "Drive" })],
  steps: [
    aStep("export-again", { count: 2, text: "Export 2 files again." }),
    aStep("mend-codes", { count: 2, ids: ["a.wav", "0.wav"] }),
    aStep("answer", { count: 2, ids: ["b.wav", "c.wav"] }),
    aStep("get-codes", {
      count: 18,
      ids: Array.from({ length: 9 }, (_, at) => [`${at}.wav`, `${at} clean.wav`]).flat(),
    }),
  ],
});

describe("the page of a rescue", () => {
  it("shows a version below what it was made from, with what was heard and when", () => {
    const page = pageOf(
      aRescue({ families: [aFamily("Drive", aRecording("a.wav"), versionOf("a.wav", "b.wav"))] }),
    );
    expect(page.indexOf("a.wav")).toBeLessThan(page.indexOf("b.wav"));
    expect(page).toContain("Muted for a moment at 0:12.");
    expect(page).toContain("A recording of its own");
    expect(page).toContain("0.50 s were muted at 0:12.4");
  });

  it("says of which side it tells where something was heard from the other side only", () => {
    const version = versionOf("a.wav", "b.wav");
    const from = { ...version.from!, isReversed: true, known: "b.wav", asked: "a.wav" };
    const page = pageOf(aRescue({ families: [aFamily("Drive", aRecording("a.wav"), { ...version, from })] }));
    expect(page).toContain("Beside this, “a.wav” is the recording with passages muted");
  });

  it("names the rule that decides, and none where a person decides", () => {
    const page = (version: ReturnType<typeof versionOf>): string =>
      pageOf(aRescue({ families: [aFamily("Drive", aRecording("a.wav"), version)] }));
    expect(page(versionOf("a.wav", "b.wav"))).toContain("(decides here)");
    expect(page(anOpenVersion("a.wav", "b.wav"))).not.toContain("(decides here)");
  });

  it("lets no name of a file become markup", () => {
    const nasty = '<img src=x onerror=alert(1)>"&.wav';
    const page = pageOf(aRescue({ strangers: [aRecording(nasty, { title: nasty })] }));
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;.wav");
  });

  it("needs nothing from outside, and says that it is such a page in its head", () => {
    const page = pageOf(MANY);
    expect(page).not.toMatch(/<script\s|https?:|<link|url\(|\son\w+=/u);
    expect(page.slice(0, 1000)).toContain(RESCUE_PAGE_MARK);
  });

  it("lets a browser run its own script and no other", () => {
    const page = pageOf(MANY);
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/gu)].map(([, script = ""]) => script);
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256").update(scripts.join("")).digest("base64");
    expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`);
  });

  it("stays under 3 MB with 200 files", () => {
    const paths = Array.from(
      { length: 200 },
      (_, number) => `folder ${number % 9}/Midnight Drive take ${number}.wav`,
    );
    const outline = Array.from({ length: 160 }, (_, at) => (at * 37) % 256);
    const files = new Map(
      paths.map((path) => [path, { format: "WAV, 24 bit, 44.1 kHz", length: "3:00", outline }]),
    );
    const [root = "", ...versions] = paths;
    const recordings = [aRecording(root), ...versions.map((path) => versionOf(root, path))];
    const page = pageOf(aRescue({ families: [aFamily("Drive", ...recordings)] }), files);
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  });
});

describe("the way around the page of a rescue", () => {
  it("puts the music before everything that was found", () => {
    const page = pageOf(MANY);
    expect(page.indexOf('id="pieces"')).toBeLessThan(page.indexOf('id="decide"'));
    expect(page.indexOf('id="decide"')).toBeLessThan(page.indexOf('id="rows"'));
  });

  it("leads every link to a place that is there, and has no place twice", () => {
    const page = pageOf(MANY);
    const places = [...page.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(places).size).toBe(places.length);
    const links = [...page.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !places.includes(link))).toEqual([]);
  });

  it("skips no level of headings", () => {
    const levels = [...pageOf(MANY).matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, at) => level - (levels[at - 1] ?? 0) > 1)).toEqual([]);
  });

  it("has one number for what is open: the questions and the codes that it lists", () => {
    const page = pageOf(MANY);
    expect(textOf(page)).toContain("4 for you to decide");
    expect(page).toContain('href="#decide"');
    expect(textOf(page)).toContain("For you to decide 4");
    expect(textOf(page)).toContain("2 questions about what a recording is, and 2 codes that cannot be right");
  });

  it("asks a question once, with its help, and lists where it is open", () => {
    const page = pageOf(MANY);
    expect(page.split("A shorter ending is usually the same.")).toHaveLength(2);
    const group = page.slice(page.indexOf('id="q1"'), page.indexOf('id="codes"'));
    expect(group).toContain("2 places");
    expect(group).toContain("b.wav");
    expect(group).toContain("c.wav");
  });

  it("does not tell of rows without a file a second time as findings", () => {
    expect(pageOf(MANY)).not.toContain("Equal 3");
  });

  it("says of rows apart whether nothing here is called that, or a piece is", () => {
    const text = textOf(pageOf(MANY));
    const [absent, namesake] = [
      text.indexOf("Nothing here is called that"),
      text.indexOf("A piece here has the name"),
    ];
    expect(text.indexOf("Nowhere")).toBeGreaterThan(absent);
    expect(text.indexOf("Nowhere")).toBeLessThan(namesake);
    expect(text.indexOf("row 3")).toBeGreaterThan(namesake);
  });

  it("says of steps what the rescue says", () => {
    const page = textOf(pageOf(MANY));
    expect(page.split("Export 2 files again.")).toHaveLength(3);
    expect(page).toContain("Text of get-codes.");
  });

  it("links each step to all that it is about", () => {
    const page = pageOf(MANY);
    const steps = page.slice(page.indexOf('id="next"'));
    for (const place of ["#other", "#codes", "#decide"]) expect(steps).toContain(`href="${place}"`);
    expect(steps).toContain("18 recordings");
    expect(steps).toContain("Piece 8: Drive (Clean)");
  });

  it("calls nothing alone unnamed by a sheet that has its code", () => {
    expect(textOf(pageOf(MANY))).toContain("By itself: nothing else in the folder sounds like this.");
    expect(textOf(pageOf(MANY))).not.toContain("no sheet names");
  });

  it("links a file that is cut off to the recording that it is a part of", () => {
    const part = {
      path: "cut.wav",
      code: "WAV_DATA_CUT",
      message: "“cut.wav” is cut off.",
      hint: "Copy.",
      partOf: "a.wav",
    };
    const page = pageOf(aRescue({ strangers: [aRecording("a.wav")], unheard: [part] }));
    expect(textOf(page)).toContain("Cut off: only a part of a recording is in them");
    expect(page.slice(page.indexOf('id="other"'))).toContain('<a href="#p1-1">Drive</a>');
  });

  it("links the step of exporting again to recordings of which no file is whole", () => {
    const reasons = [{ kind: "cut-off" as const, points: -80, text: "It ends too early." }];
    const [file] = aRecording("a.wav").files;
    const strangers = [aRecording("a.wav", { files: [{ ...file!, reasons }] })];
    const withIds = (...ids: string[]): string => {
      const page = pageOf(aRescue({ strangers, steps: [aStep("export-again", { ids })] }));
      return page.slice(page.indexOf('id="next"'));
    };
    expect(withIds("a.wav")).toContain('<a href="#p1-1">Drive</a>');
    expect(withIds()).not.toContain("#p1-1");
  });

  it("tells what is odd about one of several files beside that file, once", () => {
    const remarks = [
      { code: "FILE_MISNAMED", severity: "warning" as const, text: "It says “Air”.", hint: "Rename it." },
    ];
    const [file] = aRecording("b.wav").files;
    const recording = aRecording("a.wav", {
      files: [...aRecording("a.wav").files, { ...file!, role: "twin", remarks }],
      remarks: remarks.map((one) => ({ ...one, text: `b.wav: ${one.text}` })),
    });
    const text = textOf(pageOf(aRescue({ strangers: [recording] })));
    expect(text.split("It says “Air”.")).toHaveLength(2);
    expect(text.lastIndexOf("It says “Air”.")).toBeGreaterThan(text.lastIndexOf("b.wav"));
  });

  it("opens the pieces where they are few, and keeps many closed", () => {
    expect(pageOf(aRescue({ strangers: [aRecording("a.wav")] }))).toMatch(
      /<details class="piece[^>]*\sopen/u,
    );
    expect(pageOf(MANY)).not.toMatch(/<details class="piece[^>]*\sopen/u);
  });

  it("has no search among few pieces", () => {
    expect(pageOf(MANY)).toContain('type="search"');
    expect(pageOf(aRescue({ strangers: [aRecording("a.wav")] }))).not.toContain('type="search"');
  });
});
