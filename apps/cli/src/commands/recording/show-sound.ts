/** How the audio of one file of a recording sounds. */
import type { Asset, RecordingView, SoundFacts, Waveforms } from "@deadwax/catalog";
import { audioKey, measuredAsset } from "@deadwax/catalog";
import type { Block } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { dim } from "../../output/text.ts";
import { drawn, spansOf } from "../../output/waveform.ts";

export interface Heard {
  readonly assetId: string;
  readonly file: string;
  readonly channels: number | null;
  readonly bitDepth: number | null;
  readonly sound: SoundFacts;
  /** Of equal spans how loud their peaks are, full scale at 1; empty where no outline is kept. */
  readonly outline: readonly number[];
}

/** Columns of the picture. */
const SPANS = 64;

/** What is known of the sound of the named file, or of the approved one; null where it was not heard. */
export async function hear(
  view: RecordingView,
  { assetId, waveforms }: { readonly assetId: string | undefined; readonly waveforms: Waveforms | undefined },
): Promise<Heard | null> {
  const asset: Asset | undefined =
    assetId === undefined ? measuredAsset(view) : view.assets.find(({ id }) => id === assetId);
  if (asset === undefined || asset.sound === null) return null;
  const { id, name, channels, bitDepth, sound } = asset;
  const waveform = (await waveforms?.read(audioKey(asset))) ?? null;
  const outline = waveform === null ? [] : spansOf(waveform, SPANS);
  return { assetId: id, file: name, channels, bitDepth, sound, outline };
}

/** −60 dBFS, below which the rest of the facts call it silence. */
const DC_SHOWN = 0.001;

/** Loudness always; of the rest what is worth a word. Clipping and silence are findings, and stand with the file. */
export function soundBlock({ file, channels, bitDepth, sound, outline }: Heard): Block {
  const { dcOffset, usedBits } = sound;
  const isMono = sound.areChannelsEqual && channels !== null && channels > 1;
  const isPadded = usedBits !== null && bitDepth !== null && usedBits < bitDepth;
  return facts([
    ["Heard", file],
    ["", outline.length === 0 ? undefined : dim(drawn(outline))],
    ["Loudness", loudness(sound)],
    ["DC offset", dcOffset < DC_SHOWN ? undefined : `${(dcOffset * 100).toFixed(1)} % of full scale`],
    ["Channels", isMono ? `mono, stored ${channels} times` : undefined],
    ["Bits", isPadded ? `${usedBits} of ${bitDepth} bits in use` : undefined],
  ]);
}

function loudness({ integratedLufs, rangeLu, truePeakDbtp }: SoundFacts): string | undefined {
  const parts = [
    integratedLufs === null ? undefined : `${level(integratedLufs)} LUFS integrated`,
    rangeLu === null ? undefined : `${rangeLu.toFixed(1)} LU range`,
    truePeakDbtp === null ? undefined : `${level(truePeakDbtp)} dBTP`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

function level(value: number): string {
  return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
}
