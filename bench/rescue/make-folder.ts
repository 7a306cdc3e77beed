/**
 * Makes a musician's folder of 200 files, a distributor's sheet, and the truth about both. See README.md.
 * Run: node bench/rescue/make-folder.ts --music DIR --to DIR [--seed 1]
 */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { seeded } from "../ear/set/seeded.ts";
import { hasTool, inParallel, makeFile } from "../ear/set/tools.ts";
import { isrcOf } from "./folder/codes.ts";
import { copied, deliver, retagged } from "./folder/deliveries.ts";
import { nameFiles, tellRow, trueFile, type NamedFile } from "./folder/files.ts";
import { SOLD_AS } from "./folder/names.ts";
import { durationOf, makePieces, type Mastered } from "./folder/pieces.ts";
import { planRecordings, type PlannedRecording } from "./folder/plan.ts";
import { planSheet, sheetText, trueRow } from "./folder/sheet.ts";
import { CUT_EXTENSIONS, makeLitter, makeSpecials, SPECIAL_COUNT, type Whole } from "./folder/specials.ts";
import { ARTISTS, TITLES } from "./folder/titles.ts";
import type { TruePiece, TrueRecording, Truth } from "./folder/truth.ts";
import { versionOf } from "./folder/versions.ts";

const { values } = parseArgs({
  options: {
    music: { type: "string" },
    to: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
if (values.music === undefined) throw new Error("--music DIR says where the music is");
if (values.to === undefined) throw new Error("--to DIR says where the folder goes");
for (const tool of ["ffmpeg", "sox", "rubberband"] as const) {
  if (!hasTool(tool)) throw new Error(`${tool} is not installed; the files are made with it`);
}
const FILES = 200;
const [FAMILIES, STRANGERS] = [26, 14] as const;
const WIDTH = 2;

const out = resolve(values.to);
const seed = Number(values.seed);
const [mess, bodies] = [join(out, "mess"), join(out, "bodies")];
// What is named in the mess may be another file than in the last run; the bodies are kept.
rmSync(mess, { recursive: true, force: true });
mkdirSync(mess, { recursive: true });

const mastered = await makePieces(resolve(values.music), {
  out: bodies,
  seed,
  count: FAMILIES + STRANGERS,
});
const pieces = describePieces(mastered);
say(`${pieces.length} pieces`);
const plans = planRecordings(mastered, { seed, files: FILES - SPECIAL_COUNT, strangers: STRANGERS });
await inParallel(
  plans.map((plan) => () => makeBody(plan)),
  WIDTH,
);
say(`${plans.length} recordings`);
const recordings = new Map(plans.map((plan, at) => [plan, describeRecording(plan, at)]));
const files = nameFiles({ pieces, recordings, random: seeded("rescue names", seed) });
await makeFiles();
const specials = await makeSpecials(mess, cutWholes());
makeLitter(mess);
writeTruth();
say(`${files.length + specials.length} files in ${mess}`);

function describePieces(all: readonly Mastered[]): readonly TruePiece[] {
  const random = seeded("rescue titles", seed);
  const titles = random.shuffle(TITLES);
  return all.map(({ piece, origin, licence }, at) => {
    const title = titles[at];
    if (title === undefined) throw new Error("there are fewer titles than pieces");
    return { piece, title, artist: random.pick(ARTISTS), origin, licence };
  });
}

function bodyOf({ piece, version }: PlannedRecording): string {
  return join(piece.folder, `${version}.wav`);
}

async function makeBody(plan: PlannedRecording): Promise<void> {
  if (plan.version === "root") return;
  await makeFile(bodyOf(plan), versionOf(plan.piece, plan.version).making);
}

function describeRecording(plan: PlannedRecording, at: number): TrueRecording {
  const { piece, version } = plan;
  const label =
    version === "root"
      ? { relations: ["identical-audio" as const], verdicts: ["reuse" as const], same: true }
      : versionOf(piece, version).label;
  const isSold = version === "root" || SOLD_AS[version] !== undefined;
  return {
    ...{ recording: `${piece.piece}/${version}`, piece: piece.piece, version },
    ...{ relations: label.relations, verdicts: label.verdicts, same: label.same },
    ...{ seconds: durationOf(bodyOf(plan)), isrc: isSold ? isrcOf(at + 1) : null },
  };
}

/** Files that others are made from first. */
async function makeFiles(): Promise<void> {
  const bodyByFile = new Map(plans.flatMap((plan) => plan.files.map((file) => [file, plan])));
  const pathOf = new Map(files.map(({ plan, path }) => [plan, join(mess, path)]));
  const jobFor = (file: NamedFile) => async (): Promise<void> => {
    const { plan, path, tags } = file;
    const recording = bodyByFile.get(plan);
    if (recording === undefined) throw new Error(`${path} is of no recording`);
    const from = "of" in plan ? (pathOf.get(plan.of) ?? "") : bodyOf(recording);
    if (!("of" in plan)) {
      const delivered = { piece: recording.piece, body: from, tags };
      await makeFile(join(mess, path), deliver(plan.delivery, delivered));
    } else
      await makeFile(join(mess, path), plan.delivery === "copy" ? copied(from) : retagged(from, tags ?? {}));
  };
  const first = files.filter(({ plan }) => !("of" in plan));
  const second = files.filter(({ plan }) => "of" in plan);
  for (const some of [first, second]) await inParallel(some.map(jobFor), WIDTH);
  const random = seeded("rescue days", seed);
  for (const { path } of files) {
    const day = new Date(Date.UTC(2019, random.whole(0, 59), random.whole(1, 28), random.whole(8, 23)));
    utimesSync(join(mess, path), day, day);
  }
}

/** A file of each kind, of four pieces. */
function cutWholes(): Readonly<Record<(typeof CUT_EXTENSIONS)[number], Whole>> {
  const used = new Set<string>();
  const wholeOf = (extension: (typeof CUT_EXTENSIONS)[number]): Whole => {
    const file = files.find(
      ({ path, recording }) =>
        path.endsWith(`.${extension}`) && recording.version === "root" && !used.has(recording.piece),
    );
    if (file === undefined) throw new Error(`there is no ${extension} to be cut off`);
    used.add(file.recording.piece);
    return { path: join(mess, file.path), piece: file.recording.piece };
  };
  const [wav, mp3, flac, m4a] = CUT_EXTENSIONS.map(wholeOf);
  if (wav === undefined || mp3 === undefined || flac === undefined || m4a === undefined)
    throw new Error("four kinds of files are cut off");
  return { wav, mp3, flac, m4a };
}

function writeTruth(): void {
  const known = [...recordings.values()].filter((one) => !isRootAgain(one));
  const rows = planSheet(known, pieces, seeded("rescue sheet", seed));
  const told = rows.map((row, at) => {
    const { tellable, faults } = tellRow(row, files);
    return trueRow({ ...row, faults }, at + 1, tellable);
  });
  const heard = files.map((file) =>
    isRootAgain(file.recording) ? { ...file, recording: rootAgain(file.recording, known) } : file,
  );
  const truth: Truth = {
    schema: "deadwax.bench-rescue/1",
    seed,
    pieces,
    recordings: known,
    files: [...heard.map((file) => trueFile(file, known, told)), ...specials],
    rows: told,
  };
  writeFileSync(join(out, "distributor.csv"), sheetText(rows));
  writeFileSync(join(out, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`);
}

/** A master whose channels are the same is mono already: what was made mono of it is no other sound. */
function isRootAgain({ piece, version }: TrueRecording): boolean {
  const master = mastered.find((one) => one.piece === piece);
  return version === "mono" && master !== undefined && master.envelope.sideDecibels < -60;
}

function rootAgain({ piece }: TrueRecording, known: readonly TrueRecording[]): TrueRecording {
  const root = known.find((one) => one.piece === piece && one.version === "root");
  if (root === undefined) throw new Error(`${piece} has no root`);
  return root;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
