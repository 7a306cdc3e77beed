import { findRecording, isRefusal, shortId, type Id, type StoreReader } from "@deadwax/catalog";
import { formatIsrc, type Isrc } from "@deadwax/identifiers";

interface Called {
  readonly recordingId: Id;
  /** With its version. */
  readonly title: string;
  readonly codes: readonly Isrc[];
}

/** The word by which a person can name exactly this recording: its code, its title, else the end of its id. */
export async function recordingWord(
  reader: StoreReader,
  { recordingId, title, codes }: Called,
): Promise<string> {
  const words = [...codes.slice(0, 1).map((code) => formatIsrc(code)), title];
  for (const word of words) {
    // A shell would take it for a flag.
    if (!word.startsWith("-") && (await leadsTo(reader, word)) === recordingId) return word;
  }
  return shortId(recordingId);
}

async function leadsTo(reader: StoreReader, word: string): Promise<Id | null> {
  try {
    return (await findRecording(reader, word)).id;
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return null;
  }
}
