/** What the command said, as far as it is scored: out of `deadwax.rescue/1`. */

/** Files that were said to be one recording; the proposed master first. */
export interface SaidRecording {
  readonly files: readonly string[];
  /** Null for what the others of its family were compared with. */
  readonly compared: Compared | null;
  readonly family: string;
  /** Rows of the sheet, from 1, the header not counted. */
  readonly rows: readonly number[];
  readonly codes: readonly { readonly isrc: string; readonly standing: string }[];
  readonly questions: number;
}

export interface Compared {
  readonly known: string;
  readonly asked: string;
  readonly verdict: string;
  readonly relation: string;
}

export interface Finding {
  readonly code: string;
  readonly isrc?: string;
  readonly text: string;
}

export interface Said {
  readonly recordings: readonly SaidRecording[];
  /** Of each file that is in no recording: what was said. */
  readonly others: ReadonlyMap<string, string>;
  /** Of each file in a recording: what was said of it beside its role. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
  readonly comparisons: number;
}

interface Document {
  readonly families: readonly {
    readonly title: string;
    readonly recordings: readonly Recording[];
    readonly stems: readonly Recording[];
  }[];
  readonly strangers: readonly Recording[];
  readonly looseStems: readonly Recording[];
  readonly silent: readonly string[];
  readonly unheard: readonly { readonly path: string; readonly code: string }[];
  readonly notAudio: readonly string[];
  readonly skipped: readonly unknown[];
  readonly codes: readonly Finding[];
  readonly comparisons: number;
}

interface Recording {
  readonly id: string;
  readonly from: {
    readonly known: string;
    readonly asked: string;
    readonly comparison: { readonly verdict: string; readonly relation: string };
  } | null;
  readonly files: readonly {
    readonly path: string;
    readonly remarks: readonly (string | { readonly code: string })[];
  }[];
  readonly questions: readonly unknown[];
  readonly rows: readonly { readonly row: number }[];
  readonly codes: SaidRecording["codes"];
}

export function readSaid(text: string): Said {
  const document = JSON.parse(text) as Document;
  const groups = [
    ...document.families.map(({ recordings, stems }, at) => ({
      name: `family ${at + 1}`,
      members: [...recordings, ...stems],
    })),
    ...[...document.strangers, ...document.looseStems].map((one) => ({ name: one.id, members: [one] })),
  ];
  const all = groups.flatMap(({ name, members }) => members.map((one) => ({ one, family: name })));
  return {
    recordings: all.map(({ one, family }) => saidOf(one, family)),
    others: new Map([
      ...document.unheard.map(({ path, code }): [string, string] => [path, code]),
      ...document.silent.map((path): [string, string] => [path, "silent"]),
      ...document.notAudio.map((path): [string, string] => [path, "not audio"]),
    ]),
    remarks: new Map(
      all.flatMap(({ one }) =>
        one.files.map(({ path, remarks }): [string, readonly string[]] => [
          path,
          remarks.map((remark) => (typeof remark === "string" ? remark : remark.code)),
        ]),
      ),
    ),
    findings: document.codes,
    comparisons: document.comparisons,
  };
}

/** The sheet counts its header. */
function saidOf({ from, files, rows, codes, questions }: Recording, family: string): SaidRecording {
  return {
    files: files.map(({ path }) => path),
    compared: from === null ? null : { known: from.known, asked: from.asked, ...from.comparison },
    family,
    rows: rows.map(({ row }) => row - 1),
    codes,
    questions: questions.length,
  };
}
