/** Cuts, repeats, extensions, fades: the same master with its time rearranged. */
import { findLoud } from "../envelope.ts";
import { edit, label } from "../labels.ts";
import { milliseconds } from "../seeded.ts";
import { spliceGraph, type Passage } from "../splice.ts";
import { ffmpeg } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { randomFor, type Recipe } from "./recipe.ts";

export interface Cut {
  readonly start: number;
  readonly end: number;
}

export function editingRecipes(piece: Piece): readonly Recipe[] {
  return [...cuts(piece), ...repeats(piece), ...longer(piece), ...fades(piece)];
}

/** A passage out of the middle: where it starts, where it ends and what lies around it all sound. */
export function chooseCut(piece: Piece, name: string, seconds: number): Cut {
  return findLoud(piece.envelope, randomFor(piece, name), {
    from: 0.18 * piece.seconds,
    to: 0.85 * piece.seconds,
    seconds,
  });
}

export function without(piece: Piece, cuts: readonly Cut[]): readonly Passage[] {
  const ends = [...cuts.map(({ start }) => start), piece.seconds];
  return ends.map((end, index) => ({ start: cuts[index - 1]?.end ?? 0, end }));
}

export function spliced(
  piece: Piece,
  passages: readonly Passage[],
  inputs = [piece.master],
): Recipe["making"] {
  return (out) => [
    ffmpeg(
      ...inputs.flatMap((path) => ["-i", path]),
      "-filter_complex",
      spliceGraph(passages),
      "-map",
      "[out]",
      ...PCM_16,
      out,
    ),
  ];
}

export function cutFact({ start, end }: Cut): { kind: "cut"; start: number; end: number } {
  return { kind: "cut", start, end };
}

function cuts(piece: Piece): readonly Recipe[] {
  const lengths = [3, 7, 14, ...(piece.seconds > 60 ? [30] : [])];
  const single = lengths.map((length): Recipe => {
    const cut = chooseCut(piece, `cut ${length}`, length);
    return {
      variant: `cut-${length}s`,
      extension: "wav",
      label: edit(length, cutFact(cut)),
      making: spliced(piece, without(piece, [cut])),
    };
  });
  const short = chooseCut(
    piece,
    "short cut",
    milliseconds(randomFor(piece, "short cut length").between(0.02, 0.12)),
  );
  const random = randomFor(piece, "two cuts");
  const first = milliseconds(random.between(0.2, 0.3) * piece.seconds);
  const second = milliseconds(random.between(0.6, 0.68) * piece.seconds);
  const two = [
    { start: first, end: milliseconds(first + random.between(6, 9)) },
    { start: second, end: milliseconds(second + random.between(5, 9)) },
  ];
  const intro = { start: 0, end: milliseconds(random.between(10.5, 16)) };
  return [
    ...single,
    {
      variant: "cut-splice",
      extension: "wav",
      label: edit(short.end - short.start, cutFact(short)),
      making: spliced(piece, without(piece, [short])),
    },
    {
      variant: "cut-twice",
      extension: "wav",
      label: edit(11, ...two.map(cutFact)),
      making: spliced(piece, without(piece, two)),
    },
    {
      variant: "intro-trimmed",
      extension: "wav",
      label: edit(intro.end, cutFact(intro)),
      making: spliced(piece, [{ start: intro.end, end: piece.seconds }]),
    },
  ];
}

function repeats(piece: Piece): readonly Recipe[] {
  const random = randomFor(piece, "repeat");
  const again = chooseCut(piece, "repeat", milliseconds(random.between(10.5, 15)));
  const moved = milliseconds(random.between(0.55, 0.7) * piece.seconds);
  const [from, to] = [milliseconds(0.25 * piece.seconds), milliseconds(0.25 * piece.seconds + 12)];
  const length = milliseconds(again.end - again.start);
  return [
    {
      variant: "repeated",
      extension: "wav",
      label: edit(length, { kind: "repeated", start: again.end, end: milliseconds(again.end + length) }),
      making: spliced(piece, [
        { start: 0, end: again.end },
        { start: again.start, end: piece.seconds },
      ]),
    },
    {
      variant: "moved",
      extension: "wav",
      // Which of the two sides of the exchange has moved is a matter of taste, so no times.
      label: edit(12, { kind: "moved" }),
      making: spliced(piece, [
        { start: 0, end: from },
        { start: to, end: moved },
        { start: from, end: to },
        { start: moved, end: piece.seconds },
      ]),
    },
  ];
}

/** Music of the same recording that the master does not have: behind its end, and spliced into the middle. */
function longer(piece: Piece): readonly Recipe[] {
  const { seconds, master } = piece;
  if (piece.longer === undefined) return [];
  const { path, from } = piece.longer;
  const extra = milliseconds(Math.min(14, piece.longer.seconds - from - seconds));
  if (extra < 8) return [];
  const at = milliseconds(randomFor(piece, "insert").between(0.4, 0.6) * seconds);
  const beyond = from + seconds;
  return [
    {
      variant: "extended",
      extension: "wav",
      label: edit(extra, { kind: "inserted", start: seconds, end: seconds + extra }),
      making: spliced(piece, [{ start: from, end: beyond + extra }], [path]),
    },
    {
      variant: "inserted",
      extension: "wav",
      label: edit(extra, { kind: "inserted", start: at, end: milliseconds(at + extra) }),
      making: spliced(
        piece,
        [
          { start: 0, end: at },
          { start: beyond, end: beyond + extra, input: 1 },
          { start: at, end: seconds },
        ],
        [master, path],
      ),
    },
  ];
}

function fades(piece: Piece): readonly Recipe[] {
  const { seconds, master } = piece;
  const random = randomFor(piece, "fade");
  const end = milliseconds(seconds - random.between(11, 17));
  const early = milliseconds(random.between(3, 7));
  const late = milliseconds(random.between(6, 10));
  const fade = (filter: string): Recipe["making"] => {
    return (out) => [ffmpeg("-i", master, "-af", filter, ...PCM_16, out)];
  };
  return [
    {
      variant: "early-fade",
      extension: "wav",
      label: edit(seconds - end, cutFact({ start: end, end: seconds }), {
        kind: "fade-out",
        start: end - early,
        end,
      }),
      making: fade(`atrim=0:${end},afade=t=out:st=${end - early}:d=${early}`),
    },
    {
      variant: "fade-out",
      extension: "wav",
      // As long as before, and a part of it quieter: an edit; whether it is one that counts is for a person.
      label: label(["edit"], ["ask", "new"], null, [
        { kind: "fade-out", start: seconds - late, end: seconds },
      ]),
      making: fade(`afade=t=out:st=${(seconds - late).toFixed(3)}:d=${late}`),
    },
    {
      variant: "fade-in",
      extension: "wav",
      label: label(["edit"], ["ask", "new"], null, [{ kind: "fade-in", start: 0, end: early }]),
      making: fade(`afade=t=in:st=0:d=${early}`),
    },
  ];
}
