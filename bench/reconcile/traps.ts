/** Which right rows look wrong. */
import { HARD_TITLES } from "./catalog/titles.ts";
import { PREFIXES } from "./catalog/codes.ts";
import type { OwnLine } from "./errors/desk.ts";
import type { Line } from "./shapes/line.ts";
import type { Shape } from "./shapes/shape.ts";
import type { TrapKind } from "./truth.ts";

/** Rows of one length on one release, to the second. */
const SIMILAR_MS = 1000;

type Test = (line: OwnLine, others: readonly OwnLine[], shape: Shape) => boolean;

const recordingOf = ({ about }: OwnLine): OwnLine["about"]["recording"] => about.recording;
const mainsOf = ({ mains }: Line): string => mains.join("\0");

const TESTS: Readonly<Record<TrapKind, Test>> = {
  "other-version-same-title": (line, others) =>
    others.some(
      (one) => one.title === line.title && mainsOf(one) === mainsOf(line) && one.version !== line.version,
    ),
  "on-two-releases": (line, others) => others.some((one) => recordingOf(one) === recordingOf(line)),
  "cover-by-another-artist": (line, others) =>
    others.some((one) => one.title === line.title && mainsOf(one) !== mainsOf(line)),
  "similar-duration-on-release": (line, others) =>
    others.some(
      (one) =>
        one.about.release === line.about.release &&
        Math.abs(recordingOf(one).durationMs - recordingOf(line).durationMs) <= SIMILAR_MS,
    ),
  "silence-counted": (line) => line.durationMs !== recordingOf(line).durationMs,
  "later-release-date": (line) => line.releaseDate > recordingOf(line).firstPublished,
  "partial-date-in-catalog": (line) => (recordingOf(line).held.firstPublished?.length ?? 10) < 10,
  "title-looks-like-version": ({ title }) => HARD_TITLES.some((hard) => hard === title),
  "ampersand-in-name": ({ mains, featured }) => [...mains, ...featured].some((name) => name.includes("&")),
  "code-of-distributor-in-catalog": ({ isrc }) => isrc.startsWith(PREFIXES.distributor),
  "clean-by-flag-only": ({ version }, _, { isCleanByFlag }) => isCleanByFlag === true && version === "Clean",
  "licensed-p-line": ({ pOwner }) => pOwner.includes("license"),
};

/** For each row; those that are wrong, or somebody else's, have none. */
export function findTraps(
  lines: readonly Line[],
  shape: Shape,
  isRight: (line: Line) => boolean,
): ReadonlyMap<Line, readonly TrapKind[]> {
  const right = lines.filter((line): line is OwnLine => line.about !== null && isRight(line));

  const tests = Object.entries(TESTS) as [TrapKind, Test][];
  return new Map(
    right.map((line) => {
      const others = right.filter((one) => one !== line);
      return [line, tests.filter(([, test]) => test(line, others, shape)).map(([kind]) => kind)];
    }),
  );
}
