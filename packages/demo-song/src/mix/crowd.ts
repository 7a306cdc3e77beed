import { createNoise, mixSeed } from "../arithmetic/noise.ts";
import { approachPerFrame } from "../arithmetic/power.ts";
import { addChannel, createStereo, frameAt, panGains, RATE, type Stereo } from "../sound.ts";
import { highpass } from "../synth/lowpass.ts";
import { sing, singerOf } from "../voice/singer.ts";

const SEED = 83;
const CHEERS = 7;
const CHEER_SECONDS = 1.6;
const DOOR_SECONDS = 0.7;

/** A small room full of people: a murmur all the time, applause and calls around the music. */
export interface CrowdShape {
  readonly frames: number;
  readonly take: number;
  /** When the music begins and ends, in seconds. */
  readonly from: number;
  readonly to: number;
}

export function renderCrowd(shape: CrowdShape): Stereo {
  const crowd = createStereo(shape.frames);
  addApplause(crowd.left, shape, mixSeed(shape.take, SEED, 1));
  addApplause(crowd.right, shape, mixSeed(shape.take, SEED, 2));
  for (let person = 0; person < CHEERS; person++) addCheer(crowd, shape, person);
  openAndClose(crowd, frameAt(DOOR_SECONDS));
  return crowd;
}

/** The recording begins and ends with the room's sound coming up and going away. */
function openAndClose(crowd: Stereo, door: number): void {
  for (const channel of [crowd.left, crowd.right]) {
    for (let i = 0; i < Math.min(door, channel.length); i++) {
      const last = channel.length - 1 - i;
      channel[i] = ((channel[i] ?? 0) * i) / door;
      channel[last] = ((channel[last] ?? 0) * i) / door;
    }
  }
}

/** How loud the applause is, 0 to 1: it dies down as the music begins and comes up with its end. */
function applauseAt(seconds: number, { from, to }: CrowdShape): number {
  const before = Math.max(0, 1 - Math.max(0, seconds - 0.4 * from) / (0.6 * from + 1.2));
  const after = Math.min(1, Math.max(0, (seconds - to + 0.9) / 1.4));
  return Math.max(before * before, after * after);
}

function addApplause(channel: Float32Array, shape: CrowdShape, seed: number): void {
  const noise = createNoise(seed);
  const murmur = approachPerFrame(0.0007);
  const clapping = approachPerFrame(0.00022);
  const swelling = approachPerFrame(0.6);
  let low = 0;
  let clap = 0;
  let swell = 0;
  let level = applauseAt(0, shape);
  for (let i = 0; i < channel.length; i++) {
    if (i % 64 === 0) level = applauseAt(i / RATE, shape);
    const white = noise();
    low += murmur * (white - low);
    swell += swelling * (noise() - swell);
    // Some three hundred hands a second, none like the other.
    const hands = noise() > 0.987 ? 9 * white : 0;
    clap += clapping * (hands - clap);
    channel[i] = low * (0.035 + 4 * Math.abs(swell) * 0.03 + 0.04 * level) + 0.55 * level * clap;
  }
  highpass(channel, 260);
}

function addCheer(crowd: Stereo, shape: CrowdShape, person: number): void {
  const noise = createNoise(mixSeed(shape.take, SEED, 3, person));
  const isBefore = person < 3;
  const at = isBefore ? 0.15 * shape.from * (1 + noise()) : shape.to - 0.3 + 0.5 * (1 + noise());
  const low = 62 + 5 * noise();
  const notes = [
    { start: 0.1, end: 0.4, pitch: low, strength: 0.7, sounds: ["w", "uw"] },
    { start: 0.4, end: 1.1 + 0.3 * noise(), pitch: low + 7 + 2 * noise(), strength: 1, sounds: ["uw"] },
  ];
  const call = sing(
    notes,
    singerOf(mixSeed(shape.take, SEED, person), 0.95 + 0.1 * noise()),
    frameAt(CHEER_SECONDS),
  );
  const pan = panGains(0.8 * noise());
  const start = Math.max(0, frameAt(at));
  addChannel(crowd.left.subarray(Math.min(start, shape.frames)), call, 0.02 * pan.left);
  addChannel(crowd.right.subarray(Math.min(start, shape.frames)), call, 0.02 * pan.right);
}
