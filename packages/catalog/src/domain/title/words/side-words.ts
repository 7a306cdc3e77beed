/** Words beside those that name a version. All are folded: small letters, no accents. */

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** They may stand in a phrase that names a version and change nothing. */
export const FILLERS = wordSet(
  "the a an and & + with of or official new full studio final long short deluxe special digital digitally " +
    "edition anniversary high quality exclusive complete proper limited very standard regular release home take " +
    "part pt no nr number vol und y e et o en og och ve i и και و der die das la le les el los il lo het de ' , " +
    "neue nouvelle nueva nova nuova",
);

/** Behind `live` and its like: a place, a date or an occasion follows. */
export const PLACE_WORDS = wordSet(
  "at from in on @ , im aus auf bei beim a au aux dans sur en desde dal dalla dall dallo da nel nella alla op " +
    "uit pa fran w z na в из на с от απο στο στη στον στην σε em من في",
);

/** Only behind a word for live that is no English verb: `ao vivo no Rio`, `dal vivo a Roma`. */
export const SHORT_PLACE_WORDS = wordSet("no nos nas do a al alla i la de du di le los las");

/** Behind a version: who made it. */
export const MAKER_WORDS = wordSet("by von par por da di de van av af przez от door tarafindan");

/** A phrase that begins with one of these is a clause, no maker: `In the Mix`, `I Need a Remix`. */
export const CLAUSE_WORDS = wordSet(
  "in into on to for from at by about after before until without this that these is it its i im you we they " +
    "he she what when where who why how if not dont do does let lets one more and or but another all no nothing " +
    "out up down auf ich du wir je tu nous dans pour en yo me se si quando quiero",
);

/** A title of nothing but these before a version word is the title itself: `The Remix`, `My Edit`. */
export const ARTICLES = wordSet(
  "the a an my your our his her their this that no one der die das ein eine mein le la les un une mon el los " +
    "una mi il lo o os uma meu de het een en ett min",
);

/** What stands behind one of these is its verb or its noun: `Learn to Live`, `Long Live`, `Born to Edit`. */
export const VERBS_BEFORE = wordSet(
  "long of be is are was were been can could will would shall should must may might only just never always still " +
    "better also than each every some any people men who youll ill lets go going come very so too como que viva " +
    "vivre zu und nicht et e y vivir per",
);

/** Count the parts of one title, so that they belong to it. */
export const PART_WORDS = wordSet(
  "part pt pts parts parte partie teil deel del czesc часть ч bolum kisim μερος vol volume chapter kapitel no " +
    "nr",
);

/** Who plays with. Sure wherever it stands. */
/** As artist lines in Portuguese have it: `part.` for participação. */
export const LINE_FEATURE_WORDS = wordSet("part participacao");
export const FEATURE_WORDS = wordSet("feat ft featuring feature featured фит");

/** Sure only where a name follows: `(with Jo Berg)`, not `(With You)`. */
export const COMPANY_WORDS = wordSet("with con avec mit com met med z ze ile συν με с со と 与 與 和 مع");

/** No names: what follows `with` in titles that are no credits. */
export const NO_COMPANY = wordSet(
  "you me him her us them u ya your my his our their love the a an this that all no it te ti tu mi lui lei " +
    "noi voi mim voce dir mir ihm ihr uns euch toi moi elle nous vous mon ma mes ton ta un une le la les des el " +
    "los las una o os as ein eine einem einer der dem den die das partiro lyrics strings orchestra vocals vocal " +
    "piano drums guitar reverb rain jou mij hem haar dig mig oss toba mna тобой мной sen seninle benimle intro " +
    "outro",
);

/** Neither title nor version: what shops and channels add. */
export const NOTES: readonly string[] = (
  "official video|official music video|official audio|official lyric video|official visualizer|music video|lyric video|lyrics|" +
  "lyrics video|visualizer|visualiser|audio|video|official|hd|hq|4 k|full hd|high quality|free download|free dl|out now|premiere|" +
  "deluxe|deluxe edition|special edition|limited edition|expanded edition|anniversary edition|exclusive|preview|teaser|snippet|" +
  "with lyrics|letra|con letra|clip officiel|vidéo officielle|clipe oficial|vídeo oficial|video oficial|video ufficiale|audio oficial|" +
  "offizielles video|offizielles musikvideo|teledysk|официальный клип|премьера|премьера клипа|resmi video|lossless|hi res|" +
  "official mv|mv|m v|ミュージックビデオ|公式|뮤직비디오|官方mv|فيديو كليب|ringtone|parental advisory"
).split("|");

/** What follows says who produced it, or what it was made for. */
export const NOTE_OPENERS: readonly string[] =
  "prod|prod by|produced by|directed by|from the motion picture|from the original motion picture|from the film|from the movie|from the series|from the soundtrack|music from the|taken from|official video|official audio".split(
    "|",
  );

/** Single words that name a version also without brackets; phrases of two and more always do. */
export const BARE_WORDS = wordSet(
  "remix rmx remiks ремикс remastered nightcore acapella acappella リミックス 리믹스 karaokeversion",
);
