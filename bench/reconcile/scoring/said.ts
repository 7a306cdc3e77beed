/** What `deadwax reconcile --json` says, as far as it is scored. */
export interface Said {
  readonly kind: string;
  readonly field: string;
  readonly row: number | null;
  readonly recording: { readonly isrc: string | null } | null;
  readonly release: { readonly barcode: string | null } | null;
  readonly right: string;
  readonly message: string;
}

export interface SaidSource {
  readonly rows: number;
  readonly matched: number;
  readonly discrepancies: readonly Said[];
}

/** Throws where the answer is none of this form. */
export function readSaid(text: string): SaidSource {
  const answer = JSON.parse(text) as { readonly schema?: string; readonly sources?: readonly SaidSource[] };
  const [source] = answer.sources ?? [];
  if (answer.schema !== "deadwax.reconcile/1" || source === undefined)
    throw new Error(`no answer of reconcile: ${text.slice(0, 200)}`);
  return source;
}
