/** Which file of one recording is likely the final master: what was measured first, then names, as a proposal with its reasons. */
import { formatName } from "../asset/format-name.ts";
import { soundIssues } from "../asset/sound-issues.ts";
import { purposeIn, standingHints } from "./name-hints.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { MasterReason } from "./rescue.ts";

/** All words of a name together are worth less than the least that is measured. */
const MOST_NAME_POINTS = 9;
const LOSSLESS = /^(?:pcm|flac|alac|ape|wavpack|tta)/u;
/** A master has little silence around it; more was put there for somebody. */
const PADDED_MS = 3000;
/** dB by which a file is no longer at the level of the others: an encoder moves a peak by less. */
const QUIETER_DB = 0.5;
/** Above all words of a name, below what is lost with bits or in clipping. */
const DERIVED_POINTS = -12;

export interface Weighed {
  readonly path: string;
  readonly points: number;
  readonly reasons: readonly MasterReason[];
}

/** The files of one recording, the likeliest master first. The same files give the same order. */
export function weighFiles(files: readonly RescueFile[]): readonly Weighed[] {
  if (files.length === 1) {
    return files.map((file) => {
      const told = soundReasons(file).filter(({ kind }) => kind !== "lossless");
      const reasons = [reason("only", 0, "the only file of it"), ...told];
      return { path: file.path, points: total(reasons), reasons };
    });
  }
  const newest = Math.max(...files.map(({ modifiedMs }) => modifiedMs));
  const isOneTime = files.every(({ modifiedMs }) => modifiedMs === newest);
  const most = Math.max(...files.map(resolution));
  const least = Math.min(...files.map(resolution));
  const among = { loudest: loudestPeak(files), rate: usualRate(files) };
  const areAllLossless = files.every(({ facts }) => isLossless(facts));
  return files
    .map((file) => {
      const reasons = [
        ...soundReasons(file).filter(({ kind }) => kind !== "lossless" || !areAllLossless),
        ...(most > least ? resolutionReasons(file, most) : []),
        ...derivedReasons(file, among),
        ...nameReasons(file.path),
        ...(!isOneTime && file.modifiedMs === newest ? [reason("newest", 1, "changed last")] : []),
      ];
      return { path: file.path, points: total(reasons), reasons };
    })
    .sort(
      (one, other) =>
        other.points - one.points || one.path.length - other.path.length || (one.path < other.path ? -1 : 1),
    );
}

export function isLossless({ codec }: RescueFile["facts"]): boolean {
  return LOSSLESS.test(codec);
}

const CUT =
  /^(?:WAV_DATA_CUT|AIFF_DATA_CUT|FLAC_FRAMES_MISSING|OGG_PACKETS_MISSING|OGG_END_MISSING|MP4_ATOM_CUT|MPEG_LAST_FRAME_CUT)$/u;
const DAMAGED = /_(?:FRAME|PACKET|TRACK|PAGE)_DAMAGED$/u;

/** Whether the probe found that the file ends too early, or is damaged inside. */
export function brokenBy({ issues }: RescueFile["facts"]): "cut-off" | "damaged" | undefined {
  if (issues.some(({ code }) => CUT.test(code))) return "cut-off";
  return issues.some(({ code }) => DAMAGED.test(code)) ? "damaged" : undefined;
}

function soundReasons(file: RescueFile): readonly MasterReason[] {
  const { facts } = file;
  const reasons: MasterReason[] = [];
  const name = formatName(facts);
  if (isLossless(facts)) reasons.push(reason("lossless", 0, `${name} keeps every sample`));
  else if (facts.codec !== "unknown") reasons.push(reason("lossy", -100, `${name} is lossy`));
  const broken = brokenBy(facts);
  if (broken === "cut-off") reasons.push(reason("cut-off", -80, "it ends before its header says"));
  if (broken === "damaged") reasons.push(reason("damaged", -60, "it is damaged inside"));
  const { sound } = facts;
  if (sound === null) return reasons;
  if (isClipped(file)) reasons.push(reason("clipped", -30, `clipped in ${sound.clipping.runs} places`));
  const padding = Math.max(sound.startSilenceMs, sound.endSilenceMs);
  if (padding > PADDED_MS && padding < (facts.durationMs ?? Infinity)) {
    reasons.push(reason("padded", -15, `${(padding / 1000).toFixed(1)} s of silence beside the sound`));
  }
  return reasons;
}

/**
 * Bits that are used, and rates twice as high. 44.1 and 48 kHz are made from each other in both directions, so neither
 * is taken for the first.
 */
function resolution({ facts }: RescueFile): number {
  if (!isLossless(facts)) return 0;
  const bits = Math.min(facts.sound?.usedBits ?? facts.bitDepth ?? 16, 24);
  return (bits >= 20 ? 20 : 0) + ((facts.sampleRate ?? 0) > 50_000 ? 12 : 0);
}

function resolutionReasons(file: RescueFile, most: number): readonly MasterReason[] {
  const points = resolution(file) - most;
  const { bitDepth, sampleRate, sound } = file.facts;
  const bits = sound?.usedBits ?? bitDepth;
  const words = [
    bits === null ? undefined : `${bits} bit`,
    sampleRate === null ? undefined : `${sampleRate / 1000} kHz`,
  ]
    .filter((word) => word !== undefined)
    .join(", ");
  if (words === "" || !isLossless(file.facts)) return [];
  return [
    reason(
      "resolution",
      points,
      points === 0 ? `the highest resolution (${words})` : `lower resolution (${words})`,
    ),
  ];
}

interface Among {
  /** dBFS, of what keeps every sample and is not clipped. */
  readonly loudest: number | null;
  /** Hz, of more files than any other. */
  readonly rate: number | null;
}

/** What was turned down, or taken to another rate, was made from something here. */
function derivedReasons(file: RescueFile, { loudest, rate }: Among): readonly MasterReason[] {
  if (!isLossless(file.facts)) return [];
  const { sampleRate } = file.facts;
  const below = (loudest ?? 0) - (peakOf(file) ?? loudest ?? 0);
  const isOddRate = rate !== null && sampleRate !== null && sampleRate !== rate && sampleRate <= 50_000;
  return [
    ...(below > QUIETER_DB
      ? [reason("level", DERIVED_POINTS, `${below.toFixed(1)} dB quieter than another file of it`)]
      : []),
    ...(isOddRate
      ? [reason("resolution", DERIVED_POINTS, `${sampleRate / 1000} kHz, and most have ${rate / 1000} kHz`)]
      : []),
  ];
}

function peakOf({ facts: { sound } }: RescueFile): number | null {
  return sound?.samplePeakDbfs ?? null;
}

function loudestPeak(files: readonly RescueFile[]): number | null {
  const peaks = files
    .filter((file) => isLossless(file.facts) && !isClipped(file))
    .flatMap((file) => peakOf(file) ?? []);
  return peaks.length === 0 ? null : Math.max(...peaks);
}

/** Null where no rate is that of most files. */
export function usualRate(files: readonly RescueFile[]): number | null {
  const rates = Map.groupBy(files, ({ facts }) => facts.sampleRate);
  const most = [...rates].find(([, those]) => those.length > files.length / 2);
  return most?.[0] ?? null;
}

function isClipped({ facts }: RescueFile): boolean {
  return soundIssues(facts).some(({ code, severity }) => code === "SOUND_CLIPPED" && severity === "warning");
}

function nameReasons(path: string): readonly MasterReason[] {
  const hints = standingHints(path);
  const purpose = purposeIn(path);
  const reasons: MasterReason[] = [];
  const sum = hints.reduce((points, hint) => points + hint.points, 0);
  if (hints.length > 0) {
    const words = hints.map(({ word }) => `“${word}”`).join(", ");
    const points = Math.max(-MOST_NAME_POINTS, Math.min(MOST_NAME_POINTS, sum));
    reasons.push(reason("name", points, `its name says ${words}`));
  }
  if (purpose !== undefined) {
    reasons.push(reason("purpose", -10, `its name says what it was made for: “${purpose}”`));
  }
  return reasons;
}

function reason(kind: MasterReason["kind"], points: number, text: string): MasterReason {
  return { kind, points, text };
}

function total(reasons: readonly MasterReason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0);
}
