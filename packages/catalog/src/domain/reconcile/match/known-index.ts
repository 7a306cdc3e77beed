/** Seats of the catalog by everything a row may call them. */
import { parseTitle } from "../../title/parse-title.ts";
import { looseKey } from "../../title/title-key.ts";
import { foldText } from "../../text/fold-text.ts";
import { seatsOf, type KnownRecording, type Seat } from "../reconcile-input.ts";
import { barcodeKey } from "./held-keys.ts";

export interface KnownIndex {
  readonly byCode: ReadonlyMap<string, readonly Seat[]>;
  readonly byBarcode: ReadonlyMap<string, readonly Seat[]>;
  readonly byNumber: ReadonlyMap<string, readonly Seat[]>;
  readonly byRelease: ReadonlyMap<string, readonly Seat[]>;
  readonly byTitle: ReadonlyMap<string, readonly Seat[]>;
  readonly byReleaseId: ReadonlyMap<string, readonly Seat[]>;
}

export function indexKnown(recordings: readonly KnownRecording[]): KnownIndex {
  const maps = {
    byCode: new Map<string, Seat[]>(),
    byBarcode: new Map<string, Seat[]>(),
    byNumber: new Map<string, Seat[]>(),
    byRelease: new Map<string, Seat[]>(),
    byTitle: new Map<string, Seat[]>(),
    byReleaseId: new Map<string, Seat[]>(),
  };
  for (const known of recordings) {
    for (const seat of seatsOf(known)) {
      for (const code of [known.isrc, ...known.supersededCodes]) add(maps.byCode, code ?? "", seat);
      add(maps.byTitle, titleKey(known.recording.title), seat);
      if (seat.place?.printedTitle != null) add(maps.byTitle, titleKey(seat.place.printedTitle), seat);
      if (seat.place === null) continue;
      const { release } = seat.place;
      add(maps.byBarcode, barcodeKey(release.gtin ?? ""), seat);
      add(maps.byNumber, foldText(release.catalogNumber ?? ""), seat);
      add(maps.byRelease, titleKey(release.title), seat);
      add(maps.byReleaseId, release.id, seat);
    }
  }
  return maps;
}

/** A title without version, credits and punctuation. */
export function titleKey(title: string): string {
  const { title: base } = parseTitle(title);
  return looseKey(base === "" ? title : base).replaceAll(" ", "");
}

function add(map: Map<string, Seat[]>, key: string, seat: Seat): void {
  if (key === "") return;
  const seats = map.get(key);
  if (seats === undefined) map.set(key, [seat]);
  else if (!seats.includes(seat)) seats.push(seat);
}
