import { SECTIONS } from "./form.ts";

/** One sung syllable: where, how long, how high, and its sounds in the letters of ARPAbet. */
export interface VocalNote {
  /** Beats from the start of the piece. */
  readonly beat: number;
  readonly beats: number;
  readonly pitch: number;
  readonly text: string;
  readonly sounds: readonly string[];
  /** A word that a radio station would not play. */
  readonly isExplicit: boolean;
}

type Step = readonly [beat: number, beats: number, pitch: number];

/** Two bars a line: beats from the start of the section. */
const VERSE_STEPS: readonly Step[] = [
  ...line(
    0,
    [0.5, 0.5, 64],
    [1, 0.5, 64],
    [1.5, 0.5, 67],
    [2, 0.5, 64],
    [2.5, 1, 69],
    [3.5, 0.5, 67],
    [4, 1, 69],
    [5, 1.6, 64],
  ),
  ...line(
    8,
    [0.5, 0.5, 67],
    [1, 0.5, 67],
    [1.5, 1, 72],
    [2.5, 0.5, 71],
    [3, 0.5, 67],
    [3.5, 0.5, 69],
    [4, 2.4, 67],
  ),
  ...line(
    16,
    [0.5, 0.5, 64],
    [1, 0.5, 64],
    [1.5, 0.5, 67],
    [2, 0.5, 64],
    [2.5, 1, 69],
    [3.5, 0.5, 72],
    [4, 1, 72],
    [5, 1.6, 69],
  ),
  ...line(
    24,
    [0.5, 0.5, 67],
    [1, 0.5, 67],
    [1.5, 1, 72],
    [2.5, 0.5, 71],
    [3, 0.5, 69],
    [3.5, 0.5, 67],
    [4, 2.4, 71],
  ),
];

const CHORUS_STEPS: readonly Step[] = [
  ...line(0, [0, 0.5, 69], [0.5, 1, 72], [1.5, 2.3, 76], [4, 0.5, 74], [4.5, 1, 72], [5.5, 2.2, 74]),
  ...line(
    8,
    [0, 0.5, 72],
    [0.5, 0.5, 71],
    [1, 0.5, 69],
    [1.5, 0.5, 71],
    [2, 1, 72],
    [3, 1, 69],
    [4, 2.6, 67],
  ),
  ...line(16, [0, 0.5, 69], [0.5, 1, 72], [1.5, 2.3, 76], [4, 0.5, 74], [4.5, 1, 72], [5.5, 2.2, 74]),
  ...line(
    24,
    [0, 0.5, 76],
    [0.5, 0.5, 74],
    [1, 1, 72],
    [2, 1.5, 74],
    [4, 0.75, 71],
    [4.75, 0.75, 71],
    [5.5, 2.2, 68],
  ),
];

function line(start: number, ...steps: readonly Step[]): readonly Step[] {
  return steps.map(([beat, beats, pitch]) => [start + beat, beats, pitch]);
}

/** Syllables as "text=sounds"; an asterisk marks the words that the clean edit takes out. */
const VERSE_ONE = `
  ne=n.iy on=aa.n run=r.ah.n ning=n.ih.ng down=d.aw.n the=dh.ah win=w.ih.n dow=d.ow
  I=ay can=k.ae.n hear=hh.iy.r the=dh.iy en=eh.n gine=zh.ih.n low=l.ow
  ev=eh.v ery=r.iy mile=m.ay.l is=ih.z like=l.ay.k an=ae.n e=eh cho=k.ow
  of=ah.v the=dh.ah *hell=hh.eh.l we=w.iy used=y.uw.s to=t.uw know=n.ow`;

const VERSE_TWO = `
  sil=s.ih.l ver=v.er wa=w.ao ter=t.er emp=eh.m ty=t.iy high=hh.ay way=w.ey
  ra=r.ey dio=d.y.ow hums=hh.ah.m a=ah song=s.ao.ng I=ay know=n.ow
  all=ao.l the=dh.ah towns=t.aw.n are=er go=g.ow ing=ih.ng my=m.ay way=w.ey
  tell=t.eh.l the=dh.ah *damned=d.ae.m I'm=ay.m let=l.eh ting=t.ih.ng go=g.ow`;

const CHORUS_ONE = `
  mid=m.ih.d night=n.ay.t drive=d.r.ay.v we're=w.ih.r a=ah live=l.ay.v
  un=ah.n der=d.er all=ao.l the=dh.ah fa=f.ey ding=d.ih.ng lights=l.ay.s
  mid=m.ih.d night=n.ay.t drive=d.r.ay.v hold=hh.ow.l the=dh.ah line=l.ay.n
  till=t.ih.l the=dh.ah mor=m.ao.r ning=n.ih.ng comes=k.ah.m a=ah round=r.aw.n`;

const CHORUS_TWO = CHORUS_ONE.replace("we're=w.ih.r a=ah live=l.ay.v", "so=s.ow *damn=d.ae.m high=hh.ay");

const TEXTS: Readonly<Record<string, readonly [string, readonly Step[]]>> = {
  "verse 1": [VERSE_ONE, VERSE_STEPS],
  "verse 2": [VERSE_TWO, VERSE_STEPS],
  "chorus 1": [CHORUS_ONE, CHORUS_STEPS],
  "chorus 2": [CHORUS_TWO, CHORUS_STEPS],
};

/** The whole melody with its words. */
export const VOCAL_MELODY: readonly VocalNote[] = SECTIONS.flatMap(({ name, pass, bar }) => {
  const [text, steps] = TEXTS[`${name} ${pass}`] ?? ["", []];
  const syllables = text.split(/\s+/u).filter((syllable) => syllable !== "");
  if (syllables.length !== steps.length)
    throw new Error(`${name} ${pass}: ${syllables.length} syllables, ${steps.length} notes`);
  return steps.map(([beat, beats, pitch], index) =>
    sung(syllables[index] ?? "", [4 * bar + beat, beats, pitch]),
  );
});

function sung(syllable: string, [beat, beats, pitch]: Step): VocalNote {
  const isExplicit = syllable.startsWith("*");
  const [text = "", sounds = ""] = syllable.replace("*", "").split("=");
  return { beat, beats, pitch, text, sounds: sounds.split("."), isExplicit };
}
