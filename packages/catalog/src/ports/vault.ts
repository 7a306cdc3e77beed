/** Keeps files as they came in, untouched, named by what is in them. */
export interface Vault {
  /** Copies the file in. Nothing happens when the vault has these bytes. Throws FILE_… when the copy is not equal. */
  keep(file: { readonly path: string; readonly sha256: string }): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /** Where the bytes with this hash are, or would be. */
  pathOf(sha256: string): string;
}
