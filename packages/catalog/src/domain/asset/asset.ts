import type { Issue } from "@deadwax/identifiers";
import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";
import type { AudioContainer, Modulation, TagReading } from "./audio-facts.ts";
import type { SoundFacts } from "./sound-facts.ts";

/**
 * master: what versions are approved from. delivery: made from a master (other rate, codec, carrier).
 * reference: to listen by. stem: a production part; has no code (DESIGN 4, rule 10). side: one side of a disc or tape.
 */
export const ASSET_ROLES = ["master", "delivery", "reference", "stem", "side"] as const;
export type AssetRole = (typeof ASSET_ROLES)[number];

/** One audio file. Its audio hash says which audio it is; its tags and its place on disk may change. */
export interface Asset extends Entity {
  /** Null while nobody has said which recording it is. */
  readonly recordingId: Id | null;
  readonly role: AssetRole;
  /** The file name it came with. */
  readonly name: string;
  readonly container: AudioContainer;
  readonly codec: string;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  readonly bitDepth: number | null;
  readonly frames: number | null;
  readonly durationMs: number | null;
  readonly modulation: Modulation | null;
  /** Null where the samples could not be read, and where nobody has listened since Deadwax does. */
  readonly sound: SoundFacts | null;
  readonly size: number;
  readonly sha256: string;
  readonly audioHash: string | null;
  readonly tags: readonly TagReading[];
  readonly issues: readonly Issue[];
  readonly measuredBy: string;
  /** Whether the vault keeps the bytes that came in. */
  readonly isVaulted: boolean;
  /** The asset it was made from: a tagged copy, a conversion. */
  readonly madeFromId: Id | null;
  readonly addedAt: Instant;
}

/** present: seen there. away: its disk is not connected. missing: the disk is there, the file is not. */
export const LOCATION_STATUSES = ["present", "away", "missing"] as const;

/** A place where an asset was seen. One asset may be in several. */
export interface Location extends Entity {
  readonly assetId: Id;
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly status: (typeof LOCATION_STATUSES)[number];
  readonly seenAt: Instant;
}
