import { approachPerFrame } from "../arithmetic/power.ts";
import { sine } from "../arithmetic/sine.ts";
import { barsOf, BEATS_PER_BAR } from "../score/form.ts";
import { hertz } from "../score/harmony.ts";
import { LEAD_MELODY } from "../score/lead-melody.ts";
import { beatsLong, playedAt, type Performance } from "../score/performance.ts";
import { addStereo, BLOCK, createStereo, RATE, type Stereo } from "../sound.ts";
import { addEcho } from "../synth/echo.ts";
import { lowpass } from "../synth/lowpass.ts";
import { reverberate } from "../synth/reverb.ts";
import { PERIOD, sawFor } from "../synth/wavetable.ts";

const SEED = 41;

/** The lead synthesiser, one gliding voice, with echoes a dotted eighth apart. The remix and the sketch have none. */
export function renderLead(performance: Performance): Stereo {
  const lead = createStereo(performance.frames);
  const controls = leadControls(performance);
  if (performance.style !== "night" || controls.level.every((level) => level === 0)) return lead;
  addVoice(lead.left, controls, 0.997);
  addVoice(lead.right, controls, 1.003);
  addVoice(lead.left, controls, 1.0006);
  addVoice(lead.right, controls, 1.0006);
  const cutoffs = controls.level.map((level) => 1000 + 5200 * level);
  lowpass(lead.left, cutoffs, 0.9);
  lowpass(lead.right, cutoffs, 0.9);
  addEcho(lead, { seconds: beatsLong(performance, 0.75), level: 0.38, feedback: 0.42 });
  addStereo(lead, reverberate(lead, { seconds: 1.8, size: 1.5, damping: 0.4, delay: 0.025 }), 0.25);
  return lead;
}

interface LeadControls {
  readonly frequency: Float32Array;
  readonly level: Float32Array;
}

/** Pitch and level for each block: gliding from note to note, with a vibrato that comes late. */
function leadControls(performance: Performance): LeadControls {
  const blocks = Math.ceil(performance.frames / BLOCK);
  const frequency = new Float32Array(blocks).fill(220);
  const level = new Float32Array(blocks);
  const since = new Float32Array(blocks);
  const { firstBar } = performance.window;
  const endBeat =
    BEATS_PER_BAR * (firstBar + barsOf(performance.window).length) + (performance.window.isWhole ? 4 : 0);
  for (const { beat, beats, pitch } of LEAD_MELODY) {
    if (beat < BEATS_PER_BAR * firstBar || beat >= endBeat) continue;
    const from = playedAt(performance, beat, SEED);
    const first = Math.floor((from * RATE) / BLOCK);
    const last = Math.floor(((from + beatsLong(performance, beats) - 0.03) * RATE) / BLOCK);
    frequency.fill(hertz(pitch), first);
    level.fill(1, first, Math.max(first, last));
    for (let block = first; block < Math.min(blocks, last); block++)
      since[block] = ((block - first) * BLOCK) / RATE;
  }
  glide(frequency, 0.022);
  glide(level, 0.02);
  for (let block = 0; block < blocks; block++) {
    const depth = 0.005 * Math.min(1, Math.max(0, (since[block] ?? 0) - 0.25) * 3);
    frequency[block] = (frequency[block] ?? 0) * (1 + depth * sine((5.1 * block * BLOCK) / RATE));
  }
  return { frequency, level };
}

function glide(track: Float32Array, seconds: number): void {
  const share = approachPerFrame(seconds / BLOCK);
  let value = track[0] ?? 0;
  for (let i = 0; i < track.length; i++) {
    value += share * ((track[i] ?? 0) - value);
    track[i] = value;
  }
}

function addVoice(channel: Float32Array, { frequency, level }: LeadControls, detune: number): void {
  let phase = 0.3;
  let loud = 0;
  for (let block = 0; block < frequency.length; block++) {
    const goal = level[block] ?? 0;
    if (goal < 1e-4 && loud < 1e-4) continue;
    const pitch = (frequency[block] ?? 220) * detune;
    const table = sawFor(pitch);
    const step = pitch / RATE;
    const slide = (goal - loud) / BLOCK;
    const end = Math.min(channel.length, (block + 1) * BLOCK);
    for (let i = block * BLOCK; i < end; i++) {
      const position = phase * PERIOD;
      const index = Math.floor(position);
      const low = table[index] ?? 0;
      loud += slide;
      channel[i] =
        (channel[i] ?? 0) + 0.044 * loud * (low + (position - index) * ((table[index + 1] ?? 0) - low));
      phase += step;
      if (phase >= 1) phase -= 1;
    }
  }
}
