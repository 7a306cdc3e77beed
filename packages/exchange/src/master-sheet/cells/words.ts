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

export const ADVISORY = choice(ADVISORIES, {
  yes: "explicit",
  true: "explicit",
  no: "not-explicit",
  false: "not-explicit",
  none: "not-explicit",
  "explicit content edited": "clean",
  edited: "clean",
  cleaned: "clean",
  "no advice available": "unknown",
});

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
