/** Finds what is worth comparing, so that thousands of files and recordings are not compared each with each. */
import { MATCH_LIMITS } from "./match-types.ts";
import { difference } from "./compare-views.ts";
import type { FileView, RecordingView } from "./match-view.ts";

export interface MatchIndex {
  readonly files: readonly FileView[];
  candidatesFor(file: FileView): readonly RecordingView[];
  recordingsWithCode(isrc: string): readonly RecordingView[];
  filesWithCode(isrc: string): readonly FileView[];
  recordingsWithTitle(title: string): readonly RecordingView[];
  filesWithTitle(title: string): readonly FileView[];
}

/** Words that more recordings have than this say too little. */
const COMMON_WORD = 60;
/** More candidates than this with one title are narrowed by duration. */
const CROWD = 60;

export function createMatchIndex(
  recordings: readonly RecordingView[],
  files: readonly FileView[],
): MatchIndex {
  const byCode = groupByAll(recordings, (view) => view.recording.codes);
  const byTitle = groupByAll(recordings, (view) => [view.title]);
  const byWord = groupByAll(recordings, (view) => view.title.split(" "));
  const filesByCode = groupByAll(files, (file) => file.codes.map(({ isrc }) => isrc));
  const filesByTitle = groupByAll(files, (file) => file.titles);

  function similar(file: FileView): readonly RecordingView[] {
    const words = new Set(file.titles.flatMap((title) => title.split(" ")));
    const shared = new Map<RecordingView, number>();
    for (const word of words) {
      const having = byWord.get(word) ?? [];
      if (having.length > COMMON_WORD) continue;
      for (const view of having) shared.set(view, (shared.get(view) ?? 0) + 1);
    }
    return [...shared]
      .filter(([view, count]) => count * 2 >= view.title.split(" ").length)
      .map(([view]) => view);
  }

  function candidatesFor(file: FileView): readonly RecordingView[] {
    const coded = file.codes.flatMap(({ isrc }) => byCode.get(isrc) ?? []);
    const titled = file.titles.flatMap((title) => nearest(file, byTitle.get(title) ?? []));
    return [...new Set([...coded, ...titled, ...similar(file).slice(0, CROWD)])];
  }

  const candidates = new Map<FileView, readonly RecordingView[]>();
  return {
    files,
    candidatesFor(file) {
      const known = candidates.get(file) ?? candidatesFor(file);
      candidates.set(file, known);
      return known;
    },
    recordingsWithCode: (isrc) => byCode.get(isrc) ?? [],
    filesWithCode: (isrc) => filesByCode.get(isrc) ?? [],
    recordingsWithTitle: (title) => byTitle.get(title) ?? [],
    filesWithTitle: (title) => filesByTitle.get(title) ?? [],
  };
}

/** Of many recordings with one title, those whose duration may be the file's; of many such, some: none can be certain. */
function nearest(file: FileView, views: readonly RecordingView[]): readonly RecordingView[] {
  if (views.length <= CROWD) return views;
  const near = views.filter((view) => {
    const differenceMs = difference(view.recording.durationMs, file.durations);
    return differenceMs === null || differenceMs <= MATCH_LIMITS.rivalMs;
  });
  return near.slice(0, CROWD);
}

function groupByAll<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
