/** One piece of music of the set: its master, and what is known about how it came about. */
import { readEnvelope, type Envelope } from "./envelope.ts";
import type { Label, LabelledPiece, Split } from "./labels.ts";
import type { Span } from "./mute.ts";

export interface Piece extends LabelledPiece {
  /** What it has in common with others: a game, a band, a composer. */
  readonly source: string;
  readonly split: Split;
  /** The folder of its files. */
  readonly folder: string;
  /** The known recording: 44.1 kHz stereo WAV. */
  readonly master: string;
  readonly bits: 16 | 24;
  readonly seconds: number;
  readonly envelope: Envelope;
  /** A longer excerpt of the same recording, in which the master starts at `from` and after which there is more. */
  readonly longer?: { readonly path: string; readonly from: number; readonly seconds: number };
  /** What the master is the sum of, if that is known: added up and amplified by `gain` dB. */
  readonly stems?: Stems;
  /** Files that a source made itself, with what is true about them. */
  readonly own?: readonly OwnVersion[];
}

export interface Stems {
  readonly paths: Readonly<Record<string, string>>;
  readonly gain: number;
  /** The one that a listener follows. */
  readonly lead: string;
  /** The sum, where it is not the master. */
  readonly sum?: string;
}

export interface OwnVersion {
  readonly variant: string;
  readonly path: string;
  readonly label: Label;
  /** The master when left out. */
  readonly against?: string;
}

/** What a source found or made, before it is measured. */
export type Found = Omit<Piece, "envelope" | "seconds">;

export function measurePiece(found: Found): Piece {
  const envelope = readEnvelope(found.master);
  return { ...found, envelope, seconds: envelope.seconds };
}

/** Sum and difference of the channels are not the same: there is something to swap, and to be left when the centre goes. */
export function isStereo({ envelope }: Piece): boolean {
  return envelope.sideDecibels > -22;
}

/** Variants have 16 bits, also those of a master with 24: editors and converters rarely keep more, and disks are finite. */
export const PCM_16 = ["-c:a", "pcm_s16le", "-ar", "44100"] as const;

export function spanFacts<Kind extends "muted" | "reversed">(
  kind: Kind,
  spans: readonly Span[],
): readonly { kind: Kind; start: number; end: number }[] {
  return spans.map(({ start, end }) => ({ kind, start, end }));
}
