/** What a reader found at one place of a file. */
export interface Statement {
  /** As in an expectation: `id3`, `INFO`, `vorbis`. */
  readonly carrier: string;
  /** `TSRC`, `INAM`, `ISRC`. */
  readonly place: string;
  readonly values: readonly string[];
}

/** A reader of tags that shares no code with the writer. */
export interface SecondReader {
  /** Its name in confirmations. */
  readonly name: string;
  /** What it finds; places it cannot see are missing, not empty. */
  read(path: string): Promise<readonly Statement[]>;
}
