import { formatGtin, formatIsrc, isCompactGtin } from "@deadwax/identifiers";
import {
  addRelease,
  addTracks,
  CatalogError,
  EDITABLE_FIELDS,
  findNamed,
  findRecording,
  moveTrack,
  readField,
  readRecordingViews,
  recordingName,
  removeTrack,
  type EditableField,
  type Release,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { heading, paragraph, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { problem } from "../../output/text.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownDuration, shownId } from "../../session/words.ts";

const FIELDS: readonly EditableField[] = EDITABLE_FIELDS.release;
const release = { name: "release", help: "The release, by title or the end of its id" } as const;

const add = defineCommand({
  description:
    "A release is the product: single, EP, album. Its identifiers are a barcode (GTIN: UPC or EAN), a GRid and a catalog number.",
  examples: [
    {
      command: 'deadwax release add "Midnight Drive EP" gtin=4050538793819 released_on=2026-12-04',
      says: "Fields as with deadwax set",
    },
  ],
  positionals: [
    { name: "title", help: "Its title" },
    { name: "field", help: "field=value pairs", optional: true, repeated: true },
  ],
  flags: {},
  writes: true,
  async run(command, { positionals }) {
    const given = Object.fromEntries(positionals.field.map(readPair)) as Partial<Release>;
    return withCatalog(command, async (catalog) => {
      const { value } = await addRelease(catalog, { ...given, title: positionals.title });
      return outcome(
        { schema: "deadwax.release.add/1", release: value, isDryRun: command.isDryRun },
        (result) =>
          status("ok", ["Added the release “", result.release.title, "”  ", shownId(result.release.id)]),
      );
    });
  },
});

const tracks = defineCommand({
  description: "Recordings go to the end of the medium, in the order they are named.",
  examples: [
    {
      command: 'deadwax release tracks "Midnight Drive EP" "Midnight Drive" "Midnight Drive (Radio Edit)"',
      says: "Two tracks",
    },
  ],
  positionals: [release, { name: "recording", help: "Recordings, in order", repeated: true }],
  flags: {
    medium: {
      type: "number",
      placeholder: "NUMBER",
      min: 1,
      isInteger: true,
      default: 1,
      help: "Which disc or side",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const found = await catalog.store.read(async (reader) => {
        const recordings = [];
        for (const text of positionals.recording) recordings.push(await findRecording(reader, text));
        return { release: await findNamed(reader, "release", positionals.release), recordings };
      });
      const recordingIds = found.recordings.map((recording) => recording.id);
      const { value } = await addTracks(catalog, {
        releaseId: found.release.id,
        recordingIds,
        medium: flags.medium,
      });
      return outcome({ schema: "deadwax.release.tracks/1", tracks: value, isDryRun: command.isDryRun }, () =>
        status(
          "ok",
          `“${found.release.title}” has ${found.recordings.map((one) => `“${recordingName(one)}”`).join(", ")}`,
        ),
      );
    });
  },
});

const order = defineCommand({
  description:
    "Moves one track; the others close ranks. With --remove it goes, and the recording stays in the catalog.",
  examples: [
    { command: 'deadwax release order "Midnight Drive EP" 3 --to 1', says: "Make the third track the first" },
    { command: 'deadwax release order "Midnight Drive EP" 4 --remove', says: "Take a track off" },
  ],
  positionals: [release, { name: "track", help: "The track's number now" }],
  flags: {
    medium: {
      type: "number",
      placeholder: "NUMBER",
      min: 1,
      isInteger: true,
      default: 1,
      help: "Which disc or side",
    },
    to: { type: "number", placeholder: "NUMBER", min: 1, isInteger: true, help: "The number it is to have" },
    remove: { type: "boolean", help: "Take it off the release" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const from = Number(positionals.track);
    if (!Number.isInteger(from) || (flags.to === undefined) !== flags.remove) {
      throw new CatalogError("FIELD_VALUE", {
        field: "track",
        value: positionals.track,
        why: "it takes a track number and either --to NUMBER or --remove",
      });
    }
    return withCatalog(command, async (catalog) => {
      const found = await catalog.store.read((reader) => findNamed(reader, "release", positionals.release));
      const place = { releaseId: found.id, medium: flags.medium };
      const { value } = flags.remove
        ? await removeTrack(catalog, { ...place, position: from })
        : await moveTrack(catalog, { ...place, from, to: flags.to ?? from });
      return outcome({ schema: "deadwax.release.order/1", tracks: value, isDryRun: command.isDryRun }, () =>
        status("ok", `Changed the order of “${found.title}”`),
      );
    });
  },
});

const list = defineCommand({
  description: "Releases with their barcodes and how many tracks they have.",
  examples: [{ command: "deadwax release list", says: "Every release" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const rows = await catalog.store.read(async (reader) => {
        const found = [];
        for (const one of await reader.find("release"))
          found.push({ release: one, tracks: await reader.count("track", { releaseId: one.id }) });
        return found;
      });
      return outcome({ schema: "deadwax.release.list/1", releases: rows }, ({ releases }) =>
        releases.length === 0
          ? paragraph("There are no releases yet. deadwax release add TITLE makes one.")
          : table(
              [
                { title: "Id", value: (row) => shownId(row.release.id), isWhole: true },
                { title: "Release", value: (row) => row.release.title },
                { title: "Barcode", value: (row) => barcode(row.release), isWhole: true },
                { title: "Catalog no.", value: (row) => row.release.catalogNumber ?? "" },
                { title: "Released", value: (row) => row.release.releasedOn ?? "", isWhole: true },
                { title: "Tracks", value: (row) => row.tracks },
              ],
              releases,
            ),
      );
    });
  },
});

const show = defineCommand({
  description: "The tracks in order, with their codes and whether each stands on approved audio.",
  examples: [{ command: 'deadwax release show "Midnight Drive EP"', says: "One release with its tracks" }],
  positionals: [release],
  flags: {},
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const found = await catalog.store.read(async (reader) => {
        const one = await findNamed(reader, "release", positionals.release);
        const places = await reader.find("track", { releaseId: one.id }, { orderBy: "position" });
        const recordings = await reader.find("recording", {
          id: [...new Set(places.map((track) => track.recordingId))],
        });
        const views = new Map(
          (await readRecordingViews(reader, recordings)).map((view) => [view.recording.id, view]),
        );
        const sorted = [...places].sort((a, b) => a.medium - b.medium || a.position - b.position);
        return {
          release: one,
          tracks: sorted.flatMap((track) => {
            const view = views.get(track.recordingId);
            return view === undefined ? [] : [{ track, view }];
          }),
        };
      });
      const isUncertain = found.tracks.some(
        ({ view }) => view.preferred === null || view.approval === null || view.isInConflict,
      );
      return outcome(
        { schema: "deadwax.release.show/1", ...found },
        (result) =>
          spaced(
            heading(result.release.title),
            facts([
              ["Artist", result.release.displayArtist ?? undefined],
              ["Barcode", barcode(result.release) || undefined],
              ["Catalog no.", result.release.catalogNumber ?? undefined],
              ["Released", result.release.releasedOn ?? undefined],
              ["Label", result.release.label ?? undefined],
              ["℗", result.release.pLine ?? undefined],
              ["©", result.release.cLine ?? undefined],
            ]),
            table(
              [
                { title: "Track", value: ({ track }) => `${track.medium}-${track.position}`, isWhole: true },
                {
                  title: "Recording",
                  value: ({ track, view }) => track.printedTitle ?? recordingName(view.recording),
                },
                { title: "Length", value: ({ view }) => shownDuration(view.durationMs), align: "right" },
                {
                  title: "Code",
                  value: ({ view }) =>
                    view.preferred === null ? problem("none") : formatIsrc(view.preferred.isrc),
                  isWhole: true,
                },
                {
                  title: "",
                  value: ({ view }) =>
                    view.isInConflict
                      ? problem("code in conflict")
                      : view.approval === null
                        ? problem(
                            view.approvals.length > 0
                              ? "its audio changed after approval"
                              : "no approved master",
                          )
                        : "",
                },
              ],
              result.tracks,
            ),
          ),
        { hasProblems: isUncertain },
      );
    });
  },
});

function barcode({ gtin }: Release): string {
  return gtin !== null && isCompactGtin(gtin) ? formatGtin(gtin) : "";
}

function readPair(pair: string): readonly [string, unknown] {
  const at = pair.indexOf("=");
  const field = FIELDS.find((one) => one.name === pair.slice(0, at).replaceAll("-", "_"));
  if (at < 1 || field === undefined) {
    throw new CatalogError("FIELD_UNKNOWN", {
      kind: "release",
      field: pair,
      known: FIELDS.map((one) => one.name).join(", "),
    });
  }
  return [field.field, readField(field, pair.slice(at + 1))];
}

export const releaseCommands: CommandGroup = {
  description:
    "What is published: singles, EPs, albums. A code names a recording; a barcode names a release.",
  subcommands: [
    { name: "add", summary: "Add a release", load: () => add },
    { name: "tracks", summary: "Put recordings on a release", load: () => tracks },
    { name: "order", summary: "Move a track, or take it off", load: () => order },
    { name: "show", summary: "Show one release with its tracks", load: () => show },
    { name: "list", summary: "Show all releases", load: () => list },
  ],
};
