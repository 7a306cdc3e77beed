/** What the label released: albums, singles with versions, EPs, clean and live albums, remasters, covers, compilations. */
import { ARTISTS, type Artist } from "./artists.ts";
import { barcodeOf } from "./codes.ts";
import { damaged } from "./damaged.ts";
import type { Catalog, Recording, Release } from "./model.ts";
import { createStudio, type Studio } from "./recordings.ts";
import { versionsOfSingle } from "./versions.ts";

interface Shelf {
  readonly studio: Studio;
  readonly releases: Release[];
}

interface Sleeve {
  readonly title: string;
  readonly label: string;
  readonly date: string;
}

export function planCatalog(seed: number): Catalog {
  const shelf: Shelf = { studio: createStudio(seed), releases: [] };
  const albums = ARTISTS.map((artist) => ({ artist, album: publishArtist(shelf, artist) }));
  for (const { artist, album } of albums) publishMore(shelf, artist, album);
  publishCovers(
    shelf,
    albums.map(({ album }) => album),
  );
  publishCompilations(shelf);
  const releases = makeWrong(shelf.releases);
  const recordings = new Set(releases.flatMap(({ tracks }) => tracks.map(({ recording }) => recording)));
  return { recordings: [...recordings], releases };
}

function publish(shelf: Shelf, sleeve: Sleeve, recordings: readonly Recording[]): Release {
  const at = shelf.releases.length;
  const half = recordings.length > 12 ? Math.ceil(recordings.length / 2) : recordings.length;
  const release: Release = {
    ...sleeve,
    barcode: barcodeOf(at),
    catalogNumber: `${sleeve.label
      .split(" ")
      .map((word) => word.charAt(0))
      .join("")}X-${String(at + 1).padStart(3, "0")}`,
    tracks: recordings.map((recording, index) => ({
      recording,
      medium: index < half ? 1 : 2,
      position: index < half ? index + 1 : index - half + 1,
    })),
    isWrongInCatalog: false,
  };
  shelf.releases.push(release);
  return release;
}

function day(shelf: Shelf, year: number): string {
  const { random } = shelf.studio;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
}

/** An album, singles of some of its recordings that came before it, an EP two years later. */
function publishArtist(shelf: Shelf, artist: Artist): Release {
  const { studio } = shelf;
  const { label } = artist;
  const year = studio.random.whole(2014, 2023);
  const [albumDay, early] = [`${year}-11-${studio.random.whole(13, 28)}`, artist.isSmall ? 2 : 3];
  const singleDays = Array.from({ length: early }, () => day(shelf, year).replace(/-1[12]-/u, "-10-"));
  const recordings = Array.from({ length: artist.isSmall ? SMALL_ALBUM : 12 }, (_, at) =>
    studio.record(artist, singleDays[at] ?? albumDay),
  );
  for (const [at, date] of singleDays.entries()) {
    const lead = recordings[at]!;
    const versions = versionsOfSingle(studio.random, lead.advisory === "explicit");
    publish(shelf, { title: lead.title, label, date }, [
      lead,
      ...versions.map((plan) => studio.version(lead, date, plan)),
    ]);
  }
  const order = studio.random.shuffle(recordings);
  const album = publish(shelf, { title: order[0]!.title, label, date: albumDay }, order);
  if (artist.isSmall) return album;
  const date = day(shelf, year + 2);
  const code = artist.hasDistributorCodes ? { code: "distributor" as const } : {};
  const ep = Array.from({ length: 5 }, () => studio.record(artist, date, code));
  publish(shelf, { title: `${ep[1]!.title} EP`, label, date }, ep);
  if (!artist.isLicensing) publishLateSingle(shelf, artist, day(shelf, 2025));
  return album;
}

/** On nothing else. */
function publishLateSingle(shelf: Shelf, artist: Artist, date: string): void {
  const { studio } = shelf;
  const lead = studio.record(artist, date);
  const versions = versionsOfSingle(studio.random, lead.advisory === "explicit");
  publish(shelf, { title: lead.title, label: artist.label, date }, [
    lead,
    ...versions.map((plan) => studio.version(lead, date, plan)),
  ]);
}

function publishMore(shelf: Shelf, artist: Artist, album: Release): void {
  const { studio } = shelf;
  const year = Number(album.date.slice(0, 4));
  const roots = album.tracks.map(({ recording }) => recording);
  const again = (title: string, date: string, made: (root: Recording) => Recording): void =>
    void publish(shelf, { title, label: artist.label, date }, roots.map(made));
  for (const what of artist.also ?? []) {
    if (what === "remaster") {
      const later = Math.min(year + 5, 2025);
      const date = day(shelf, later);
      const title = `${later} Remaster`;
      const plan = { title, types: ["remaster"], pace: 1 };
      again(`${album.title} (${title})`, date, (root) => studio.version(root, date, plan));
    } else if (what === "clean") {
      const plan = { title: "Clean", types: ["clean"], pace: 1, advisory: "clean" as const };
      // Two of its recordings are as on the explicit album: nothing in them had to go.
      again(`${album.title} (Clean)`, album.date, (root) => {
        const known = cleanOnSingle(shelf, root);
        return root.advisory === "explicit" ? (known ?? studio.version(root, album.date, plan)) : root;
      });
    } else if (what === "live") {
      const date = day(shelf, year + 1);
      const plan = { title: "Live at Ancienne Belgique", types: ["live"], pace: 1.11 };
      const played = roots.slice(0, 7).map((root) => studio.version(root, date, plan));
      publish(shelf, { title: "Live at Ancienne Belgique", label: artist.label, date }, played);
    }
  }
}

function cleanOnSingle({ releases }: Shelf, root: Recording): Recording | undefined {
  const all = releases.flatMap(({ tracks }) => tracks.map(({ recording }) => recording));
  return all.find((one) => one.root === root && one.advisory === "clean");
}

/** A title of another artist, recorded by this one. */
function publishCovers(shelf: Shelf, albums: readonly Release[]): void {
  for (const [at, artist] of ARTISTS.filter(({ also }) => also?.includes("cover")).entries()) {
    const date = day(shelf, 2024);
    const original = albums[at * 4]?.tracks[4]?.recording;
    if (original === undefined) throw new Error("there is nothing to cover");
    const cover = shelf.studio.record(artist, date, { title: original.title });
    publish(shelf, { title: cover.title, label: artist.label, date }, [cover]);
  }
}

/** Recordings that are out already, on the label's own collections. */
function publishCompilations(shelf: Shelf): void {
  const { random } = shelf.studio;
  const known = shelf.releases.filter(({ tracks }) => tracks.length >= 5);
  for (const [at, title] of ["Kelpwood Summer", "Ten Years of Kelpwood", "Nordlys", "Tape Hiss"].entries()) {
    const label = at === 2 ? "Kelpwood Nord" : at === 3 ? "Lantern Tapes" : "Kelpwood Records";
    const from = random.shuffle(
      known.filter(({ label: of, tracks }) => at === 1 || (of === label && tracks.length !== SMALL_ALBUM)),
    );
    const many = at === 1 ? 16 : 10;
    const chosen = Array.from(
      { length: many },
      (_, turn) => random.pick(from[turn % from.length]!.tracks).recording,
    );
    publish(shelf, { title, label, date: `2025-0${at + 4}-${13 + at}` }, [...new Set(chosen)]);
  }
}

/** Of the artists in scripts that Windows-1252 has not; one collection has them too. */
const SMALL_ALBUM = 6;
const WRONG_TITLES = 2;
const WRONG_YEARS = 2;

/** A few titles and years of the catalog itself are damaged; on releases of their own, so that they can be left out. */
function makeWrong(releases: readonly Release[]): readonly Release[] {
  const uses = Map.groupBy(
    releases.flatMap(({ tracks }) => tracks),
    ({ recording }) => recording,
  );
  let [titles, years] = [0, 0];
  return releases.map((release) => {
    const at = release.tracks.findIndex(
      ({ recording }) => uses.get(recording)?.length === 1 && recording.root === null,
    );
    const wrong = release.tracks[at]?.recording;
    if (wrong === undefined || release.tracks.length !== 5) return release;
    let held: Recording["held"] | undefined;
    if (damaged(wrong.title) !== null && titles < WRONG_TITLES) {
      titles += 1;
      held = { title: damaged(wrong.title) ?? "" };
    } else if (years < WRONG_YEARS && !(damaged(wrong.title) !== null)) {
      years += 1;
      held = {
        firstPublished: `${Number(wrong.firstPublished.slice(0, 4)) + 60}${wrong.firstPublished.slice(4)}`,
      };
    }
    if (held === undefined) return release;
    const replaced = { ...wrong, held };
    const tracks = release.tracks.map((track, index) =>
      index === at ? { ...track, recording: replaced } : track,
    );
    return { ...release, tracks, isWrongInCatalog: true };
  });
}
