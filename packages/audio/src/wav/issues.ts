import { count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameSize, type PcmFormat } from "../pcm/index.ts";
import type { Chunk } from "../riff/index.ts";

const PATH = ["data"] as const;

export function secondData(): Issue {
  return {
    code: "WAV_SECOND_DATA_CHUNK",
    severity: "warning",
    path: PATH,
    message: "There is more than one data chunk; the first was read.",
  };
}

export function noSamples(): Issue {
  return {
    code: "WAV_NO_SAMPLES",
    severity: "error",
    path: PATH,
    message: "The file is complete, but holds no samples: its data chunk is empty.",
    hint: "Nothing can be heard in it. Export the audio again.",
  };
}

/** What is wrong with the end of the data: it is cut off, or its last frame is not whole. */
export function unevenEnd(data: Chunk, format: PcmFormat): readonly Issue[] {
  const size = frameSize(format);
  if (data.isOverrun) {
    const missing = Math.ceil((data.claimedSize - data.size) / size);
    const seconds = (missing / format.sampleRate).toLocaleString("en-US", { maximumFractionDigits: 3 });
    return [
      {
        code: "WAV_DATA_CUT",
        severity: "error",
        path: PATH,
        message: `The end is missing: ${count(missing, "frame")} (${seconds} s) that the header promises are not in the file.`,
        received: String(data.size),
        expected: String(data.claimedSize),
        hint: "Copy it again from where it came from; a copy or a download may not have finished.",
      },
    ];
  }
  const rest = data.size % size;
  if (rest === 0) return [];
  return [
    {
      code: "WAV_PARTIAL_FRAME",
      severity: "warning",
      path: PATH,
      message: `The data ends inside a frame; its last ${count(rest, "byte")} are no whole frame and were left out.`,
    },
  ];
}
