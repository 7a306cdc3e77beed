/** Loudness and true peak in every format, beside the meter of ffmpeg (ebur128) on the same file. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAudioProbe } from "@deadwax/audio";
import { afterAll, expect, it } from "vitest";
import { makeAlbumTrack, TRACK_FORMATS } from "../../bench/album/make-track.ts";

const SECONDS = 12;
const folder = mkdtempSync(join(tmpdir(), "deadwax-loudness-"));
const isReady = ["ffmpeg", "sox"].every((program) => spawnSync("which", [program]).status === 0);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!isReady).each(TRACK_FORMATS)("$name is as loud as another meter finds it", async (format) => {
  const path = makeAlbumTrack(folder, format, SECONDS) ?? "";
  const { sound, waveform } = await createAudioProbe().probe(path);
  const meter = ["-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"];
  const { stderr } = spawnSync("ffmpeg", ["-nostdin", "-i", path, ...meter], { encoding: "utf8" });
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const told = (label: string): number =>
    Number(new RegExp(`${label}:\\s+(-?[\\d.]+)`, "u").exec(summary)?.[1]);
  expect(Math.abs((sound?.integratedLufs ?? NaN) - told("I"))).toBeLessThanOrEqual(0.1);
  expect(Math.abs((sound?.truePeakDbtp ?? NaN) - told("Peak"))).toBeLessThanOrEqual(0.2);
  expect(waveform?.channels).toHaveLength(2);
});
