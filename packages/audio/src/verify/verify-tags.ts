/** Reads tags back with other eyes than those of the writer. */
import type { Confirmation } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Expectation } from "../tagging/index.ts";
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
 * Looks for what was written in a file, in every place the writer put it. A code that a reader sees in one of them and that
 * is another one is an issue of severity `error`.
 */
export async function verifyTags(path: string, expectations: readonly Expectation[]): Promise<Verification> {
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
  const isSame = (separator: string): boolean =>
    [...new Set(values)].join(separator) === [...new Set(expectation.values)].join(separator);
  // Names in a list of people are taken apart at commas by some.
  return isSame("/") || isSame(",");
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
