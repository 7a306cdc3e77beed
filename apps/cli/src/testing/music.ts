/** Music for tests: something to hear, and nothing to wait for. */

/** Frames a second. */
export const RATE = 22_050;
const NOTE_SECONDS = 0.3;

/** Two voices of notes that another seed chooses otherwise, in both channels; `loudness` 1 peaks near −8 dBFS. */
export function music(seed: number, { seconds = 24, loudness = 1 } = {}): Buffer {
  const data = Buffer.alloc(seconds * RATE * 4);
  for (let frame = 0; frame < seconds * RATE; frame += 1) {
    const note = Math.floor(frame / RATE / NOTE_SECONDS);
    const since = frame / RATE - note * NOTE_SECONDS;
    const shape = Math.sin((Math.PI * since) / NOTE_SECONDS);
    let sum = 0;
    for (const voice of [0, 1]) {
      const step = (Math.imul(note * 2 + voice + 1, 2_654_435_761) ^ Math.imul(seed, 40_503)) >>> 8;
      const frequency = 110 * (voice + 1) * 2 ** ((step % 24) / 12);
      for (const harmonic of [1, 2, 3])
        sum += Math.sin(2 * Math.PI * frequency * harmonic * since) / harmonic;
    }
    // Breath, so that there is something to hear between the notes, too.
    const noise = (Math.imul(frame + 7 * seed, 2_246_822_519) >>> 16) / 65_536 - 0.5;
    const sample = Math.round((sum * shape * 4000 + noise * 600) * loudness);
    data.writeInt16LE(sample, frame * 4);
    data.writeInt16LE(sample, frame * 4 + 2);
  }
  return data;
}
