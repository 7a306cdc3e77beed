/** The release a row is on: barcode, title, number, label, and the row's place there. */
import { foldText } from "../../text/fold-text.ts";
import { compareTitles } from "../../title/compare-titles.ts";
import { barcodeKey, catalogNumberKey } from "../match/held-keys.ts";
import { majority, otherOf, placeText, textOf, type Check, type Found } from "./paired.ts";

export const checkPosition: Check = ({ row, seat }, { rowsOn }) => {
  const held = row.values.trackPosition?.value;
  const { place } = seat;
  if (held == null || place === null) return [];
  const key = `${held.medium}-${held.position}`;
  if (key === placeText(seat)) return [];
  const rows = rowsOn.get(place.release.id) ?? [];
  const other = rows.find((match) => placeText(match.seat) === key);
  const theirs = other?.row.values.trackPosition?.value;
  const isExchanged = theirs != null && `${theirs.medium}-${theirs.position}` === placeText(seat);
  return [
    {
      kind: isExchanged ? "tracks-exchanged" : "wrong-position",
      field: "trackPosition",
      held: textOf(row, "trackPosition"),
      catalog: placeText(seat),
      right: "catalog",
      because: "decided",
      ...(isExchanged &&
        other !== undefined && {
          other: otherOf(other.seat.known, other),
        }),
    },
  ];
};

export const checkBarcode: Check = ({ row, seat }, { index, rowsOn }) => {
  const held = row.values.barcode;
  const { place } = seat;
  if (held?.value == null || held.value.isRounded || place === null) return [];
  const { gtin, id } = place.release;
  const key = barcodeKey(held.value.digits);
  if (key === barcodeKey(gtin ?? "")) return [];
  const found = (kind: Found["kind"], more: Partial<Found> = {}): readonly Found[] => [
    {
      kind,
      field: "barcode",
      held: textOf(row, "barcode"),
      catalog: gtin ?? "",
      right: "catalog",
      because: held.value?.gtin === null ? "check-digit" : "decided",
      ...more,
    },
  ];
  const others = (index.byBarcode.get(key) ?? []).filter((one) => one.place?.release.id !== id);
  if (others.length > 0) return found("barcode-of-other-release");
  if (gtin === null) {
    // What the catalog lacks is said once, at the release's first row; a row that differs from the others is wrong.
    const keys = (rowsOn.get(id) ?? []).map((match) =>
      barcodeKey(match.row.values.barcode?.value?.digits ?? ""),
    );
    const usual = majority(keys);
    if (usual !== undefined && usual !== key) return found("wrong-barcode", { because: "other-rows" });
    return keys.indexOf(key) === keys.length - 1 || rowsOn.get(id)?.[0]?.row === row
      ? found("barcode-not-in-catalog", { right: "held" })
      : [];
  }
  return found(held.value.gtin === null ? "barcode-mistyped" : "wrong-barcode");
};

export const checkReleaseTitle: Check = ({ row, seat }) => {
  const held = row.values.releaseTitle?.value ?? "";
  if (held === "" || seat.place === null) return [];
  const { title, versionTitle } = seat.place.release;
  const { likeness, differences } = compareTitles(
    { title: held, versionTitle: row.values.releaseVersion?.value ?? null },
    { title, versionTitle },
  );
  if (likeness === "equal" || likeness === "spelling") return [];
  // A single is often called like its recording, with or without the version.
  if (likeness === "version" && differences.every((one) => one !== "version-maker")) return [];
  return [
    {
      kind: "wrong-release-title",
      field: "releaseTitle",
      held,
      catalog: title,
      right: "catalog",
      because: "decided",
    },
  ];
};

export const checkCatalogNumber: Check = ({ row, seat }) => {
  const held = row.values.catalogNumber?.value ?? "";
  const known = seat.place?.release.catalogNumber ?? "";
  if (held === "" || known === "" || catalogNumberKey(held) === catalogNumberKey(known)) return [];
  return [
    {
      kind: "wrong-catalog-number",
      field: "catalogNumber",
      held,
      catalog: known,
      right: "catalog",
      because: "decided",
    },
  ];
};

export const checkLabel: Check = ({ row, seat }) => {
  const held = row.values.label?.value ?? "";
  const known = [seat.place?.release.label, seat.known.recording.label].flatMap((label) => label ?? []);
  const [first] = known;
  if (held === "" || first === undefined || known.some((label) => foldText(label) === foldText(held)))
    return [];
  return [
    { kind: "wrong-label", field: "label", held, catalog: first, right: "catalog", because: "decided" },
  ];
};
