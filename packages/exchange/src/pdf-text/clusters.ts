/** What a person takes for one letter, with its marks (UAX 29). */
export interface Cluster {
  readonly text: string;
  /** Index into the text it is of. */
  readonly start: number;
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

export function clustersOf(text: string): readonly Cluster[] {
  return Array.from(SEGMENTER.segment(text), ({ segment, index }) => ({ text: segment, start: index }));
}

/** Controls of direction and joining, and variation selectors: no font needs a picture of them. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/** The code points that a font must hold for the cluster to be seen. */
export function seenCodePoints(cluster: string): readonly number[] {
  return Array.from(cluster.replaceAll(UNSEEN, ""), (letter) => letter.codePointAt(0) ?? 0);
}

/** Without controls of direction, which have done their work before letters are drawn. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, "");
}
