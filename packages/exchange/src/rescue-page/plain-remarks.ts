/** What is odd about a file, in plain words, with the exact finding beside it for who can use it. */
import {
  unheardKind,
  type RescuedFile,
  type Remark,
  type UnheardFile,
  type UnheardKind,
} from "@deadwax/catalog";

export interface PlainRemark {
  readonly severity: Remark["severity"];
  readonly text: string;
  readonly hint: string;
  /** What was found, in the words of the format. */
  readonly exact: readonly string[];
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^(?!TAG_).*_DAMAGED$/u, "Part of this file is damaged, and silent there."],
  [
    /(?:DATA|ATOM|CHUNK|LAST_FRAME)_CUT$|(?:FRAMES|PACKETS|END)_MISSING$|LENGTH_DIFFERS$|FRAME_COUNT$|NOT_WHOLE$/u,
    "It breaks off: its end is missing.",
  ],
  [/^SOUND_CLIPPED$/u, "It is too loud for its format: peaks are cut off (clipping)."],
];

/** Findings with one hint are one thing to do; each kind is said once. */
export function plainRemarks(remarks: readonly Remark[]): readonly PlainRemark[] {
  const plain = remarks.map((one) => ({ one, words: PLAIN.find(([code]) => code.test(one.code))?.[1] }));
  const groups = Map.groupBy(plain, ({ one, words }) =>
    words === undefined ? one.text : `hint ${one.hint}`,
  );
  return [...groups.values()].map((same) => ({
    severity: same.some(({ one }) => one.severity === "error") ? "error" : (same[0]?.one.severity ?? "info"),
    text: [...new Set(same.map(({ one, words }) => words ?? one.text))].join(" "),
    hint: same[0]?.one.hint ?? "",
    exact: same.flatMap(({ one, words }) => (words === undefined ? [] : [one.text])),
  }));
}

export interface UnheardGroup {
  readonly title: string;
  readonly files: readonly UnheardFile[];
}

const UNHEARD_TITLES: Readonly<Record<UnheardKind, string>> = {
  none: "No audio, whatever the name says: leave out",
  empty: "Empty: copy again, or leave out",
  part: "Cut off: only a part of a recording is in them; copy or export again",
  broken: "Damaged, or of an unknown kind: copy or export again",
};

/** What could not be heard, by what to do about it. */
export function unheardGroups(unheard: readonly UnheardFile[]): readonly UnheardGroup[] {
  const groups = Map.groupBy(unheard, unheardKind);
  return (["none", "empty", "part", "broken"] as const).flatMap((kind) => {
    const files = groups.get(kind) ?? [];
    return files.length === 0 ? [] : [{ title: UNHEARD_TITLES[kind], files }];
  });
}

/** `distributor.csv, row 8`; what a file carries is told by its name, not by the field of its tags. */
export function plainPlace(place: string): string {
  const [, path] = /^(.*) \([^()\s/]+\/[^()]+\)$/u.exec(place) ?? [];
  return path === undefined ? place : `tags of ${path.split("/").at(-1) ?? path}`;
}

/** Why a file is proposed or not, without what its format says already. */
export function plainReasons({ reasons }: Pick<RescuedFile, "reasons">): readonly string[] {
  return reasons.flatMap(({ kind, text }) => {
    if (kind === "only" || kind === "lossless") return [];
    return [kind === "lossy" ? "lossy" : text];
  });
}
