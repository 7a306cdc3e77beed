/** Plays a composition like people do: never twice the same. */
import { seeded } from "../seeded.ts";
import type { Composition } from "./compose.ts";
import type { Note, Part, Sequence } from "./midi-file.ts";

export interface Performance {
  /** Another name is another performance. */
  readonly take: string;
  /** 1 is as written. */
  readonly tempo?: number;
  /** How much the tempo wanders, as a share; without it the players have a click. */
  readonly wander?: number;
}

/** Seconds by which a player is off the beat, and MIDI velocities, one standard deviation or so. */
const LOOSENESS = 0.009;
const TOUCH = 9;

export function perform(
  { beatsPerMinute, bars, parts }: Composition,
  { take, tempo = 1, wander = 0 }: Performance,
): Sequence {
  const random = seeded("perform", take);
  let drift = 0;
  const tempi = Array.from({ length: wander === 0 ? 1 : bars }, (_, bar) => {
    drift = 0.7 * drift + wander * random.between(-1, 1);
    return { beat: 4 * bar, beatsPerMinute: beatsPerMinute * tempo * (1 + drift) };
  });
  return { tempi, parts: parts.map((part) => playPart(part, `${take} ${part.name}`, beatsPerMinute / 60)) };
}

function playPart(part: Part, take: string, beatsPerSecond: number): Part {
  const random = seeded("player", take);
  const aboutZero = (): number => (random.next() + random.next() + random.next() - 1.5) * 2;
  const notes = part.notes.map((note): Note => {
    const velocity = Math.round(note.velocity + TOUCH * aboutZero());
    return {
      ...note,
      beat: Math.max(0, note.beat + LOOSENESS * beatsPerSecond * aboutZero()),
      beats: note.beats * (1 + 0.06 * aboutZero()),
      velocity: Math.min(127, Math.max(20, velocity)),
    };
  });
  return { ...part, notes };
}
