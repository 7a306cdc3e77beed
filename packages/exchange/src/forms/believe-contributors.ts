import { creditsOfKind, foldText, parseArtistLine, type CreditKind, type TrackCopy } from "@deadwax/catalog";
import type { FormRequest, ListSheet } from "./form.ts";

const ROLES = [
  "main",
  "featuring",
  "composer",
  "author",
  "remixer",
  "producer",
  "arranger",
  "publisher",
] as const;
type Role = (typeof ROLES)[number];

/** The second sheet of Believe's template: who is what on which tracks, tracks as `disc.track` (`1.1;1.2;2.3`). */
export const BELIEVE_CONTRIBUTORS: ListSheet = {
  name: "Contributors",
  header: [
    "Release title",
    "Contributor Name",
    "Main artist on tracks",
    "Featuring on tracks",
    "Composer on tracks",
    "Author on tracks",
    "Remixer on tracks",
    "Producer on tracks",
    "Arranger on tracks",
    "Publisher on tracks",
    "Spotify ID",
    "Apple Music ID",
  ],
  rows: contributorRows,
};

function contributorRows({ releases }: FormRequest): readonly (readonly string[])[] {
  return releases.flatMap(({ release, tracks }) => {
    const knownNames = namesOf(tracks);
    const people = new Map<string, { readonly name: string; readonly on: Map<Role, string[]> }>();
    for (const track of tracks) {
      for (const [role, name] of rolesOf(track, knownNames)) {
        const key = foldText(name);
        const person = people.get(key) ?? { name, on: new Map<Role, string[]>() };
        people.set(key, person);
        const places = person.on.get(role) ?? [];
        const place = `${track.medium}.${track.position}`;
        if (!places.includes(place)) person.on.set(role, [...places, place]);
      }
    }
    return [...people.values()].map(({ name, on }) => [
      release.title,
      name,
      ...ROLES.map((role) => (on.get(role) ?? []).join(";")),
      "",
      "",
    ]);
  });
}

const WORDS: readonly (readonly [Role, CreditKind, RegExp])[] = [
  ["composer", "writer", /compos|song ?writ/iu],
  ["author", "writer", /lyric|author|words|song ?writ|librett/iu],
  ["arranger", "writer", /arrang/iu],
  ["remixer", "producer", /remix/iu],
  ["producer", "producer", /produc/iu],
  ["publisher", "publisher", /./u],
];

/** Everybody who is credited by name: by them a line such as `Ana Lima & Jo Berg` is known to be two. */
function namesOf(tracks: readonly TrackCopy[]): ReadonlySet<string> {
  const credits = tracks.flatMap(({ recording }) => [
    ...recording.credits,
    ...recording.works.flatMap((work) => work.credits),
  ]);
  return new Set(credits.map(({ name }) => foldText(name)));
}

function rolesOf(
  { recording }: TrackCopy,
  knownNames: ReadonlySet<string>,
): readonly (readonly [Role, string])[] {
  const line =
    recording.displayArtist === null ? null : parseArtistLine(recording.displayArtist, { knownNames });
  const artists: readonly (readonly [Role, string])[] =
    line === null
      ? []
      : [
          ...line.main.map(({ name }) => ["main", name] as const),
          ...line.featured.map(({ name }) => ["featuring", name] as const),
        ];
  const credited = WORDS.flatMap(([role, kind, words]) =>
    creditsOfKind(recording, kind)
      .filter((credit) => words.test(credit.role))
      .map(({ name }) => [role, name] as const),
  );
  return [...artists, ...credited];
}
