import { createNoise, mixSeed } from "../arithmetic/noise.ts";
import { TAIL_SECONDS } from "../score/form.ts";
import { addStereo, RATE, type Stereo } from "../sound.ts";
import { reverberate } from "../synth/reverb.ts";
import { renderCrowd } from "./crowd.ts";
import { masterMix } from "./mastering.ts";
import { renderPart, STEM_NAMES, sumOf, type Studio } from "./studio.ts";

/** The live take: another playing, in a room with people in it. */
export function renderLive(studio: Studio): Stereo {
  const performance = studio.performance("live");
  const { frames, take, timeline, window } = performance;
  const stage = sumOf(STEM_NAMES.map((name) => renderPart(performance, name)));
  narrow(stage, 0.6);
  addStereo(stage, reverberate(stage, { seconds: 1.25, size: 1.9, damping: 0.5, delay: 0.018 }), 0.4);
  const to = frames / RATE - (window.isWhole ? TAIL_SECONDS + 2 : 1);
  addStereo(stage, renderCrowd({ frames, take, from: timeline.secondsAt(0), to }));
  return masterMix(stage, { gain: 0.6, drive: 0.6, ceiling: -1 });
}

/** The remix: the studio take's voice, sung again on a faster grid, over other drums, bass and chords. */
export function renderRemix(studio: Studio): Stereo {
  const performance = studio.performance("remix");
  const parts = (["drums", "bass", "chords", "voice"] as const).map((name) => renderPart(performance, name));
  return masterMix(sumOf(parts), { gain: 1, drive: 0.55, ceiling: -1 });
}

/** The first sketch: a rhythm box, a voice close to the microphone, tape hiss, hardly any width, no master. */
export function renderSketch(studio: Studio): Stereo {
  const performance = studio.performance("sketch");
  const parts = (["drums", "bass", "chords", "voice"] as const).map((name) => renderPart(performance, name));
  const sketch = sumOf(parts);
  narrow(sketch, 0.25);
  const noise = createNoise(mixSeed(performance.take, 97));
  for (const channel of [sketch.left, sketch.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) + 0.0012 * noise();
  }
  return masterMix(sketch, { gain: 0, drive: 0.3, ceiling: -3 });
}

/** Moves left and right towards their mean; 1 leaves them, 0 is mono. */
function narrow({ left, right }: Stereo, width: number): void {
  for (let i = 0; i < left.length; i++) {
    const middle = 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
    const side = 0.5 * width * ((left[i] ?? 0) - (right[i] ?? 0));
    left[i] = middle + side;
    right[i] = middle - side;
  }
}
