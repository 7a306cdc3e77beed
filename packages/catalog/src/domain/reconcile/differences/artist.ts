/** Who is credited: main artists and guests, in whatever columns and in the title. */
import type { ReadSide } from "../../title/title-side.ts";
import { isTold, type Check, type Found } from "./paired.ts";
import { heldArtistLine, heldTitleSide, knownTitleSides } from "./sides.ts";
import { isDamaged } from "./damaged-text.ts";

export const checkArtist: Check = ({ row, seat }) => {
  if (!isTold(row, "artist") && !isTold(row, "mainArtists")) return [];
  const line = heldArtistLine(row);
  const { displayArtist } = seat.known.recording;
  const [known] = knownTitleSides(seat);
  if (line === "" || displayArtist === null || known === undefined) return [];
  const held = heldTitleSide(row);
  const found = (kind: Found["kind"], more: Partial<Found> = {}): readonly Found[] => [
    {
      kind,
      field: kind.endsWith("featured-artist") ? "featuredArtists" : "artist",
      held: line,
      catalog: displayArtist,
      right: "catalog",
      because: "decided",
      ...more,
    },
  ];
  const [ours, theirs] = [namesOf(known), namesOf(held)];
  if (isDamaged(displayArtist) && !isDamaged(line))
    return found("catalog-text-damaged", { right: "held", because: "damaged" });
  if (isDamaged(line)) return found("damaged-text", { because: "damaged" });
  const missing = [...ours.all].filter((name) => !theirs.all.has(name));
  const extra = [...theirs.all].filter((name) => !ours.all.has(name));
  if (missing.length === 0 && extra.length === 0) return [];
  if ([...ours.main].some((name) => missing.includes(name))) return found("wrong-main-artist");
  if (missing.length > 0) return found("missing-featured-artist");
  return found(
    [...theirs.main].some((name) => extra.includes(name)) ? "wrong-main-artist" : "invented-featured-artist",
  );
};

interface Names {
  readonly main: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

function namesOf({ artists, featuredInArtist, featuredInTitle }: ReadSide): Names {
  const guests = new Set([...featuredInArtist, ...featuredInTitle]);
  const all = new Set([...(artists ?? []), ...guests]);
  return { main: new Set([...all].filter((name) => !guests.has(name))), all };
}
