/** A generated catalog of hard cases with the truth about each file, the same for the same seed. */
import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import type { Id } from "../../values/id.ts";
import type { TagReading } from "../audio-facts.ts";
import type { FoundCode, MatchFile, MatchRecording } from "./match-types.ts";

export interface MatchSet {
  readonly recordings: readonly MatchRecording[];
  readonly files: readonly MatchFile[];
  /** The recording of each file; undefined where it is none of them. */
  readonly truth: ReadonlyMap<Id, Id | undefined>;
}

interface Made {
  readonly id: Id;
  readonly title: string;
  readonly version: string | null;
  readonly artist: string;
  readonly durationMs: number;
  readonly isrc: Isrc;
  /** Recordings that nothing but their code may tell from this one. */
  readonly family: number;
}

const WORDS =
  "Midnight Drive Harbour Glass Ember Signal Paper Moon Static Rain Velvet Hours Copper Wire Northern Lights".split(
    " ",
  );
const NAMES = "Mara Lind,The Slow Hours,Ines Okafor,Tomasz Król,Ida & Bo,DJ Fern,Kwame,Nightjar Trio".split(
  ",",
);

export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function testId(number: number): Id {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}` as Id;
}

export function testIsrc(number: number): Isrc {
  const parsed = parseIsrc(`AA6Q726${String(number).padStart(5, "0")}`);
  if (!parsed.ok) throw new Error("a number below 100,000");
  return parsed.value.value;
}

/** About `size` recordings and as many files. */
export function createMatchSet(size: number, seed: number): MatchSet {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const made = makeRecordings(size, random, pick);
  const codes = swapCodes(made, random);
  const files: MatchFile[] = [];
  const truth = new Map<Id, Id | undefined>();
  for (const recording of made) {
    if (random() < 0.05) continue; // a recording whose file is not on the disk
    const id = testId(500_000 + files.length);
    files.push(makeFile({ id, recording, code: codes.get(recording.id) ?? recording.isrc, random, pick }));
    truth.set(id, recording.id);
    if (random() < 0.05) {
      const stray = {
        ...recording,
        durationMs: recording.durationMs + 31_000,
        isrc: testIsrc(90_000 + files.length),
      };
      const strayId = testId(500_000 + files.length);
      files.push(makeFile({ id: strayId, recording: stray, code: stray.isrc, random, pick }));
      truth.set(strayId, undefined);
    }
  }
  return { recordings: made.map((recording) => describe(recording, random)), files, truth };
}

const SIBLINGS = [
  { version: "Radio Edit", by: -35_000 },
  { version: "Extended Mix", by: 120_000 },
  { version: "Instrumental", by: 0 },
  { version: "2011 Remaster", by: 200 },
  { version: "Live at Roskilde", by: 45_000 },
  { version: null, by: 0 }, // another recording of the same title and length
  { version: null, by: 8_000 },
];

function makeRecordings(
  size: number,
  random: () => number,
  pick: <Item>(items: readonly Item[]) => Item,
): readonly Made[] {
  const made: Made[] = [];
  for (let family = 0; made.length < size; family += 1) {
    const title =
      random() < 0.1 ? `Part ${(family % 9) + 1}` : `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`;
    const base = { title, artist: pick(NAMES), durationMs: 120_000 + Math.floor(random() * 180_000), family };
    const siblings = random() < 0.4 ? SIBLINGS.filter(() => random() < 0.4) : [];
    for (const { version, by } of [{ version: null, by: 0 }, ...siblings]) {
      const number = made.length;
      made.push({
        ...base,
        version,
        durationMs: base.durationMs + by,
        id: testId(number),
        isrc: testIsrc(number),
      });
    }
  }
  return made.slice(0, size);
}

/** One in ten files carries the code of a neighbor, half of them in exchange. */
function swapCodes(made: readonly Made[], random: () => number): ReadonlyMap<Id, Isrc> {
  const codes = new Map<Id, Isrc>();
  for (const [index, recording] of made.entries()) {
    const next = made[index + 1];
    if (next === undefined || codes.has(recording.id) || random() >= 0.1) continue;
    codes.set(recording.id, next.isrc);
    if (random() < 0.5) codes.set(next.id, recording.isrc);
  }
  return codes;
}

/** How the sheet tells of it: with gaps, and with the version left out of some rows. */
function describe(recording: Made, random: () => number): MatchRecording {
  const isVersionLost = random() < 0.15;
  return {
    id: recording.id,
    title: recording.title,
    versionTitle: isVersionLost ? null : recording.version,
    displayArtist: random() < 0.05 ? null : recording.artist,
    durationMs: random() < 0.2 ? null : Math.floor(recording.durationMs / 1000) * 1000,
    codes: random() < 0.3 ? [] : [recording.isrc],
    wantsAudio: true,
  };
}

interface FileRequest {
  readonly id: Id;
  readonly recording: Made;
  readonly code: Isrc;
  readonly random: () => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

function makeFile({ id, recording, code, random, pick }: FileRequest): MatchFile {
  const { title, version, artist } = recording;
  const isVersionTold = random() < 0.75;
  const full = version !== null && isVersionTold ? `${title} (${version})` : title;
  const isTagged = random() < 0.8;
  const isSwapped = code !== recording.isrc;
  // Where nothing tells the recording, a code in the wrong file cannot be seen by anybody.
  const names = isTagged || !isSwapped ? ["full", "plain", "number", "messy"] : ["full", "plain", "messy"];
  const name = nameOf(pick(names), { full, artist, number: Math.floor(random() * 12) + 1 });
  const tags: TagReading[] = isTagged ? tagsOf(full, artist, random) : [];
  const chance = random();
  const codes: FoundCode[] = chance < 0.55 ? [{ isrc: code, carrier: "id3/TSRC", trust: "carrier" }] : [];
  if (chance >= 0.55 && chance < 0.65) codes.push({ isrc: code, carrier: "INFO/ISRC", trust: "hint" });
  const durationMs = recording.durationMs + Math.floor(random() * 300);
  const modulationMs = durationMs - Math.floor(random() * 900);
  return { id, name, audioKey: `dwa1:${id}`, durationMs, modulationMs, tags, codes };
}

function nameOf(
  form: string,
  { full, artist, number }: { full: string; artist: string; number: number },
): string {
  const two = String(number).padStart(2, "0");
  if (form === "full") return `${two} ${artist} - ${full}.wav`;
  if (form === "plain") return `${full}.wav`;
  if (form === "messy") return `${full.replaceAll(" ", "_")}_final2_24-96.wav`;
  return `Track ${two}.wav`;
}

function tagsOf(full: string, artist: string, random: () => number): TagReading[] {
  const title: TagReading = {
    field: "title",
    value: random() < 0.1 ? full.toUpperCase() : full,
    carrier: "id3/TIT2",
    trust: "carrier",
  };
  if (random() < 0.1) return [title];
  return [
    title,
    { field: "artist", value: artist.replace("&", "and"), carrier: "id3/TPE1", trust: "carrier" },
  ];
}
