/** Title, version and artists of either side, taken apart once. */
import type { HeldRow } from "../../held/held-row.ts";
import { readSide, type ReadSide } from "../../title/title-side.ts";
import type { Seat } from "../reconcile-input.ts";

const heldSides = new WeakMap<HeldRow, ReadSide>();
const knownSides = new WeakMap<Seat, readonly ReadSide[]>();

export function heldTitleSide(row: HeldRow): ReadSide {
  const read = heldSides.get(row);
  if (read !== undefined) return read;
  const { title, version } = row.values;
  const side = readSide({
    title: title?.value ?? "",
    versionTitle: version?.value ?? null,
    artist: heldArtistLine(row),
  });
  heldSides.set(row, side);
  return side;
}

/** The recording's title, and the one the release prints where that is another. */
export function knownTitleSides(seat: Seat): readonly ReadSide[] {
  const read = knownSides.get(seat);
  if (read !== undefined) return read;
  const { title, versionTitle, displayArtist: artist } = seat.known.recording;
  const printed = seat.place?.printedTitle ?? null;
  const sides = [{ title, versionTitle, artist }, ...(printed === null ? [] : [{ title: printed, artist }])];
  const all = sides.map(readSide);
  knownSides.set(seat, all);
  return all;
}

/** One line, however many columns it came from. */
export function heldArtistLine({ values }: HeldRow): string {
  const { artist, mainArtists, featuredArtists } = values;
  const main = mainArtists?.value?.join(" & ") ?? "";
  const featured = featuredArtists?.value ?? [];
  const line = artist?.value ?? main;
  return line === "" || featured.length === 0 ? line : `${line} feat. ${featured.join(" & ")}`;
}
