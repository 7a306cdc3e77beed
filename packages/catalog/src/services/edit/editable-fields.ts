/** Which fields people may set on which kind, how a typed text becomes their value, and what help says about them. */
import {
  parseGrid,
  parseGtin,
  parseIpiNameNumber,
  parseDpid,
  parseIsni,
  parseIswc,
  type Issue,
  type Result,
} from "@deadwax/identifiers";
import { CODE_ROUTES } from "../../domain/catalog/catalog.ts";
import type { Json } from "../../domain/history/canonical-json.ts";
import { ADVISORIES, CONTENT_TYPES, RECORDING_MODES } from "../../domain/recording/recording.ts";
import { VERSION_TYPES } from "../../domain/recording/version-type.ts";
import { parsePartialDate } from "../../domain/values/partial-date.ts";

/** Reads a typed value, or says in a few words why it cannot be one. */
type Reader = (text: string) => { readonly value: Json } | { readonly why: string };

export interface EditableField {
  /** As typed and as in the sheet: `version_title`. */
  readonly name: string;
  /** As stored: `versionTitle`. */
  readonly field: string;
  readonly help: string;
  readonly read: Reader;
  /** False where the field always has a value. */
  readonly canBeCleared: boolean;
}

const asText: Reader = (text) => ({ value: text.trim() });

function oneOf(words: readonly string[]): Reader {
  return (text) => {
    const word = text.trim().toLowerCase();
    return words.includes(word) ? { value: word } : { why: `it takes ${words.join(", ")}` };
  };
}

function severalOf(words: readonly string[]): Reader {
  return (text) => {
    const given = text
      .split(/[,;]/u)
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== "");
    const unknown = given.find((word) => !words.includes(word));
    return unknown === undefined
      ? { value: [...new Set(given)] }
      : { why: `“${unknown}” is none of ${words.join(", ")}` };
  };
}

function identifier(parse: (text: string) => Result<{ readonly value: string }, readonly Issue[]>): Reader {
  return (text) => {
    const parsed = parse(text);
    return parsed.ok
      ? { value: parsed.value.value }
      : { why: parsed.error.map((issue) => issue.message).join(" ") };
  };
}

const asDate: Reader = (text) => {
  const parsed = parsePartialDate(text);
  return parsed.ok
    ? { value: parsed.value }
    : { why: "it is not a date in the form 2024, 2024-05 or 2024-05-17" };
};

/** `3:45`, `3:45.120`, `1:02:03`: as milliseconds. */
const asDuration: Reader = (text) => {
  const match = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.(\d{1,3}))?$/u.exec(text.trim());
  if (match === null) return { why: "it is not a duration such as 3:45 or 3:45.120" };
  const [, hours = "0", minutes = "0", seconds = "0", fraction = "0"] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { value: whole * 1000 + Number(fraction.padEnd(3, "0")) };
};

function field(name: string, help: string, read: Reader = asText, isRequired = false): EditableField {
  const stored = name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return { name, field: stored, help, read, canBeCleared: !isRequired };
}

const SHARED = [
  field("title", "The title, without version or featured artists.", asText, true),
  field("notes", "Anything worth keeping."),
];

export const EDITABLE_FIELDS = {
  recording: [
    ...SHARED,
    field("version_title", "The version as shown: Radio Edit. Empty for the plain version."),
    field(
      "version_types",
      "What kind of version it is, several with commas.",
      severalOf(VERSION_TYPES),
      true,
    ),
    field("display_artist", "The artist line as printed."),
    field("content_type", "What it is.", oneOf(CONTENT_TYPES), true),
    field("recording_mode", "How it sounds in space.", oneOf(RECORDING_MODES), true),
    field(
      "advisory",
      "Explicit, clean (an edit of an explicit one), not-explicit or unknown.",
      oneOf(ADVISORIES),
      true,
    ),
    field("language", "Language of the lyrics, as BCP 47: en, pt-BR; zxx for none."),
    field("recorded_on", "When it was recorded, as far as known.", asDate),
    field("first_published_on", "When it was first published: the P-date.", asDate),
    { ...field("p_line", "The ℗ line: year and owner."), field: "pLine" },
    { ...field("c_line", "The © line: year and owner."), field: "cLine" },
    field("label", "The label it came out on."),
    { ...field("duration", "Length, when there is no audio here: 3:45.", asDuration), field: "durationMs" },
    {
      ...field("owner", "The party who owns it or licenses it exclusively, when not the registrant."),
      field: "ownerPartyId",
    },
    field("code_route", "Who gives it its code, when not as the catalog says.", oneOf(CODE_ROUTES)),
    field("responsible", "Who confirms that what is uploaded matches this record."),
  ],
  release: [
    ...SHARED,
    field("version_title", "Deluxe Edition, for example."),
    field("display_artist", "The artist line as printed."),
    field("gtin", "The barcode: UPC or EAN.", identifier(parseGtin)),
    field("grid", "The Global Release Identifier.", identifier(parseGrid)),
    field("catalog_number", "The label's own number, as printed."),
    field("released_on", "When it is or was released, as far as known.", asDate),
    field("label", "The label it comes out on."),
    { ...field("p_line", "The ℗ line: year and owner."), field: "pLine" },
    { ...field("c_line", "The © line: year and owner."), field: "cLine" },
  ],
  work: [
    ...SHARED,
    field("iswc", "The composition's code: T-034.524.680-1.", identifier(parseIswc)),
    field("language", "Language of the lyrics, as BCP 47."),
  ],
  party: [
    field("name", "The name.", asText, true),
    field("sort_name", "The name as sorted: Bowie, David."),
    field("kind", "A person or an organization.", oneOf(["person", "organization"]), true),
    field("isni", "International Standard Name Identifier.", identifier(parseIsni)),
    field("ipi", "IPI name number, of writers and publishers.", identifier(parseIpiNameNumber)),
    field("dpid", "DDEX party id.", identifier(parseDpid)),
    field("notes", "Anything worth keeping."),
  ],
} as const satisfies Record<string, readonly EditableField[]>;

export type EditableKind = keyof typeof EDITABLE_FIELDS;
export const EDITABLE_KINDS = Object.keys(EDITABLE_FIELDS) as readonly EditableKind[];
