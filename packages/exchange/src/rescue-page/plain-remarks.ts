/** What is odd about a file, in plain words, with the exact finding beside it for who can use it. */
import type { RescuedFile, Remark, UnheardFile } from "@deadwax/catalog";
import { holdsWords } from "./folded-words.ts";

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
  readonly isToLeaveOut: boolean;
}

const KINDS: Readonly<Record<string, "none" | "empty">> = {
  AUDIO_NOT_AUDIO: "none",
  AUDIO_FILE_EMPTY: "empty",
};

/** What could not be heard, by what to do about it. */
export function unheardGroups(unheard: readonly UnheardFile[]): readonly UnheardGroup[] {
  const words = {
    none: "No audio, whatever the name says: leave out",
    empty: "Empty: copy again, or leave out",
    part: "Cut off: only a part of a recording is in them; copy or export again",
    broken: "Damaged, or of an unknown kind: copy or export again",
  };
  const kindOf = ({ code, partOf }: UnheardFile): keyof typeof words =>
    partOf === undefined ? (KINDS[code] ?? "broken") : "part";
  const groups = Map.groupBy(unheard, kindOf);
  return (["none", "empty", "part", "broken"] as const).flatMap((kind) => {
    const files = groups.get(kind) ?? [];
    if (files.length === 0) return [];
    return [{ title: words[kind], files, isToLeaveOut: kind === "none" }];
  });
}

/** `distributor.csv, row 8`; what a file carries is told by its name, not by the field of its tags. */
export function plainPlace(place: string): string {
  const [, path] = /^(.*) \([^()\s/]+\/[^()]+\)$/u.exec(place) ?? [];
  return path === undefined ? place : `tags of ${path.split("/").at(-1) ?? path}`;
}

/** Why a file is proposed or not. A quote of its name is one: what the name does not say is left out. */
export function plainReasons({ path, reasons }: Pick<RescuedFile, "path" | "reasons">): readonly string[] {
  return reasons.flatMap(({ kind, text }) => {
    if (kind === "only" || kind === "lossless") return [];
    if (kind === "lossy") return ["lossy"];
    const quotes = [...text.matchAll(/“([^”]*)”/gu)].map(([, quote = ""]) => quote);
    const said = quotes.filter((quote) => holdsWords(path, quote));
    if (quotes.length === said.length) return [text];
    return said.length === 0
      ? []
      : [`${text.slice(0, text.indexOf("“"))}${said.map((quote) => `“${quote}”`).join(", ")}`];
  });
}
