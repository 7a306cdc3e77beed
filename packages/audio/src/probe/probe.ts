/** The audio probe over files: recognises by content, reads once from beginning to end, tells facts. */
import {
  CatalogError,
  type AudioContainer,
  type AudioFacts,
  type AudioProbe,
  type ProbeDepth,
} from "@deadwax/catalog";
import { digestFile } from "../file-digest/index.ts";
import { readForeign, type ForeignFormat } from "../foreign/index.ts";
import { recognise } from "../recognise/index.ts";
import { openFileSource, type FileSource } from "../riff/index.ts";
import { readFileNameCodes } from "./file-name-code.ts";
import { MEASURED_BY, NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";
import { probeAiff } from "./probe-aiff.ts";
import { probeFlac } from "./probe-flac.ts";
import { probeMp3 } from "./probe-mp3.ts";
import { probeMp4 } from "./probe-mp4.ts";
import { probeOgg } from "./probe-ogg.ts";
import { probeWav } from "./probe-wav.ts";

type ProbeFormat = (source: FileSource, depth: ProbeDepth, format: ForeignFormat) => Promise<MeasuredFacts>;

/** The formats that are heard. */
const FORMATS: Partial<Readonly<Record<AudioContainer, ProbeFormat>>> = {
  wav: probeWav,
  rf64: probeWav,
  bw64: probeWav,
  aiff: probeAiff,
  aifc: probeAiff,
  flac: probeFlac,
  mp3: probeMp3,
  mp4: probeMp4,
  ogg: probeOgg,
};

/**
 * Creates the probe that works in this thread, one file at a time and a few MiB of memory.
 * @throws CatalogError AUDIO_… and FILE_… for every file that is refused, from `probe`.
 */
export function createAudioProbe(): AudioProbe {
  return { probe: probeFile };
}

async function probeFile(path: string, depth: ProbeDepth = "everything"): Promise<AudioFacts> {
  const source = await openFileSource(path);
  try {
    if (source.size === 0) throw new CatalogError("AUDIO_FILE_EMPTY", { path });
    const recognised = await recognise(source);
    if (recognised.kind === "not-audio")
      throw new CatalogError("AUDIO_NOT_AUDIO", { path, seems: recognised.seems });
    const { container } = recognised;
    const measured = await (FORMATS[container] ?? probeForeign)(source, depth, recognised);
    const tags = [...measured.tags, ...readFileNameCodes(path)];
    return { ...measured, container, tags, measuredBy: MEASURED_BY };
  } finally {
    await source.close();
  }
}

async function probeForeign(
  source: FileSource,
  _depth: ProbeDepth,
  format: ForeignFormat,
): Promise<MeasuredFacts> {
  const facts = await readForeign(source, format);
  const sha256 = await digestFile(source);
  return {
    ...facts,
    ...NOT_HEARD,
    channelMask: null,
    size: source.size,
    sha256,
  };
}
