/** What a rescue read need not be read again when it is adopted. */
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { RescueFile } from "../../domain/rescue/index.ts";
import type { AudioProbe } from "../../ports/audio.ts";
import type { FileTree } from "../../ports/files.ts";
import type { Fingerprints } from "../../ports/fingerprints.ts";
import type { Waveforms } from "../../ports/waveforms.ts";

export interface ReadBefore {
  /** By path in the rescue. */
  readonly files: ReadonlyMap<string, RescueFile>;
  readonly fingerprints: Pick<Fingerprints, "read">;
  readonly waveforms: Pick<Waveforms, "read">;
}

interface Reading {
  readonly files: Pick<FileTree, "stat">;
  readonly probe: AudioProbe;
}

/** A probe that remembers. A file of another size or time than it had then is read, and so is one that was heard and not kept. */
export function probeReadBefore(
  { files, probe }: Reading,
  before: ReadBefore,
  places: ReadonlyMap<string, string>,
): AudioProbe {
  const byPlace = new Map([...places].map(([path, place]) => [place, before.files.get(path)]));
  return {
    async probe(place, depth) {
      const known = byPlace.get(place);
      const now = known === undefined ? undefined : await files.stat(place);
      const isSame =
        typeof now === "object" && now.modifiedMs === known?.modifiedMs && now.size === known.facts.size;
      if (known === undefined || !isSame) return probe.probe(place, depth);
      const key = audioKey(known.facts);
      const [fingerprint, waveform] = [await before.fingerprints.read(key), await before.waveforms.read(key)];
      const isWhole = known.facts.sound === null || (fingerprint !== null && waveform !== null);
      return isWhole ? { ...known.facts, fingerprint, waveform } : probe.probe(place, depth);
    },
  };
}
