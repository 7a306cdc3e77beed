import type { HeardPair } from "../../domain/rescue/index.ts";
import { isSilent, soundsOf, type Sound } from "../../domain/rescue/sounds.ts";
import { inParallel } from "../asset/in-parallel.ts";
import { hearCluster, hearLoose, type Budget, type HeardCluster, type Listening } from "./hear-pairs.ts";
import { clustersOf, findLikenesses } from "./likenesses.ts";
import { createMemoryFingerprints } from "./memory-fingerprints.ts";
import { readFolder } from "./read-folder.ts";
import { settlePairs } from "./settle-pairs.ts";
import type { RescueContext, RescueRequest, RescueResult } from "./rescue-request.ts";

/** Comparisons that may be spent on what nothing points to. */
const LAST_TRIES = 8;

/**
 * Looks at a folder and says what is what (DESIGN 1): which files are one recording, which are versions of it, which is
 * the final one, and which code is whose. Reads only. A file that cannot be read is told of and stops nothing; when the
 * signal says so, what was found until then is told.
 */
export async function rescueFolder(context: RescueContext, request: RescueRequest): Promise<RescueResult> {
  const fingerprints = createMemoryFingerprints();
  const read = await readFolder(context, request, fingerprints);
  const sounds = soundsOf(read.files.filter(({ facts }) => !isSilent(facts)));
  const known = context.searchOver(fingerprints);
  const likenesses = await findLikenesses({ known, fingerprints, places: read.places }, sounds, request);
  let done = 0;
  const listening: Listening = {
    ear: context.ear,
    places: read.places,
    likenesses,
    signal: request.signal,
    listeners: request.listeners ?? 1,
    onHeard(path) {
      done += 1;
      request.onProgress?.({
        stage: "comparing",
        done: Math.min(done, sounds.length),
        total: sounds.length,
        path,
      });
    },
  };
  const heard = await hearClusters(listening, sounds, request);
  const pairs = heard.flatMap((cluster) => cluster.pairs);
  const last = await hearLast(listening, heard, pairs);
  const uncompared = heard.flatMap((cluster) => cluster.uncompared);
  const { rescue, heardOnTop } = await settlePairs(listening, {
    files: read.files,
    unheard: read.unheard,
    uncompared,
    pairs: [...pairs, ...last.pairs],
    rows: request.rows ?? [],
    agency: request.agency ?? null,
  });
  return {
    rescue,
    outlines: read.outlines,
    files: new Map(read.files.map((file) => [file.path, file])),
    fingerprints,
    places: read.places,
    notAudio: read.notAudio,
    skipped: read.skipped,
    comparisons: pairs.length + last.pairs.length + heardOnTop,
    unasked: last.unasked.filter((id) => rescue.strangers.some((one) => one.id === id)),
  };
}

async function hearClusters(
  listening: Listening,
  sounds: readonly Sound[],
  { listeners = 1 }: RescueRequest,
): Promise<readonly HeardCluster[]> {
  const byId = new Map(sounds.map((sound) => [sound.id, sound]));
  const clusters = clustersOf(sounds, listening.likenesses).map((ids) =>
    ids.flatMap((id) => byId.get(id) ?? []),
  );
  const heard: HeardCluster[] = [];
  for await (const cluster of inParallel(clusters, listeners, (own) => hearCluster(listening, own))) {
    heard.push(cluster);
  }
  return heard;
}

interface LastTries {
  readonly pairs: readonly HeardPair[];
  readonly unasked: readonly string[];
}

/** What is still alone is held against the roots of the families, the largest first. */
async function hearLast(
  listening: Listening,
  clusters: readonly HeardCluster[],
  heard: readonly HeardPair[],
): Promise<LastTries> {
  const met = new Set(heard.filter(isMeeting).flatMap(({ a, b }) => [a, b]));
  const roots = clusters.flatMap((cluster) => cluster.roots);
  const isMet = ({ files }: Sound): boolean => files.some(({ path }) => met.has(path));
  const size = ({ files }: Sound): number =>
    heard.filter(
      ({ a, heard: { relation } }) => relation !== "unrelated" && files.some(({ path }) => path === a),
    ).length + files.length;
  const families = roots.filter(isMet).toSorted((one, other) => size(other) - size(one));
  // Where nothing has met anything, everybody is a stranger, and a last try is worth it in a small folder only.
  const against =
    families.length > 0 ? families : roots.toSorted((one, other) => size(other) - size(one)).slice(0, 1);
  const budget: Budget = { left: LAST_TRIES };
  const pairs: HeardPair[] = [];
  const unasked: string[] = [];
  const loose = roots.filter((sound) => !isMet(sound));
  const trying = inParallel(loose, listening.listeners, async (sound) => ({
    sound,
    isDone: await hearLoose(listening, sound, { roots: against, budget, pairs }),
  }));
  for await (const { sound, isDone } of trying) if (!isDone) unasked.push(sound.id);
  return { pairs, unasked };
}

function isMeeting({ heard: { relation } }: HeardPair): boolean {
  return relation !== "unrelated" && relation !== "unsure";
}
