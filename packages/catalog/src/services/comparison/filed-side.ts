/** What the catalog has one side of a comparison as: found by its audio, whatever the file is called now. */
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { FiledAs, SoundClaims } from "../../domain/rule-set/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import {
  claimsOfRecording,
  readKnownRecordings,
  type KnownRecording,
} from "../recognition/known-recording.ts";

type Audio = Pick<AudioFacts, "sha256" | "audioHash">;

export interface FiledSide {
  readonly recordings: readonly KnownRecording[];
  readonly isStem: boolean;
}

export const NOT_FILED: FiledSide = { recordings: [], isStem: false };

export async function readFiledSide(reader: StoreReader, audio: Audio): Promise<FiledSide> {
  const keys = [...new Set([audioKey(audio), `sha256:${audio.sha256}`])];
  return {
    recordings: await readKnownRecordings(reader, keys),
    isStem: await isFiledAsStem(reader, audio),
  };
}

/** What the catalog has as a stem, and as nothing else, is one. */
export async function isFiledAsStem(reader: StoreReader, { sha256, audioHash }: Audio): Promise<boolean> {
  const assets = [
    ...(await reader.find("asset", { sha256 })),
    ...(audioHash === null ? [] : await reader.find("asset", { audioHash })),
  ];
  return assets.length > 0 && assets.every(({ role }) => role === "stem");
}

/** What the file claims with what the catalog has it as; where the two differ about a title, the catalog was asked last. */
export function claimsAsFiled(claims: SoundClaims, { recordings, isStem }: FiledSide): SoundClaims {
  const role = isStem ? "stem" : claims.role;
  const [known] = recordings;
  if (known === undefined) return { ...claims, role };
  const { title, versionTypes, advisory } = claimsOfRecording(known);
  const codes = recordings.flatMap((one) =>
    one.codes.map((isrc) => ({
      isrc,
      carrier: `in the catalog, as “${recordingName(one.recording)}”`,
      trust: "carrier" as const,
    })),
  );
  return {
    title,
    versionTypes: [...new Set([...versionTypes, ...claims.versionTypes])],
    plainWords: claims.plainWords,
    advisory: advisory ?? claims.advisory,
    role,
    codes: [...claims.codes, ...codes],
  };
}

/** The recording both are filed as, else the first of each. */
export function filedAs(
  a: { readonly side: FiledSide; readonly audio: Audio },
  b: { readonly side: FiledSide; readonly audio: Audio },
): { readonly a: FiledAs | null; readonly b: FiledAs | null } {
  const ids = new Set(b.side.recordings.map(({ recording }) => recording.id));
  const shared = a.side.recordings.find(({ recording }) => ids.has(recording.id));
  const said = ({ side, audio }: typeof a): FiledAs | null => {
    const known = shared ?? side.recordings[0];
    if (known === undefined) return null;
    const { recording, approval } = known;
    return {
      recordingId: recording.id,
      name: recordingName(recording),
      isApproved: approval?.audioHash === audioKey(audio),
    };
  };
  return { a: said(a), b: said(b) };
}
