import { phrases } from "./version-words.ts";

/** Names of languages before or behind a word for version: `Spanish Version`, `versión en español`. */
export const LANGUAGE_NAMES = phrases(
  "english|german|french|spanish|portuguese|italian|dutch|swedish|polish|russian|turkish|japanese|korean|chinese|mandarin|" +
    "cantonese|arabic|greek|hindi|hebrew|latin|deutsch|deutsche|englisch|englische|française|anglaise|allemande|espagnole|" +
    "inglesa|española|alemana|francesa|italiana|portuguesa|inglese|tedesca|spagnola|francese|engelska|svensk|svenska|" +
    "engelse|nederlandse|duitse|angielska|polska|niemiecka|английская|русская|немецкая|ingilizce|türkçe|almanca|" +
    "日本語|英語|韓国語|中国語|英文|中文|国语|國語|粤语|粵語|日文|韩文|일본어|영어|한국어|중국어|αγγλική|ελληνική",
);

export const VERSION_NOUNS = phrases(
  "version|ver|mix|edit|versión|versão|versione|versie|wersja|версия|versiyon|versiyonu|fassung|バージョン|版|버전|εκδοχή",
);

/** `in English` and its like, whole. */
export const IN_A_LANGUAGE = phrases(
  "in english|in german|in french|in spanish|in italian|in portuguese|in japanese|auf deutsch|auf englisch|auf französisch|" +
    "en français|en anglais|en espagnol|en allemand|en español|en inglés|en francés|em português|em inglês|em espanhol|" +
    "in italiano|in inglese|in spagnolo|in het nederlands|in het engels|på svenska|på engelska|po polsku|po angielsku|" +
    "по русски|на русском|на английском|versión en español|versión en inglés|versione in inglese|versão em português|" +
    "versão em inglês|version en français|version en anglais|spanglish version",
);
