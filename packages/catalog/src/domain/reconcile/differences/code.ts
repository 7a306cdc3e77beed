/** The code of a row beside that of its recording: whose it is, how it may have come there. */
import { confusableSiblings, type Isrc } from "@deadwax/identifiers";
import { editDistance } from "../../text/edit-distance.ts";
import { barcodeKey, catalogNumberKey, heldBarcodeKey, heldText } from "../match/held-keys.ts";
import { titleKey } from "../match/known-index.ts";
import type { Match } from "../match/match-rows.ts";
import type { KnownRecording } from "../reconcile-input.ts";
import { otherOf, textOf, type Check, type Found, type Surroundings } from "./paired.ts";

export const checkCode: Check = (match, around) => {
  const { row, seat } = match;
  const held = row.values.isrc;
  if (held === undefined) return [];
  const { isrc, supersededCodes, isOwnCode } = seat.known;
  const found = (kind: Found["kind"], more: Partial<Found> = {}): readonly Found[] => [
    {
      kind,
      field: "isrc",
      held: textOf(row, "isrc"),
      catalog: isrc ?? "",
      right: "catalog",
      because: isOwnCode ? "own-range" : "decided",
      ...more,
    },
  ];
  if (held.value === null) {
    if (isBlank(held.text)) return isrc === null ? [] : found("code-missing");
    return found(kindOfMalformed(match), isrc === null ? { right: "nobody", because: "unknown" } : {});
  }
  if (held.value === isrc) return [];
  if (supersededCodes.includes(held.value)) return found("code-superseded");
  const owner = ownerOf(held.value, around);
  if (owner !== null) return found(...kindOfTaken(match, owner, around));
  if (isrc === null) return found("code-not-in-catalog", { right: "held", because: "decided" });
  return found(...kindOfUnknown(match, { held: held.value, isrc }, around));
};

/** What people and portals write where there is no code yet. */
function isBlank(text: string): boolean {
  return /^(?:auto\w*|tba|tbd|tbc|n\/?a|none|pending|new|[-–—.?\s]*)$/iu.test(text.trim());
}

function kindOfMalformed({ row, seat }: Match): Found["kind"] {
  const bare = textOf(row, "isrc").replaceAll(/[^A-Za-z0-9]/gu, "");
  const { known, place } = seat;
  const barcodes = [heldBarcodeKey(row), barcodeKey(place?.release.gtin ?? "")];
  if (/^\d{8,14}$/u.test(bare) && barcodes.includes(barcodeKey(bare))) return "barcode-in-code-column";
  if (/^\d{11,14}$/u.test(bare)) return "barcode-in-code-column";
  const numbers = [heldText(row, "catalogNumber"), place?.release.catalogNumber ?? ""].map(catalogNumberKey);
  if (bare !== "" && numbers.includes(catalogNumberKey(bare))) return "catalog-number-in-code-column";
  const code = bare.toUpperCase().replace(/^ISRC/u, "");
  if (known.isrc !== null && editDistance(code, known.isrc, 2) <= 2) return "code-mistyped";
  return "code-malformed";
}

/** Which recording has it, its preferred code before superseded ones. */
function ownerOf(code: Isrc, { index }: Surroundings): KnownRecording | null {
  const seats = index.byCode.get(code) ?? [];
  return (seats.find(({ known }) => known.isrc === code) ?? seats[0])?.known ?? null;
}

type Kind = readonly [Found["kind"], Partial<Found>];

/** The code of another recording. */
function kindOfTaken({ seat }: Match, owner: KnownRecording, { rowsOf }: Surroundings): Kind {
  const rows = rowsOf.get(owner.recording.id) ?? [];
  const swapped = rows.find(
    ({ row }) => row.values.isrc?.value != null && row.values.isrc.value === seat.known.isrc,
  );
  if (swapped !== undefined) return ["codes-swapped", { other: otherOf(owner, swapped) }];
  const other = otherOf(owner, rows[0]);
  const [ours, theirs] = [isCensored(seat.known), isCensored(owner)];
  if (titleKey(owner.recording.title) === titleKey(seat.known.recording.title) && ours !== theirs)
    return [theirs ? "clean-code-on-explicit" : "explicit-code-on-clean", { other }];
  const isUsed = rows.some(({ row }) => row.values.isrc?.value === owner.isrc);
  return [isUsed ? "one-code-on-two-recordings" : "code-of-other-recording", { other }];
}

function isCensored({ recording }: KnownRecording): boolean {
  return recording.advisory === "clean" || recording.versionTypes.includes("clean");
}

/** A well-formed code that nobody in the catalog has. */
function kindOfUnknown(
  { seat }: Match,
  { held, isrc }: { readonly held: Isrc; readonly isrc: Isrc },
  { rowsOf, ownPrefixes }: Surroundings,
): Kind {
  if (confusableSiblings(held).includes(isrc) || isTransposed(held, isrc) || editDistance(held, isrc, 1) <= 1)
    return ["code-mistyped", {}];
  const right = (rowsOf.get(seat.known.recording.id) ?? []).find(
    ({ row }) => row.values.isrc?.value === isrc,
  );
  if (right !== undefined) return ["second-code", { other: otherOf(seat.known, right) }];
  const isOurs =
    ownPrefixes.some((prefix) => held.startsWith(prefix)) || held.slice(0, 5) === isrc.slice(0, 5);
  return isOurs ? ["second-code", {}] : ["code-of-somebody-else", {}];
}

function isTransposed(one: string, other: string): boolean {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
