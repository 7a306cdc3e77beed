import { CatalogError } from "@deadwax/catalog";
import { verifyTags, type Verification } from "../verify/index.ts";
import type { Prepared } from "./prepare.ts";
import type { EmbedRequest } from "@deadwax/catalog";

/** What one pass over a file tells: SHA-256 of all of it, and the hash of its audio where that is known to be read. */
export interface AudioIdentity {
  readonly sha256: string;
  readonly audioHash: string | null;
}

/** Reads a file from beginning to end. An `AudioProbe` does. */
export type MeasureAudio = (path: string) => Promise<AudioIdentity>;

export interface ConfirmRequest {
  readonly request: EmbedRequest;
  readonly prepared: Prepared;
  /** Where the written file is now. */
  readonly path: string;
  /** What it must be, byte for byte. */
  readonly sha256: string;
  /** Of the file before; null where its format is not heard. */
  readonly audioHash: string | null;
  readonly measure: MeasureAudio;
}

export interface Confirmed extends AudioIdentity {
  readonly verification: Verification;
}

/**
 * Reads the written file twice more: its tags with second readers, and every byte of it for its hashes.
 * @throws CatalogError AUDIO_TAG_NOT_CONFIRMED, AUDIO_TAG_CHANGED_AUDIO, AUDIO_TAG_OTHER_AUDIO.
 */
export async function confirmWrite(asked: ConfirmRequest): Promise<Confirmed> {
  const { request, prepared, path } = asked;
  const { source } = request;
  const verification = await verifyTags(path, request.plan, prepared.expectations);
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
  const { sha256, audioHash } = await asked.measure(path);
  if (sha256 !== asked.sha256) throw new CatalogError("AUDIO_TAG_CHANGED_AUDIO", { path: source });
  if (audioHash !== asked.audioHash) {
    const code = request.audioHash === undefined ? "AUDIO_TAG_CHANGED_AUDIO" : "AUDIO_TAG_OTHER_AUDIO";
    throw new CatalogError(code, { path: source });
  }
  return { sha256, audioHash, verification };
}
