/** Words of other systems (DDEX, MP4, distributor sheets) that mean exactly one of ours. */
import {
  ADVISORIES,
  CONTENT_TYPES,
  RECORDING_MODES,
  VERSION_TYPES,
  type VersionType,
} from "@deadwax/catalog";
import { plain, unreadable, type CellCodec } from "./cell-codec.ts";
import { choice, choiceFinder } from "./choice.ts";

export const CONTENT_TYPE = choice(CONTENT_TYPES, {
  audio: "sound",
  "sound recording": "sound",
  "musical work sound recording": "sound",
  video: "music-video",
  "music video recording": "music-video",
});

export const RECORDING_MODE = choice(RECORDING_MODES, {
  "binaural audio": "binaural",
  "surround sound": "surround",
  "5.1": "surround",
  "immersive audio": "immersive",
  "dolby atmos": "immersive",
  atmos: "immersive",
});

/** As sheets in fourteen languages say it. `Clean` is an edited version of something explicit. */
const ADVISORY_WORDS = {
  explicit:
    "yes|y|true|e|x|1|ja|j|oui|o|si|sim|s|tak|t|да|evet|e|はい|有|是|예|네|explicit content|explicit lyrics|contains explicit content|parental advisory|explizit|explicite|explícito|explicito|explícita|esplicito|esplicita|expliciet|explicita|wulgarne|откровенное|müstehcen|露骨|エクスプリシット|露骨内容|脏标|19금|성인|유해",
  "not-explicit":
    "no|n|false|none|0|non explicit|no explicit|not explicit content|no explicit content|nein|non|não|nao|nee|nej|nie|нет|hayır|hayir|いいえ|無|无|否|아니오|아니요|nicht explizit|kein|keine|non explicite|no explícito|no explicito|non esplicito|não explícito|niet expliciet|ej explicit|inte explicit|brak|bez wulgaryzmów|без ненормативной лексики|не содержит|müstehcen değil|なし|非露骨|해당없음|무해|전체|no advisory|no advice|not applicable",
  clean:
    "explicit content edited|edited|cleaned|clean version|censored|versão limpa|versao limpa|version propre|versione pulita|versión limpia|zensiert|bereinigt|censuré|censurado|censurada|limpia|limpio|censurato|gecensureerd|censurerad|ocenzurowane|очищенная|цензура|sansürlü|クリーン|洁版|净化版|클린",
  unknown:
    "no advice available|unbekannt|inconnu|desconocido|sconosciuto|onbekend|okänt|nieznane|неизвестно|bilinmiyor|不明|未知|모름",
} as const;

export const ADVISORY = choice(
  ADVISORIES,
  Object.fromEntries(
    ADVISORIES.flatMap((word) => ADVISORY_WORDS[word].split("|").map((text) => [text, word] as const)),
  ),
);

const findVersionType = choiceFinder<VersionType>(VERSION_TYPES, {
  radio: "radio-edit",
  "radio version": "radio-edit",
  "single edit": "edit",
  edited: "edit",
  "extended mix": "extended",
  "extended version": "extended",
  "clean version": "clean",
  "instrumental version": "instrumental",
  acapella: "a-cappella",
  "a capella": "a-cappella",
  "a cappella version": "a-cappella",
  "karaoke version": "karaoke",
  "tv track": "minus-one",
  "acoustic version": "acoustic",
  "live version": "live",
  "demo version": "demo",
  remixed: "remix",
  "remix version": "remix",
  remastered: "remaster",
  rerecorded: "re-recording",
  "re-recorded": "re-recording",
  nightcore: "sped-up",
  "slowed + reverb": "slowed",
  mixed: "dj-mix",
  localized: "localised",
  "mono version": "mono",
  "alternative version": "alternative",
});

/** A set of version types, separated by semicolons. One unknown word leaves the whole cell unread. */
export const VERSION_TYPE_LIST: CellCodec<readonly VersionType[]> = {
  read: (cell) => {
    const parts = cell.text.split(/[;,|\n]/u).filter((part) => part.trim() !== "");
    const found = parts.map(findVersionType);
    const unknown = parts.find((_, index) => found[index] === undefined);
    if (unknown === undefined) return plain([...new Set(found.filter((type) => type !== undefined))]);
    return unreadable({
      code: "VERSION_TYPE_UNKNOWN",
      message: `“${unknown.trim().slice(0, 80)}” is not a version type.`,
      received: cell.text,
      expected: VERSION_TYPES.join("; "),
      hint: "Write the words as shown on a release into version_title, and one or more of these types here.",
    });
  },
  write: (value) => value.join("; "),
};
