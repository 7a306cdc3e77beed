/** Step 3: which file is what. The demo plays the person who knows. */
import {
  addWork,
  linkWork,
  mergeRecordings,
  readRecordingViews,
  recordingName,
  setFields,
  type Id,
} from "@deadwax/catalog";
import { DEMO_TITLE, type DemoVersion } from "@deadwax/demo-song";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { table } from "../../../output/table.ts";
import { DELIVERIES, DRAFTS, fieldsOf, MASTER_FILES, SHARED_FIELDS, TWIN_FILE } from "../answers.ts";
import type { KnownFile, Stage } from "../stage.ts";

/** The recordings by the version they are of. */
export type Cast = ReadonlyMap<DemoVersion, Id>;

export interface SortedFile {
  readonly file: string;
  /** What the file's tags and name say. */
  readonly proposed: string;
  readonly answer: string;
}

export interface Sorting {
  readonly files: readonly SortedFile[];
  /** How many of the proposals had the bare title. */
  readonly namesakes: number;
  readonly recordings: number;
}

export interface Sorted {
  readonly sorting: Sorting;
  readonly cast: Cast;
}

export async function sortOut({ catalog }: Stage, known: ReadonlyMap<string, KnownFile>): Promise<Sorted> {
  const proposals = await catalog.store.read((reader) => reader.find("recording", {}));
  const named = new Map(proposals.map((recording) => [recording.id, recordingName(recording)]));
  const cast = new Map(
    [...MASTER_FILES].map(([version, file]) => [version, recordingOf(known, file)] as const),
  );
  for (const [version, id] of cast) {
    await setFields(catalog, { kind: "recording", ids: [id], values: fieldsOf(version) });
  }
  await setFields(catalog, { kind: "recording", ids: [...cast.values()], values: SHARED_FIELDS });
  const master = memberOf(cast, "studio-master");
  for (const { path, why } of DELIVERIES) {
    await mergeRecordings(catalog, { keepId: master, otherIds: [recordingOf(known, path)], reason: why });
  }
  const { value: work } = await addWork(catalog, { title: DEMO_TITLE });
  for (const recordingId of cast.values()) await linkWork(catalog, { recordingId, workId: work.id });

  const views = await catalog.store.read(async (reader) =>
    readRecordingViews(reader, await reader.find("recording", { id: [...cast.values()] })),
  );
  const nameNow = new Map(views.map(({ recording }) => [recording.id, recordingName(recording)]));
  const files = [...MASTER_FILES].map(([version, file]) => ({
    file,
    proposed: named.get(recordingOf(known, file)) ?? "",
    answer: answerFor(version, nameNow.get(memberOf(cast, version)) ?? ""),
  }));
  const deliveries = DELIVERIES.map(({ path, why }) => ({
    file: path,
    proposed: named.get(recordingOf(known, path)) ?? "",
    answer: why,
  }));
  const [first, ...rest] = files;
  const twin = { file: TWIN_FILE, proposed: first?.proposed ?? "", answer: "the same audio, nothing to say" };
  const sorted = [...(first === undefined ? [] : [first]), twin, ...deliveries, ...rest];
  return {
    cast,
    sorting: {
      files: sorted,
      namesakes: [...named.values()].filter((name) => name === DEMO_TITLE).length,
      recordings: cast.size,
    },
  };
}

/** The recording of a version. Every version of the piece is in the cast. */
export function memberOf(cast: Cast, version: DemoVersion): Id {
  const id = cast.get(version);
  if (id === undefined) throw new Error(`the demo lost its ${version}`);
  return id;
}

function recordingOf(known: ReadonlyMap<string, KnownFile>, path: string): Id {
  const id = known.get(path)?.recordingId ?? null;
  if (id === null) throw new Error(`${path} became no recording`);
  return id;
}

function answerFor(version: DemoVersion, name: string): string {
  if (version === "studio-master") return `${name}, the studio master`;
  return DRAFTS.includes(version) ? `${name}: a draft` : name;
}

export function showSorting({ files, namesakes, recordings }: Sorting): Block {
  return spaced(
    paragraph(
      `By tags and names alone, ${namesakes} of them would be called “${DEMO_TITLE}”. Which is which only a person knows, so Deadwax asks and guesses nothing. From here on the demo plays that person.`,
    ),
    table(
      [
        { title: "File", value: (row) => row.file.slice(row.file.lastIndexOf("/") + 1), isWhole: true },
        { title: "The person says", value: (row) => row.answer },
      ],
      files,
    ),
    paragraph(
      `${recordings} recordings of one composition, no two with one name: the version has a field of its own. Two stay drafts: they are not to be sent. (The older mix had the master's name and other audio; had nobody said what it is, neither could have got a code.)`,
    ),
  );
}
