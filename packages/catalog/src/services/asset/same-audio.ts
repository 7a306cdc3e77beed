import type { Approval } from "../../domain/asset/approval.ts";
import type { RecordingCode } from "../../domain/code/recording-code.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";

export interface CodedTwin {
  readonly recording: Recording;
  readonly code: RecordingCode;
}

/** Another recording with a code that has this audio, in a file or by an approval (DESIGN 4, rule 7). */
export async function findCodedTwin(
  reader: StoreReader,
  audioKey: string,
  than: { readonly recordingId: Id },
): Promise<CodedTwin | undefined> {
  const assets = audioKey.startsWith("sha256:")
    ? await reader.find("asset", { sha256: audioKey.slice("sha256:".length) })
    : await reader.find("asset", { audioHash: audioKey });
  const approvals = await reader.find("approval", { audioHash: audioKey, endedAt: null });
  const owners = new Set([...assets, ...approvals].map(({ recordingId }) => recordingId));
  const others = [...owners]
    .filter((id) => id !== null && id !== than.recordingId)
    .filter((id) => id !== null);
  if (others.length === 0) return undefined;
  const recordings = await reader.find("recording", { id: others, mergedIntoId: null });
  for (const recording of recordings) {
    const [code] = await reader.find("recordingCode", { recordingId: recording.id, status: "preferred" });
    if (code !== undefined) return { recording, code };
  }
  return undefined;
}

/** The approval that stands, if any. */
export async function standingApproval(reader: StoreReader, recordingId: Id): Promise<Approval | undefined> {
  const approvals = await reader.find("approval", { recordingId, endedAt: null });
  return approvals.at(-1);
}
