/** The sheet of a distributor, with faults. */
import type { Seeded } from "../../ear/set/seeded.ts";
import { isrcOf, printedIsrc, upcOf } from "./codes.ts";
import { SOLD_AS } from "./names.ts";
import { RELEASES } from "./titles.ts";
import type { RowFault, TruePiece, TrueRecording, TrueRow } from "./truth.ts";

export interface SheetRow {
  readonly title: string;
  readonly version: string;
  readonly artist: string;
  readonly isrc: string;
  readonly seconds: number;
  readonly recording: string | null;
  readonly faults: readonly RowFault[];
}

const ROWS = 60;
/** Roots that never were with a distributor, and the other rows that no file goes with. */
const [UNSOLD, GHOSTS] = [6, 4] as const;
const GHOST_TITLES = ["Marble Arch", "Radio Silence", "Ocean Liner", "Gravel Road"] as const;

/** Sixty rows. Those of one piece are not beside each other. */
export function planSheet(
  recordings: readonly TrueRecording[],
  pieces: readonly TruePiece[],
  random: Seeded,
): readonly SheetRow[] {
  const roots = random.shuffle(recordings.filter(({ version }) => version === "root")).slice(UNSOLD);
  const sold = random.shuffle(
    recordings.filter(({ version }) => version !== "root" && SOLD_AS[version] !== undefined),
  );
  const chosen = [...roots, ...sold.slice(0, ROWS - GHOSTS - roots.length)];
  const rows = random.shuffle(chosen).map((recording): SheetRow => {
    const piece = pieces.find((one) => one.piece === recording.piece);
    return {
      title: piece?.title ?? "",
      version: recording.version === "root" ? "" : (SOLD_AS[recording.version] ?? ""),
      artist: piece?.artist ?? "",
      isrc: recording.isrc ?? "",
      seconds: recording.seconds,
      recording: recording.recording,
      faults: [],
    };
  });
  const ghosts = GHOST_TITLES.map((title, at): SheetRow => {
    const seconds = random.between(100, 240);
    return {
      ...{ title, version: "", artist: "Kite Parade", isrc: isrcOf(700 + at), seconds },
      ...{ recording: null, faults: ["no-file"] },
    };
  });
  return random.shuffle([...seedFaults(rows, random), ...ghosts]);
}

/** Each fault on rows of its own. */
function seedFaults(rows: readonly SheetRow[], random: Seeded): readonly SheetRow[] {
  const order = random.shuffle(rows.map((_, at) => at));
  const faulty = new Map<number, RowFault>();
  const faults = [
    ...Array.from({ length: 3 }, () => "no-isrc" as const),
    ...Array.from({ length: 3 }, () => "wrong-duration" as const),
    ...Array.from({ length: 3 }, () => "title-spelled" as const),
    "code-twice" as const,
  ];
  for (const [at, fault] of faults.entries()) faulty.set(order[at] ?? 0, fault);
  const other = rows[order[faults.length] ?? 0];
  return rows.map((row, at) => {
    const fault = faulty.get(at);
    const faultOf = { faults: fault === undefined ? [] : [fault] };
    switch (fault) {
      case "no-isrc":
        return { ...row, ...faultOf, isrc: "" };
      case "wrong-duration":
        return { ...row, ...faultOf, seconds: row.seconds + random.pick([-31, 24, 45]) };
      case "title-spelled":
        return { ...row, ...faultOf, title: misspelled(row.title) };
      case "code-twice":
        return { ...row, ...faultOf, isrc: other?.isrc ?? "" };
      default:
        return row;
    }
  });
}

function misspelled(title: string): string {
  const plain = title.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase();
  return plain === title ? `${title} ` : plain;
}

export function sheetText(rows: readonly SheetRow[]): string {
  const header = ["Title", "Version", "Artist", "ISRC", "UPC", "Track", "Duration", "Release"];
  const lines = rows.map((row, at) => {
    const release = at % RELEASES.length;
    const track = String(Math.floor(at / RELEASES.length) + 1);
    const printed = row.isrc === "" ? "" : at % 4 === 0 ? row.isrc : printedIsrc(row.isrc);
    const name = RELEASES[release] ?? "";
    return [
      ...[row.title, row.version, row.artist, printed, upcOf(1000 + release), track],
      ...[clock(row.seconds), name],
    ];
  });
  return [header, ...lines].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** Which row, from 1, and by what it can be told. */
export function trueRow(
  { title, version, isrc, recording, faults }: SheetRow,
  row: number,
  tellable: TrueRow["tellable"],
): TrueRow {
  return { row, title, version, isrc, recording, faults, tellable };
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function quoted(cell: string): string {
  return /[",]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
