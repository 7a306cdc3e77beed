/** The index of fingerprints as a catalog keeps it: made once, brought up to date whenever it is opened. */
import { isRefusal, type Fingerprints } from "@deadwax/catalog";
import { FINGERPRINT_ALGORITHM } from "../fingerprint/index.ts";
import {
  createFingerprintIndex,
  decodeSegments,
  encodeSegment,
  type FingerprintIndex,
} from "../fingerprint-index/index.ts";

/** In front of the segments: fingerprints of another algorithm are another index. */
const HEADER = Buffer.alloc(64);
HEADER.write(`${FINGERPRINT_ALGORITHM}\n`);

/** More than so many pieces are made one. */
const MOST_SEGMENTS = 12;

/**
 * The index over exactly the fingerprints that are kept now; what was kept as the index before is used as far as it is
 * whole. `mustKeep`: throws FILE_… where it cannot be written; otherwise it is made again the next time.
 */
export async function openKeptIndex(
  fingerprints: Fingerprints,
  { mustKeep }: { readonly mustKeep: boolean },
): Promise<FingerprintIndex> {
  const before = decodeIndex(await fingerprints.readIndex());
  const index = before ?? createFingerprintIndex();
  const isChanged = (await bringUpToDate(index, fingerprints)) || before === null;
  if (isChanged && (index.size > 0 || before !== null)) await keep(index, fingerprints, mustKeep);
  return index;
}

/** Whether there was anything to change. */
async function bringUpToDate(index: FingerprintIndex, fingerprints: Fingerprints): Promise<boolean> {
  const keys = new Set(await fingerprints.keys());
  const gone = index.segments().flatMap(({ ids }) => ids.filter((id) => !keys.has(id) && index.has(id)));
  for (const id of gone) index.remove(id);
  let isChanged = gone.length > 0;
  for (const key of keys) {
    if (index.has(key)) continue;
    const fingerprint = await fingerprints.read(key);
    if (fingerprint === null || !isOurs(fingerprint.madeBy)) continue;
    index.add(key, fingerprint.items);
    isChanged = true;
  }
  return isChanged;
}

/** Whether this version's algorithm made it, whatever decoded the sound. */
export function isOurs(madeBy: string): boolean {
  return madeBy.split(" ")[0] === FINGERPRINT_ALGORITHM;
}

async function keep(index: FingerprintIndex, fingerprints: Fingerprints, mustKeep: boolean): Promise<void> {
  if (index.segments().length > MOST_SEGMENTS) index.merge();
  try {
    await fingerprints.keepIndex(Buffer.concat([HEADER, ...index.segments().map(encodeSegment)]));
  } catch (thrown) {
    if (mustKeep || !isRefusal(thrown)) throw thrown;
  }
}

function decodeIndex(bytes: Uint8Array | null): FingerprintIndex | null {
  if (bytes === null || !HEADER.equals(bytes.subarray(0, HEADER.length))) return null;
  const segments = decodeSegments(bytes.subarray(HEADER.length));
  return segments === null ? null : createFingerprintIndex(segments);
}
