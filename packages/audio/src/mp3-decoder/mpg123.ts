/** mpg123 as WebAssembly (@audio/decode-mp3), loaded when it is first needed. */
import { CatalogError } from "@deadwax/catalog";

export interface DecodedFrame {
  /** Always two channels; of one that was coded both are the same. */
  readonly planes: readonly Float32Array[];
  readonly samples: number;
  /** The decoder had something to say against the frame. */
  readonly isDoubtful: boolean;
}

export interface Mpg123 {
  /**
   * Decodes one whole frame, and gives what it adds to the sound: as many samples as its header states.
   * @throws CatalogError AUDIO_NOT_UNDERSTOOD where the decoder gives up.
   */
  decode(frame: Uint8Array): DecodedFrame;
  free(): void;
}

export async function openMpg123(path: string): Promise<Mpg123> {
  const { decoder } = await import("@audio/decode-mp3");
  const wasm = await decoder();
  let isBroken = false;
  return {
    decode(frame) {
      try {
        const { result, hasSpoken } = quietly(() => wasm.decode(frame));
        const [first] = result.channelData;
        return { planes: result.channelData, samples: first?.length ?? 0, isDoubtful: hasSpoken };
      } catch (cause) {
        isBroken = true;
        const problem = "its decoder gave up on a frame";
        throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "MP3", problem }, { cause });
      }
    },
    free() {
      // What is broken is left to the garbage collector: its own clean-up may fail, too.
      if (!isBroken) wasm.free();
    },
  };
}

/** mpg123 writes what it finds odd to the console, which belongs to the user. Nothing else runs in between. */
function quietly<Result>(work: () => Result): { readonly result: Result; readonly hasSpoken: boolean } {
  const { error } = console;
  let hasSpoken = false;
  console.error = () => {
    hasSpoken = true;
  };
  try {
    const result = work();
    return { result, hasSpoken };
  } finally {
    console.error = error;
  }
}
