/** The fonts that text is set in: the Noto families (SIL Open Font License 1.1), which look alike in every script. */
export const WEIGHTS = ["regular", "strong"] as const;
export type Weight = (typeof WEIGHTS)[number];

/** A family whose weights are one file each, with every letter of its scripts and the marks that join them. */
interface WholeFamily {
  readonly kind: "whole";
  readonly npmPackage: string;
  readonly files: Readonly<Record<Weight, string>>;
}

/** A family cut into a hundred pieces by how often letters are used, of which only those are opened that are needed. */
interface SlicedFamily {
  readonly kind: "sliced";
  readonly npmPackage: string;
  /** On the axis `wght`. */
  readonly weights: Readonly<Record<Weight, number>>;
}

export type FontFamily = WholeFamily | SlicedFamily;

const whole = (npmPackage: string, regular: string, strong: string): WholeFamily => ({
  kind: "whole",
  npmPackage,
  files: { regular: `${regular}.ttf`, strong: `${strong}.ttf` },
});

const sliced = (npmPackage: string): SlicedFamily => ({
  kind: "sliced",
  npmPackage,
  weights: { regular: 400, strong: 600 },
});

export const FAMILIES = {
  /** Greek, Cyrillic and Vietnamese, too. */
  latin: whole("@embedpdf/fonts-latin", "NotoSans-Regular", "NotoSans-SemiBold"),
  hebrew: whole("@embedpdf/fonts-hebrew", "NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
  arabic: whole("@embedpdf/fonts-arabic", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"),
  jp: sliced("@fontsource-variable/noto-sans-jp"),
  tc: sliced("@fontsource-variable/noto-sans-tc"),
  sc: sliced("@fontsource-variable/noto-sans-sc"),
  kr: sliced("@fontsource-variable/noto-sans-kr"),
} as const satisfies Record<string, FontFamily>;

export type FamilyName = keyof typeof FAMILIES;

/** Which of the families that hold Han letters is asked first: the same letter is drawn otherwise in each country. */
export function familiesFor(text: string, language: string | null): readonly FamilyName[] {
  const first = hanFamily(text, language?.toLowerCase() ?? "");
  return [...new Set<FamilyName>(["latin", "hebrew", "arabic", first, "jp", "tc", "sc", "kr"])];
}

function hanFamily(text: string, language: string): FamilyName {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "jp";
  if (/\p{Script=Hangul}/u.test(text)) return "kr";
  if (/\p{Script=Bopomofo}/u.test(text) || /^zh-(?:.*-)?(?:hant|tw|hk|mo)\b/u.test(language)) return "tc";
  if (/^zh\b/u.test(language)) return "sc";
  return /^ko\b/u.test(language) ? "kr" : "jp";
}
