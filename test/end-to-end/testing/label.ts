/**
 * A label that does not exist: its spreadsheet and its disk, with the faults such things have, and the truth about which
 * file is which row. The same seed makes the same label.
 */
import { randomFrom } from "./sound.ts";

export interface LabelRow {
  readonly cells: readonly string[];
  /** The recording it is about; undefined for a row that cannot be read. */
  readonly truth: number | undefined;
}

export interface LabelFile {
  readonly path: string;
  /** The recording in it; undefined for one that stands in no row. */
  readonly truth: number | undefined;
  readonly seed: number;
  readonly seconds: number;
  readonly id3?: Readonly<Record<string, string>>;
}

export interface Label {
  readonly header: readonly string[];
  readonly rows: readonly LabelRow[];
  readonly files: readonly LabelFile[];
}

interface Piece {
  readonly truth: number;
  readonly title: string;
  readonly version: string;
  readonly artist: string;
  readonly seconds: number;
  readonly isrc: string;
  readonly album: string;
}

const HEADER = ["Song Title", "Version", "Artist", "ISRC", "Length", "Album", "Label"];
const ONE = "Midnight Paper Harbour Silver Winter Golden Empty Summer Electric Broken Velvet Distant".split(
  " ",
);
const TWO = "Drive Moon Lights River Street Letters Machine Garden Hearts Radio Weather Mirror".split(" ");
const NAMES = "Mara Lind,The Night Shift,Kwame & Ada,Ólafur Þór,Blue Room Trio,DJ Ferrum,Ana Lima".split(",");

/** @param size how many rows, and about as many files */
export function makeLabel(size: number, seed: number): Label {
  const random = randomFrom(seed);
  const pieces = makePieces(size, random);
  const rows = pieces.map((piece): LabelRow => ({ cells: cellsOf(piece, random), truth: piece.truth }));
  const bad = Array.from({ length: Math.round(size / 75) }, (_, index): LabelRow => ({
    cells: badCells(index),
    truth: undefined,
  }));
  for (const row of bad) rows.splice(Math.floor(random() * rows.length), 0, row);
  return { header: HEADER, rows, files: makeFiles(pieces, random) };
}

type Random = () => number;

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Half of them stand beside another one of the same title: versions, and other people's recordings of it. */
function makePieces(size: number, random: Random): readonly Piece[] {
  const artists = Array.from({ length: Math.max(3, Math.round(size / 40)) }, (_, index) =>
    index < NAMES.length ? (NAMES[index] ?? "") : `${pick(ONE, random)} ${pick(TWO, random)} Band ${index}`,
  );
  const pieces: Piece[] = [];
  const taken = new Set<string>();
  while (pieces.length < size) {
    const artist = pick(artists, random);
    const number = random() < 0.3 ? ` ${Math.ceil(random() * 40)}` : "";
    const title = `${pick(ONE, random)} ${pick(TWO, random)}${number}`;
    const seconds = 150 + Math.round(random() * 120_000) / 1000;
    for (const [version, length] of versionsOf(seconds, random)) {
      const name = `${title}/${version}/${artist}`;
      if (taken.has(name) || pieces.length === size) continue;
      taken.add(name);
      const truth = pieces.length;
      const isrc = `QZABC${String(10 + Math.floor(truth / 5000))}${String(truth % 100_000).padStart(5, "0")}`;
      pieces.push({
        truth,
        title,
        version,
        artist,
        seconds: length,
        isrc,
        album: `${artist} ${Math.ceil(random() * 3)}`,
      });
    }
  }
  return pieces;
}

function versionsOf(seconds: number, random: Random): readonly (readonly [string, number])[] {
  const versions: (readonly [string, number])[] = [["", seconds]];
  if (random() < 0.2) versions.push(["Radio Edit", seconds - 2 - random() * 30]);
  if (random() < 0.15) versions.push(["Live", seconds + random() * 40]);
  if (random() < 0.12) versions.push(["2019 Remaster", seconds + random() * 0.4]);
  if (random() < 0.1) versions.push(["Instrumental", seconds]);
  return versions;
}

function cellsOf(piece: Piece, random: Random): readonly string[] {
  const { title, version, artist, seconds, album } = piece;
  const isInTitle = version !== "" && random() < 0.3;
  const isCoded = random() < 0.75;
  // A line copied down with the code of the one above.
  const isrc = random() < 0.01 && piece.truth > 0 ? codeBefore(piece) : piece.isrc;
  const whole = Math.round(seconds);
  const length = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return [
    isInTitle ? `${title} (${version})` : title,
    isInTitle ? "" : version,
    artist,
    isCoded ? isrc : "",
    random() < 0.9 ? length : "",
    album,
    "Night Bus Records",
  ];
}

function codeBefore({ isrc }: Piece): string {
  return `${isrc.slice(0, 7)}${String(Number(isrc.slice(7)) - 1).padStart(5, "0")}`;
}

function badCells(index: number): readonly string[] {
  const bad = [
    ["", "", "Mara Lind", "", "3:10", "Nowhere", ""],
    [`Untold ${index}`, "", "Mara Lind", "QZABC10O0001", "3:10", "", ""],
    [`Untold ${index}`, "", "Mara Lind", "", "three minutes", "", ""],
    [`Untold ${index}`, "", "Mara Lind", "QZ-ABC-10", "", "", ""],
  ];
  return bad[index % bad.length] ?? [];
}

function makeFiles(pieces: readonly Piece[], random: Random): readonly LabelFile[] {
  const files = pieces.flatMap((piece): LabelFile[] => {
    if (random() < 0.05) return [];
    const file = fileOf(piece, pieces, random);
    // A copy in another folder.
    return random() < 0.02 ? [file, { ...file, path: `copies/${file.path}` }] : [file];
  });
  const strangers = pieces
    .filter(() => random() < 0.02)
    .map((piece, index): LabelFile => {
      const other = { ...piece, seconds: piece.seconds + (random() - 0.5) * 20, version: "" };
      const { path, id3 } = fileOf(other, pieces, random);
      const isrc = id3?.["TSRC"] === undefined ? {} : { TSRC: `QZXYZ19${String(index).padStart(5, "0")}` };
      const tags =
        id3 === undefined ? {} : { id3: { ...id3, ...isrc, TIT2: `${piece.title} ${index} Suite` } };
      const name = path.replace(/^disk/u, "others").replace(".wav", ` suite ${index}.wav`);
      return { path: name, truth: undefined, seed: 1_000_000 + index, seconds: other.seconds, ...tags };
    });
  return [...files, ...strangers];
}

function fileOf(piece: Piece, all: readonly Piece[], random: Random): LabelFile {
  const { truth, seconds, title, version, artist, album } = piece;
  const about = { truth, seed: truth, seconds };
  const wrong = random() < 0.03 ? pick(all, random).isrc : undefined;
  const full = version === "" ? title : `${title} (${version})`;
  const names = [
    `${artist} - ${full}.wav`,
    `${String((truth % 12) + 1).padStart(2, "0")} ${full}.wav`,
    `${full.replaceAll(" ", "_")}_final_24bit.wav`,
    `${piece.isrc}.wav`,
    `AUDIO_${String(truth).padStart(4, "0")}.wav`,
  ];
  const name = pick(names, random);
  const path = `disk/${album}/${String(truth).padStart(4, "0")}/${name}`;
  const kind = random();
  // Now and then the version got lost on the way into the tags.
  const tagged = random() < 0.02 ? title : full;
  if (kind < 0.4) return { ...about, path, id3: { TSRC: wrong ?? piece.isrc, TIT2: tagged, TPE1: artist } };
  if (kind < 0.5) return { ...about, path, id3: { TSRC: wrong ?? piece.isrc } };
  if (kind < 0.8) return { ...about, path, id3: { TIT2: tagged, TPE1: artist, TALB: album } };
  return { ...about, path };
}
