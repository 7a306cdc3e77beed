/** What a workbook may cost. Beyond these it is a bomb or a mistake, and CSV takes sheets of any length. */
export const XLSX_LIMITS = {
  fileBytes: 128 * 1024 * 1024,
  entries: 2_000,
  /** Unpacked, of one part: a sheet of a million rows fits. */
  partBytes: 1024 * 1024 * 1024,
  /** Unpacked, of everything that is read. */
  totalBytes: 2 * 1024 * 1024 * 1024,
  /** Unpacked to packed. Sheets reach 50; deflate itself ends at 1,032. */
  ratio: 300,
  /** The ratio says nothing about small parts. */
  ratioFromBytes: 16 * 1024 * 1024,
  /** Characters of all shared strings, which have to be in memory. */
  sharedCharacters: 64 * 1024 * 1024,
  sharedStrings: 8_000_000,
  cellCharacters: 1024 * 1024,
  rowCharacters: 16 * 1024 * 1024,
  /** Characters of XML between two tags. */
  tokenCharacters: 4 * 1024 * 1024,
  depth: 64,
  /** Excel's own: columns up to XFD, rows up to 1,048,576. */
  columns: 16_384,
  rows: 1_048_576,
} as const;
