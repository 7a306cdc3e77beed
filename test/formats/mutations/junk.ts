import type { Random } from "../../ledger/random.ts";

export interface Junk {
  readonly content: Buffer;
  readonly says: string;
}

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

/** Begins like something that readers know, and is often nothing of the kind. */
const KNOWN: readonly (readonly [string, Buffer])[] = [
  ["an ID3v2.4 tag", latin1("ID3\x04\0\0\0\0\0\x17TSRC\0\0\0\x0d\0\0\0AA6Q72600009")],
  ["an ID3v2.3 tag", latin1("ID3\x03\0\0\0\0\0\x17TSRC\0\0\0\x0d\0\0\0AA6Q72600009")],
  ["an ID3v2.2 tag", latin1("ID3\x02\0\0\0\0\0\x0bTT2\0\0\x05\0abcd")],
  ["an empty ID3 tag", latin1("ID3\x04\0\0\0\0\0\0")],
  ["an ID3 tag without end", latin1("ID3\x04\0\xff\x7f\x7f\x7f\x7f")],
  ["an ID3 tag with a footer", latin1("ID3\x04\0\x10\0\0\0\x003DI\x04\0\x10\0\0\0\0")],
  ["an ID3v1 tag", Buffer.concat([latin1("TAG"), Buffer.alloc(125, 0x61)])],
  ["an APE tag", latin1("APETAGEX\xd0\x07\0\0\x20\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")],
  [
    "an APE tag of many",
    latin1("APETAGEX\xd0\x07\0\0\xff\xff\xff\x7f\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0"),
  ],
  ["a Lyrics3 tag", latin1("LYRICSBEGIN000000LYRICS200")],
  ["a free atom", latin1("\0\0\0\x10free\0\0\0\0\0\0\0\0")],
  ["an atom to the end", latin1("\0\0\0\0free")],
  ["a large atom", latin1("\0\0\0\x01mdat\x7f\xff\xff\xff\xff\xff\xff\xff")],
  ["a JUNK chunk", latin1("JUNK\x04\0\0\0\0\0\0\0")],
  ["a data chunk", latin1("data\x04\0\0\0\x01\x02\x03\x04")],
  ["an fmt chunk", latin1("fmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0\x02\0\x10\0")],
  ["an id3 chunk", latin1("id3 \xff\xff\xff\xff")],
  ["an Ogg page", latin1("OggS\0\x06\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0")],
  ["a FLAC beginning", latin1("fLaC\x80\0\0\0")],
  ["a PADDING block", latin1("\x01\0\0\x04\0\0\0\0")],
];

export function junk(random: Random): Junk {
  if (random.chance(0.7)) {
    const [says, content] = random.pick(KNOWN) ?? ["nothing", Buffer.alloc(0)];
    const times = random.chance(0.8) ? 1 : random.size(2000);
    const repeated = Array.from({ length: times }, () => content);
    return { content: Buffer.concat(repeated), says: times === 1 ? says : `${times} times ${says}` };
  }
  const length = random.size(4000);
  const isNoise = random.chance(0.5);
  const content = Buffer.alloc(length, isNoise ? undefined : random.pick([0, 0xff, 0x20]));
  if (isNoise) for (let at = 0; at < length; at++) content[at] = random.int(0, 255);
  return { content, says: `${length} bytes of ${isNoise ? "noise" : "one value"}` };
}
