import { CatalogError, type AudioFacts, type EmbedRequest } from "@deadwax/catalog";
import type { TagWrite } from "../tagging/index.ts";
import { verifyTags, type Verification } from "../verify/index.ts";
import type { TagFileSystem } from "./file-system.ts";
import type { Sealer } from "./seal.ts";
import { sealFile } from "./write-plan.ts";

/** What one pass over a file tells: SHA-256 of all of it, and the hash of its audio where that is known to be read. */
export interface AudioIdentity {
  readonly sha256: string;
  readonly audioHash: string | null;
  /** Everything the pass told, where it was a probe's. */
  readonly facts?: AudioFacts;
}

/** Reads a file from beginning to end. An `AudioProbe` does. */
export type MeasureAudio = (path: string) => Promise<AudioIdentity>;

export interface ConfirmRequest {
  readonly request: EmbedRequest;
  readonly prepared: TagWrite;
  /** Where the written file is now. */
  readonly path: string;
  /** What it must be, byte for byte: its seal. */
  readonly seal: string;
  readonly sealer: Sealer;
  readonly fileSystem: TagFileSystem;
  /** Of the file before; null where its format is not heard. */
  readonly audioHash: string | null;
  readonly measure: MeasureAudio;
}

export interface Confirmed extends AudioIdentity {
  readonly verification: Verification;
}

/**
 * Reads the written file again: its tags with second readers, every byte of it for its hashes, and last every byte for
 * its seal, so that what was measured is what was meant to be written.
 * @throws CatalogError AUDIO_TAG_NOT_CONFIRMED, AUDIO_TAG_CHANGED_AUDIO, AUDIO_TAG_OTHER_AUDIO.
 */
export async function confirmWrite(asked: ConfirmRequest): Promise<Confirmed> {
  const { request, prepared, path } = asked;
  const { source } = request;
  const verification = await verifyTags(path, prepared.expectations);
  const unseen = verification.missing.map(({ carrier, place }) => `${carrier}/${place}`);
  const wrong = verification.issues
    .filter((issue) => issue.severity === "error")
    .map((issue) => issue.message);
  if (unseen.length + wrong.length > 0) {
    const options = { issues: verification.issues };
    throw new CatalogError(
      "AUDIO_TAG_NOT_CONFIRMED",
      { path: source, missing: [...unseen, ...wrong].join(", ") },
      options,
    );
  }
  const measured = await asked.measure(path);
  if ((await sealAt(asked)) !== asked.seal)
    throw new CatalogError("AUDIO_TAG_CHANGED_AUDIO", { path: source });
  if (measured.audioHash !== asked.audioHash) {
    const code = request.audioHash === undefined ? "AUDIO_TAG_CHANGED_AUDIO" : "AUDIO_TAG_OTHER_AUDIO";
    throw new CatalogError(code, { path: source });
  }
  return { ...measured, verification };
}

/** The seal of the written file. */
export async function sealAt({
  fileSystem,
  path,
  sealer,
}: Pick<ConfirmRequest, "fileSystem" | "path" | "sealer">): Promise<string> {
  const file = await fileSystem.open(path, "read");
  return sealFile(file, sealer).finally(() => file.close());
}
