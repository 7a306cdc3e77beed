/** Reads tags back with other eyes than those of the writer. */
import type { Confirmation, TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Expectation } from "../embed/expectation.ts";
import { musicMetadataReader } from "./music-metadata-reader.ts";
import { plainReader } from "./plain-reader.ts";
import type { SecondReader, Statement } from "./statement.ts";

export interface Verification {
  readonly confirmations: readonly Confirmation[];
  /** What no reader found. */
  readonly missing: readonly Expectation[];
  /** What a reader found that says something else. */
  readonly issues: readonly Issue[];
}

const READERS: readonly SecondReader[] = [musicMetadataReader, plainReader];

/**
 * Looks for what a plan says in a file, in every place the writer puts it. `expectations` narrows or widens that to
 * particular places. A code that a reader sees in one of them and that is another one is an issue of severity `error`.
 */
export async function verifyTags(
  path: string,
  plan: TagPlan,
  expectations: readonly Expectation[] = expectationsOf(plan),
): Promise<Verification> {
  const confirmations: Confirmation[] = [];
  const issues: Issue[] = [];
  const missing = new Set(expectations);
  for (const reader of READERS) {
    const statements = await reader.read(path).catch((thrown: unknown) => {
      issues.push(readerFailed(reader.name, thrown));
      return [];
    });
    for (const expectation of expectations) {
      const found = statements.filter(
        ({ carrier, place }) => carrier === expectation.carrier && place === expectation.place,
      );
      if (found.some((statement) => states(statement, expectation))) {
        missing.delete(expectation);
        confirmations.push(...confirm(reader.name, expectation));
      } else if (found.length > 0) issues.push(contradiction(reader.name, expectation, found));
    }
  }
  return { confirmations, missing: [...missing], issues };
}

/** Before ID3v2.4 several values are one text with slashes, and readers take such a text apart or not. */
function states({ values }: Statement, expectation: Expectation): boolean {
  return [...new Set(values)].join("/") === [...new Set(expectation.values)].join("/");
}

function confirm(reader: string, { carrier, place, field, values }: Expectation): Confirmation[] {
  return values.map((value) => ({ reader, carrier: `${carrier}/${place}`, field, value }));
}

function contradiction(reader: string, expectation: Expectation, found: readonly Statement[]): Issue {
  const { carrier, place, field, values } = expectation;
  const received = found.map((statement) => statement.values.join("/")).join(", ");
  return {
    code: "TAG_READS_DIFFERENTLY",
    severity: field === "isrc" ? "error" : "warning",
    path: ["tags", `${carrier}/${place}`],
    message: `${reader} reads “${received}” in ${carrier}/${place}, where “${values.join("/")}” was expected.`,
    received,
    expected: values.join("/"),
  };
}

function readerFailed(reader: string, thrown: unknown): Issue {
  const reason = thrown instanceof Error ? thrown.message : "it gave no reason";
  return {
    code: "TAG_READER_FAILED",
    severity: "info",
    path: ["tags"],
    message: `${reader} could not read the file: ${reason}.`,
  };
}

/** Written down a second time on purpose: a mistake in the table of the writer must not confirm itself. */
const PLACES = {
  isrc: "TSRC",
  title: "TIT2",
  versionTitle: "TIT3",
  artists: "TPE1",
  release: "TALB",
  trackNumber: "TRCK",
  label: "TPUB",
  copyright: "TCOP",
  phonogramCopyright: "TPRO",
  date: "TYER",
} as const satisfies Record<keyof TagPlan, string>;

/** What a plan leads to in a file that had no tags. */
function expectationsOf(plan: TagPlan): Expectation[] {
  const { artists, date, ...single } = plan;
  const expect = (key: keyof TagPlan, values: readonly string[]): Expectation => ({
    carrier: "id3",
    place: PLACES[key],
    field: key === "artists" ? "artist" : key,
    values,
  });
  const expectations = SINGLE_FIELDS.flatMap((key) => {
    const value = single[key];
    return value === undefined ? [] : [expect(key, [value])];
  });
  if (artists !== undefined) expectations.push(expect("artists", artists));
  if (date !== undefined) expectations.push(expect("date", [date.slice(0, 4)]));
  const { isrc } = plan;
  if (isrc !== undefined)
    expectations.push({ carrier: "axml", place: "identifier", field: "isrc", values: [isrc] });
  return expectations;
}

const SINGLE_FIELDS = [
  ...(["isrc", "title", "versionTitle", "release", "trackNumber", "label"] as const),
  ...(["copyright", "phonogramCopyright"] as const),
];
