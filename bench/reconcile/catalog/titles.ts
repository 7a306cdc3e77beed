/** Titles: two words out of lists of each tongue, and some that are hard on purpose. */
import type { Seeded } from "../../ear/set/seeded.ts";
import type { Tongue } from "./artists.ts";

type Words = readonly [readonly string[], readonly string[], joint?: string];

const words = (text: string): readonly string[] => text.split(" ");

const WORDS: Readonly<Record<Tongue, Words>> = {
  english: [
    words(
      "Amber Broken Copper Distant Electric Faded Golden Hollow Iron Jagged Velvet Quiet Restless Silver Wooden",
    ),
    words(
      "Harbour Mirror Station Winter Signal Garden Engine Letters Orchard River Shadow Tower Weather Ladder Island",
    ),
  ],
  german: [
    words("Grüner Letzter Müder Schöner Weißer Später Stiller"),
    words("Frühling Mond Schnee Vogel Bahnhof Spiegel Garten"),
  ],
  french: [
    words("Forêt Étoile Fenêtre Lumière Marée Poussière"),
    words("d'été perdue brûlée d'hiver oubliée rêvée"),
  ],
  spanish: [
    words("Canción Montaña Niebla Sombra Mañana Estación"),
    words("vacía pequeña eléctrica dormida extraña lejana"),
  ],
  portuguese: [
    words("Coração Manhã Ilusão Maré Estação Canção"),
    words("vazia distante aberta inglória secreta amanhã"),
  ],
  nordic: [words("Blå Grå Långsam Mørk Sen Þögul Høy"), words("sjö natt ö himmel älv storm vår")],
  polish: [words("Cicha Żółta Późna Święta"), words("łąka noc źródło ćma")],
  russian: [words("Белая Тихая Последняя Ночная"), words("дорога зима река песня")],
  greek: [words("Μικρή Γαλάζια Παλιά Κρυφή"), words("θάλασσα νύχτα αυλή μέρα")],
  japanese: [words("夜の 青い 遠い 雨の"), words("街 電車 ガラス 約束"), ""],
  arabic: [words("ليل باب بحر صوت"), words("بعيد قديم الصيف المدينة")],
};

/** Parentheses, dashes and words that belong to the title and are no version, feature or position. */
export const HARD_TITLES = [
  "Live and Let Go",
  "Come Clean",
  "Home (Again)",
  "Sorry (I Lied)",
  "Side A - Side B",
  "Edit My Heart",
  "1999 - 2001",
  "Don't Remix Me",
  "Radio",
  "Interlude I",
  "Interlude II",
  "Mono No Aware",
] as const;

/** Titles of an artist, each once. */
export function titleSource(tongue: Tongue, random: Seeded): () => string {
  const [first, second, joint = " "] = WORDS[tongue];
  const all = random.shuffle(first.flatMap((one) => second.map((two) => `${one}${joint}${two}`)));
  let at = 0;
  return () => {
    const title = all[at++];
    if (title === undefined) throw new Error(`there are no more ${tongue} titles`);
    return title;
  };
}
