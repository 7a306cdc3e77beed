/** A folder as no program wants it: everything a file, a name or a tag can do wrong. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFmt, buildInfo, buildWav, latin1 } from "@deadwax/audio/testing";
import { noise } from "./sound.ts";

const HUGE = 0xffff_fff0;
const whole = buildWav();

/** Bytes that are no audio although their name says so, and files that break off or lie about their sizes. */
const REFUSED: Readonly<Record<string, Uint8Array | string>> = {
  "zero.wav": "",
  "one byte.wav": "R",
  "only the header.wav": whole.subarray(0, 12),
  "breaks off in fmt.wav": whole.subarray(0, 22),
  "text.wav": "I am the lyrics.\n".repeat(50),
  "zeros.wav": new Uint8Array(4096),
  "picture.wav": latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"),
  "no fmt.wav": buildWav({ without: "fmt" }),
  "no data.wav": buildWav({ without: "data" }),
  "no channels.wav": buildWav({ channels: 0, data: new Uint8Array(8) }),
  "no rate.wav": buildWav({ sampleRate: 0 }),
  "fmt of nothing.wav": buildWav({
    without: "fmt",
    before: [{ id: "fmt ", content: buildFmt({}).subarray(0, 3) }],
  }),
};

/** Audio all the same, whatever else is the matter. */
const ADDED: Readonly<Record<string, Uint8Array>> = {
  "a wav called mp3.mp3": seeded(1),
  "no extension": seeded(2),
  "CON.wav": seeded(3),
  "aux .wav": seeded(4),
  "ends in dots...wav": seeded(5),
  [`${"U\u0301ltima Noche".normalize("NFD")}.wav`]: seeded(6),
  "two\nlines \u001b[31mred.wav": seeded(7),
  "‮gnp.wav": seeded(8),
  [`${"n".repeat(240)}.wav`]: seeded(9),
  "=HYPERLINK(1).wav": seeded(10),
  "--help.wav": seeded(11),
  "long tag.wav": seeded(12, { TIT2: "L".repeat(10_000), TPE1: "The Night Shift" }),
  "nul in tag.wav": seeded(13, { TIT2: "Before\0after", TPE1: "A\0B" }),
  "bells in tag.wav": seeded(14, { TIT2: "\u0007Bell\u001b[2J\r\nNew\tline" }),
  "half a surrogate.wav": surrogate(15),
  "claims a huge chunk.wav": buildWav({
    data: new Uint8Array(480).fill(9),
    after: [{ id: "LIST", content: latin1("INFO"), claimedSize: HUGE }],
  }),
  "claims huge data.wav": buildWav({ data: new Uint8Array(960).fill(7), claimedDataSize: HUGE }),
  "claims a huge riff.wav": buildWav({ data: new Uint8Array(960).fill(5), claimedRiffSize: HUGE }),
  "unknown codec.wav": buildWav({ tag: 0x1234 }),
  "code that is none.wav": seeded(16, { TSRC: "NOT AN ISRC" }),
  "two codes.wav": seeded(17, { TSRC: "QZABC2600001/QZABC2600002", TIT2: "Two Codes" }),
  "info with high bytes.wav": buildWav({
    data: new Uint8Array(960).fill(3),
    after: [buildInfo({ INAM: "\xc9tude \xff\xfe" })],
  }),
};

function seeded(seed: number, id3?: Readonly<Record<string, string>>): Uint8Array {
  return noise({ seed: 9_000 + seed, seconds: 2, ...(id3 === undefined ? {} : { id3 }) });
}

/** A title in UTF-16 with half of a pair in it, which is no text (ID3v2.3, encoding 1). */
function surrogate(seed: number): Uint8Array {
  const bytes = seeded(seed, { TIT2: "\u0000\u0000\u0000\u0000" });
  const at = Buffer.from(bytes).indexOf("TIT2");
  // Encoding 1, a byte order mark, `D`, a lone high surrogate.
  return Buffer.concat([bytes.subarray(0, at + 10), Buffer.from("01fffe44", "hex"), bytes.subarray(at + 14)]);
}

export interface Mess {
  readonly refused: readonly string[];
  readonly added: readonly string[];
}

/** Fills a folder. What a system cannot make is left out. */
export function makeMess(folder: string): Mess {
  mkdirSync(join(folder, "folder.wav"), { recursive: true });
  for (const [name, content] of Object.entries({ ...REFUSED, ...ADDED }))
    writeFileSync(join(folder, name), content);
  symlinkSync(folder, join(folder, "folder.wav", "up"));
  symlinkSync(join(folder, "ring a"), join(folder, "ring b"));
  symlinkSync(join(folder, "ring b"), join(folder, "ring a"));
  symlinkSync(join(folder, "gone.wav"), join(folder, "points nowhere.wav"));
  if (process.platform !== "win32") {
    execFileSync("mkfifo", [join(folder, "pipe.wav")]);
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/bytes `), Buffer.from([0xff, 0xc3]), Buffer.from(".wav")]),
      seeded(18),
    );
  }
  return { refused: Object.keys(REFUSED), added: Object.keys(ADDED) };
}
